/// What the key of a name leaves out: where its words end, and which letters carry marks.
struct WrittenForm: Hashable, Sendable {
    /// How many letters stand before each gap between words.
    let gaps: [Int]
    /// The letters with marks, small, in order.
    let marked: [Character]

    init(_ name: some StringProtocol) {
        var gaps: [Int] = []
        var marked: [Character] = []
        var letters = 0
        for character in name {
            if let byte = character.asciiValue {
                switch byte {
                case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: letters += 1
                case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
                    if letters > 0, gaps.last != letters { gaps.append(letters) }
                default: break
                }
            } else if character.isLetter {
                letters += 1
                marked.append(character.lowercased().first ?? character)
            } else if character.isWhitespace, letters > 0, gaps.last != letters {
                gaps.append(letters)
            }
        }
        if gaps.last == letters { gaps.removeLast() }
        self.gaps = gaps
        self.marked = marked.sorted()
    }

    /// How many gaps one of two names has that the other has not near the same place.
    func gapsUnlike(_ other: WrittenForm) -> Int {
        func missing(_ gaps: [Int], in others: [Int]) -> Int {
            gaps.reduce(0) { sum, gap in
                sum + (others.contains { abs($0 - gap) <= 2 } ? 0 : 1)
            }
        }
        return missing(gaps, in: other.gaps) + missing(other.gaps, in: gaps)
    }

    /// How many marked letters the name has that the other has not.
    func marksMissing(in other: WrittenForm) -> Int {
        var rest = other.marked
        return marked.reduce(0) { sum, letter in
            guard let place = rest.firstIndex(of: letter) else { return sum + 1 }
            rest.remove(at: place)
            return sum
        }
    }
}

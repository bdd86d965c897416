/// Cuts a position written in degrees into tokens, or says what stands in the way.
struct DegreesScanner {
    private let characters: [Character]
    private var place = 0
    private let hasDecimalComma: Bool
    private(set) var tokens: [DegreesToken] = []

    init(_ text: String) throws(Refusal) {
        characters = Array(text)
        hasDecimalComma = try Self.findsDecimalComma(in: characters)
        while place < characters.count { try scanNext() }
    }

    /// Why a text cannot be read.
    struct Refusal: Error {
        let reason: String
    }

    private static let degreeMarks: Set<Character> = ["°", "º", "˚", "ᵒ", "⁰"]
    private static let minuteMarks: Set<Character> = ["'", "′", "’", "‘", "ʹ", "´", "`", "ʼ"]
    private static let secondMarks: Set<Character> = ["\"", "″", "”", "“", "ʺ", "¨"]

    /// A comma between digits is a decimal comma where it cannot be what parts the two numbers.
    private static func findsDecimalComma(in text: [Character]) throws(Refusal) -> Bool {
        var tight = 0
        var loose = 0
        for (index, character) in text.enumerated() where character == "," {
            let isTight =
                index > 0 && text[index - 1].isASCIIDigit && index + 1 < text.count
                && text[index + 1].isASCIIDigit
            if isTight { tight += 1 } else { loose += 1 }
        }
        guard tight > 0, !text.contains(".") else { return false }
        let hasOther =
            loose > 0 || text.contains(";")
            || text.contains { $0.isWhitespace || $0.isLetter || degreeMarks.contains($0) }
        guard tight <= 2, tight == 1 || hasOther else {
            throw Refusal(
                reason: "its commas may be decimal commas or separators. "
                    + "Write 13.51366, 2.10980 or 13,51366; 2,10980.")
        }
        return hasOther
    }

    private mutating func scanNext() throws(Refusal) {
        let character = characters[place]
        let next = place + 1 < characters.count ? characters[place + 1] : " "
        if character.isASCIIDigit { return try scanNumber() }
        if character.isLetter, !Self.degreeMarks.contains(character), character != "ʹ",
            character != "ʺ", character != "ʼ"
        {
            return try scanWord()
        }
        place += 1
        switch character {
        case "-", "−", "–", "‐", "‑": tokens.append(.minus)
        case "+": tokens.append(.plus)
        case ",", ";", "/", "|": tokens.append(.separator)
        case "(", ")", "[", "]", ":", "=": break
        case _ where character.isWhitespace: break
        case _ where Self.degreeMarks.contains(character): tokens.append(.degreeMark)
        case _ where Self.secondMarks.contains(character): tokens.append(.secondMark)
        case _ where Self.minuteMarks.contains(character):
            // Two single marks are how a typewriter writes seconds.
            if Self.minuteMarks.contains(next) {
                place += 1
                tokens.append(.secondMark)
            } else {
                tokens.append(.minuteMark)
            }
        default:
            // A leading point as in .5 would hide a misprint.
            throw Refusal(reason: "\"\(character)\" has no meaning there.")
        }
    }

    private mutating func scanNumber() throws(Refusal) {
        var whole = ""
        while place < characters.count, characters[place].isASCIIDigit {
            whole.append(characters[place])
            place += 1
        }
        var text = whole
        if place + 1 < characters.count, characters[place + 1].isASCIIDigit,
            characters[place] == "." || (hasDecimalComma && characters[place] == ",")
        {
            text.append(".")
            place += 1
            while place < characters.count, characters[place].isASCIIDigit {
                text.append(characters[place])
                place += 1
            }
        }
        guard let value = Double(text), value.isFinite else {
            throw Refusal(reason: "\"\(text.excerpt)\" is not a number.")
        }
        tokens.append(
            .number(value, wholeDigits: whole.count, isWhole: text.count == whole.count))
    }

    private mutating func scanWord() throws(Refusal) {
        var word = ""
        while place < characters.count, characters[place].isLetter {
            word.append(characters[place])
            place += 1
        }
        if place < characters.count, characters[place] == ".", word.count > 1 { place += 1 }
        if word == "s" || word == "S" {
            tokens.append(try secondsOrSouth(isCapital: word == "S"))
        } else if let token = Self.word(word.lowercased(), after: tokens) {
            tokens.append(contentsOf: token)
        } else if word.lowercased() == "o" {
            throw Refusal(
                reason: "\"O\" is west in French and Spanish but east in German. Write W or E.")
        } else {
            throw Refusal(
                reason: "\"\(word.excerpt)\" is neither a number nor a side. "
                    + "Write latitude and longitude: 13.51366, 2.10980.")
        }
    }

    private static func word(_ word: String, after tokens: [DegreesToken]) -> [DegreesToken]? {
        var followsNumber = false
        if case .number? = tokens.last { followsNumber = true }
        switch word {
        case "n", "north", "nord", "norte": return [.side(.north)]
        case "e", "east", "est", "este": return [.side(.east)]
        case "w", "west", "ouest", "oeste": return [.side(.west)]
        case "south", "sud", "sur": return [.side(.south)]
        case "lat", "latitude": return [.axis(isLatitude: true)]
        case "lon", "lng", "long", "longitude": return [.axis(isLatitude: false)]
        case "and", "et", "y": return [.separator]
        case "d", "deg", "degree", "degrees", "degré", "degrés":
            return followsNumber ? [.degreeMark] : nil
        case "m", "min", "minute", "minutes": return followsNumber ? [.minuteMark] : nil
        case "sec", "second", "seconds", "secondes": return followsNumber ? [.secondMark] : nil
        case "s": return [.side(.south)]
        case "sn", "se", "sw", "ss":
            guard followsNumber, let side = Self.word(String(word.dropFirst()), after: []) else {
                return nil
            }
            return [.secondMark] + side
        case "mn", "me", "mw", "ms":
            guard followsNumber, let side = Self.word(String(word.dropFirst()), after: []) else {
                return nil
            }
            return [.minuteMark] + side
        default: return nil
        }
    }

    /// What the letter s means: seconds, where a number follows minutes, or south.
    private func secondsOrSouth(isCapital: Bool) throws(Refusal) -> DegreesToken {
        guard case .number? = tokens.last, tokens.dropLast().last == .minuteMark else {
            return .side(.south)
        }
        // Sides that stand before their numbers leave only seconds for a letter after one.
        if case .side? = tokens.first { return .secondMark }
        guard !isCapital else { return .side(.south) }
        let next = characters[place...].first { !$0.isWhitespace }.map { $0.lowercased() } ?? ""
        if next == "n" || next == "s" { return .secondMark }
        let sides: [DegreesToken.Side] = tokens.compactMap {
            if case .side(let side) = $0 { side } else { nil }
        }
        // The latitude is done, so this is the longitude, which has no south.
        if let side = sides.first, side.isLatitude { return .secondMark }
        // No sides anywhere, but seconds in the other half as well.
        let rest = Set(characters[place...].flatMap { $0.lowercased() })
        if sides.isEmpty, rest.contains("s") || tokens.contains(.secondMark),
            rest.isDisjoint(with: ["n", "e", "w"])
        {
            return .secondMark
        }
        throw Refusal(reason: "\"s\" may be seconds or south. Write ″ for seconds, S for south.")
    }
}

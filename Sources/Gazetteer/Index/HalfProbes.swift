/// The hashes of all halves that names at three edits of a key can have in common with it.
///
/// Of three edits at most one falls into one of the two halves of a name, so that this half differs
/// from an end of the key by one edit. The table holds the halves of long names as they are; the edit
/// is tried out on the key. A transposition over the cut counts in both halves: then the last letter
/// of the first half stands behind the cut in the key.
struct HalfProbes {
    /// The shortest name, in letters, that three edits are looked for in.
    ///
    /// Among the 645,574 names of West Africa and of the towns of the world, a made-up name has 345
    /// others at three edits if it has 7 letters, 86 with 8, 25 with 9, 9 with 10, 2 with 11: from ten
    /// letters on they fit a list of ten.
    static let shortest = 10

    /// Tells the first half of one name from the second half of another.
    static let mark: UInt64 = 0xA24B_AED4_963E_E407

    private let bytes: [UInt8]
    private let alphabet: [UInt8]

    init(_ bytes: [UInt8], alphabet: [UInt8]) {
        self.bytes = bytes
        self.alphabet = alphabet
    }

    /// Where a name of so many letters is cut.
    static func cut(_ count: Int) -> Int { count / 2 }

    /// Whether the halves of a name are in the table.
    static func isHalved(_ name: some Collection<UInt8>) -> Bool {
        name.count >= shortest && name.count <= KeyHash.longest && name.allSatisfy { $0 < 0x80 }
    }

    /// The hashes of both halves of a name.
    static func hashes(of name: ArraySlice<UInt8>) -> (first: UInt64, second: UInt64) {
        let middle = name.startIndex + cut(name.count)
        return (
            KeyHash.hash(name[..<middle]), KeyHash.hash(name[middle...]) ^ mark
        )
    }

    func each<Visitor: HashVisitor>(_ visitor: inout Visitor) {
        let count = bytes.count
        let least = max(HalfProbes.shortest, count - 3)
        let most = min(KeyHash.longest, count + 3)
        guard least <= most, bytes.allSatisfy({ $0 < 0x80 }) else { return }
        for length in max(1, HalfProbes.cut(least) - 1)...(HalfProbes.cut(most) + 1) {
            guard length <= count else { break }
            var start = Array(bytes[..<length])
            visitor.visit(KeyHash.hash(start))
            EditProbes(start, alphabet: alphabet).eachSingle(&visitor)
            if length < count, bytes[length - 1] != bytes[length] {
                start[length - 1] = bytes[length]
                EditProbes(start, alphabet: alphabet).eachSingle(&visitor)
            }
        }
        var second = MarkedHashes(visitor: visitor, mark: HalfProbes.mark)
        let rest = (least - HalfProbes.cut(least) - 1)...(most - HalfProbes.cut(most) + 1)
        for length in rest where length > 0 && length <= count {
            let end = Array(bytes[(count - length)...])
            second.visit(KeyHash.hash(end))
            EditProbes(end, alphabet: alphabet).eachSingle(&second)
        }
        visitor = second.visitor
    }
}

/// Hands on hashes with a mark.
private struct MarkedHashes<Visitor: HashVisitor>: HashVisitor {
    var visitor: Visitor
    let mark: UInt64

    @inline(__always)
    mutating func visit(_ hash: UInt64) { visitor.visit(hash ^ mark) }
}

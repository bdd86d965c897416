/// The hashes of all keys that must be looked up to find names at two edits.
///
/// Of two edits one is tried out on the query; the other shows as a letter deleted from the name,
/// from the query, or from both. Pairs and what covers them:
/// insert + insert: letters inserted; insert + replace: letters replaced; insert + transpose:
/// neighbours transposed; replace + replace: one letter replaced, another deleted; replace or delete
/// + delete: two letters deleted; transpose + any: transposed, another letter deleted.
struct EditProbes {
    /// The longest key for which two edits are tried.
    static let longest = 40

    private let bytes: [UInt8]
    private let alphabet: [UInt8]
    /// Sums of the values of the first letters, with their powers.
    private let sums: [UInt64]

    init(_ bytes: [UInt8], alphabet: [UInt8]) {
        self.bytes = bytes
        self.alphabet = alphabet
        var sums: [UInt64] = [0]
        sums.reserveCapacity(bytes.count + 1)
        for (index, byte) in bytes.enumerated() {
            sums.append(sums[index] &+ KeyHash.value(of: byte) &* KeyHash.powers[index])
        }
        self.sums = sums
    }

    func each<Visitor: HashVisitor>(_ visitor: inout Visitor) {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return }
        insertions(&visitor)
        replacements(&visitor)
        transpositions(&visitor)
        pairsOfDeletions(&visitor)
    }

    /// The hashes of all keys at exactly one edit, for a table that holds each key once.
    func eachSingle<Visitor: HashVisitor>(_ visitor: inout Visitor) {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return }
        let count = bytes.count
        insertions(&visitor)
        for place in 0..<count {
            let old = KeyHash.value(of: bytes[place])
            for letter in alphabet where letter != bytes[place] {
                let change = (KeyHash.value(of: letter) &- old) &* KeyHash.powers[place]
                visitor.visit(KeyHash.finish(sums[count] &+ change, count: count))
            }
            let rest = (sums[count] &- sums[place + 1]) &* KeyHash.inverse
            visitor.visit(KeyHash.finish(sums[place] &+ rest, count: count - 1))
            if place + 1 < count, bytes[place] != bytes[place + 1] {
                let next = KeyHash.value(of: bytes[place + 1])
                let change =
                    (next &- old) &* KeyHash.powers[place]
                    &+ (old &- next) &* KeyHash.powers[place + 1]
                visitor.visit(KeyHash.finish(sums[count] &+ change, count: count))
            }
        }
    }

    private func insertions<Visitor: HashVisitor>(_ visitor: inout Visitor) {
        let count = bytes.count
        for place in 0...count {
            let rest = (sums[count] &- sums[place]) &* KeyHash.base
            for letter in alphabet where place == 0 || bytes[place - 1] != letter {
                let sum = sums[place] &+ KeyHash.value(of: letter) &* KeyHash.powers[place] &+ rest
                visitor.visit(KeyHash.finish(sum, count: count + 1))
            }
        }
    }

    private func replacements<Visitor: HashVisitor>(_ visitor: inout Visitor) {
        let count = bytes.count
        for place in 0..<count {
            let old = KeyHash.value(of: bytes[place])
            let power = KeyHash.powers[place]
            for letter in alphabet where letter != bytes[place] {
                let change = (KeyHash.value(of: letter) &- old) &* power
                let sum = sums[count] &+ change
                visitor.visit(KeyHash.finish(sum, count: count))
                // The other replaced letter stands behind this one, and is deleted.
                var deleted = place + 1
                while deleted < count {
                    if deleted == place + 1 || bytes[deleted] != bytes[deleted - 1] {
                        let rest = (sums[count] &- sums[deleted + 1]) &* KeyHash.inverse
                        visitor.visit(
                            KeyHash.finish(sums[deleted] &+ change &+ rest, count: count - 1))
                    }
                    deleted += 1
                }
            }
        }
    }

    private func transpositions<Visitor: HashVisitor>(_ visitor: inout Visitor) {
        let count = bytes.count
        guard count > 1 else { return }
        for place in 0..<(count - 1) where bytes[place] != bytes[place + 1] {
            let first = KeyHash.value(of: bytes[place])
            let second = KeyHash.value(of: bytes[place + 1])
            let change =
                (second &- first) &* KeyHash.powers[place]
                &+ (first &- second) &* KeyHash.powers[place + 1]
            visitor.visit(KeyHash.finish(sums[count] &+ change, count: count))
            for deleted in 0..<count where deleted != place && deleted != place + 1 {
                let isBehind = deleted > place
                let before = sums[deleted] &+ (isBehind ? change : 0)
                let after =
                    (sums[count] &- sums[deleted + 1] &+ (isBehind ? 0 : change))
                    &* KeyHash.inverse
                visitor.visit(KeyHash.finish(before &+ after, count: count - 1))
            }
        }
    }

    private func pairsOfDeletions<Visitor: HashVisitor>(_ visitor: inout Visitor) {
        let count = bytes.count
        guard count > 2 else { return }
        let twice = KeyHash.inverse &* KeyHash.inverse
        for first in 0..<(count - 1) {
            for second in (first + 1)..<count {
                let middle = (sums[second] &- sums[first + 1]) &* KeyHash.inverse
                let rest = (sums[count] &- sums[second + 1]) &* twice
                visitor.visit(KeyHash.finish(sums[first] &+ middle &+ rest, count: count - 2))
            }
        }
    }
}

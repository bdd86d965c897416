/// The optimal string alignment distance of many names to one key: bit-parallel where it can be.
///
/// Insertions, deletions, substitutions and transpositions of neighbours count one each; no part is
/// edited twice. See H. Hyyrö, *A bit-vector algorithm for computing Levenshtein and Damerau edit
/// distances*, Nordic Journal of Computing 10 (2003).
struct EditPattern {
    private var masks = [UInt64](repeating: 0, count: 128)
    private let pattern: [UInt8]
    private let isPlain: Bool

    init(_ key: NameKey) {
        pattern = key.bytes
        isPlain = pattern.count <= 64 && pattern.allSatisfy { $0 < 0x80 }
        if isPlain {
            for (index, byte) in pattern.enumerated() { masks[Int(byte)] |= 1 << UInt64(index) }
        }
    }

    /// The distance to another key; more than `limit` if it is farther than that.
    func distance(to other: [UInt8], limit: Int) -> Int {
        if abs(other.count - pattern.count) > (isPlain ? limit : 3 * limit) { return limit + 1 }
        if pattern.isEmpty { return other.count }
        var isASCII = isPlain
        if isPlain { for byte in other where byte >= 0x80 { isASCII = false } }
        return isASCII ? bitParallel(other) : byCharacters(other)
    }

    @inline(__always)
    private func bitParallel(_ other: [UInt8]) -> Int {
        var verticalPositive = ~UInt64(0)
        var verticalNegative: UInt64 = 0
        var diagonal: UInt64 = 0
        var previousMask: UInt64 = 0
        var distance = pattern.count
        let last = UInt64(1) << UInt64(pattern.count - 1)
        for byte in other {
            let mask = masks[Int(byte)]
            let transposed = ((~diagonal & mask) << 1) & previousMask
            diagonal =
                (((mask & verticalPositive) &+ verticalPositive) ^ verticalPositive) | mask
                | verticalNegative | transposed
            var horizontalPositive = verticalNegative | ~(diagonal | verticalPositive)
            var horizontalNegative = diagonal & verticalPositive
            if horizontalPositive & last != 0 { distance += 1 }
            if horizontalNegative & last != 0 { distance -= 1 }
            horizontalPositive = (horizontalPositive << 1) | 1
            horizontalNegative <<= 1
            verticalPositive = horizontalNegative | ~(diagonal | horizontalPositive)
            verticalNegative = horizontalPositive & diagonal
            previousMask = mask
        }
        return distance
    }

    private func byCharacters(_ other: [UInt8]) -> Int {
        let first = Array(String(decoding: pattern, as: UTF8.self).unicodeScalars)
        let second = Array(String(decoding: other, as: UTF8.self).unicodeScalars)
        var beforeLast = [Int](repeating: 0, count: second.count + 1)
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            current.reserveCapacity(second.count + 1)
            for column in second.indices {
                var best = min(
                    last[column] + (first[row] == second[column] ? 0 : 1), last[column + 1] + 1,
                    current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1],
                    first[row - 1] == second[column]
                {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}

/// How unlikely it is that one key was written for another: a weighted edit distance.
///
/// One arbitrary wrong letter costs 1. What writers and ears confuse costs less: letters doubled or
/// not, vowels for each other, `i` and `y`, `u` and `w`, `c`, `k` and `q`, `s` and `z`, voiced and
/// voiceless consonants, a silent `h` or a final `e`, neighbours exchanged.
struct SpellingCost {
    /// The cost of one arbitrary wrong letter.
    static let letter: Float = 1

    private static let width = 27
    /// Costs of replacing one letter by another, by their numbers.
    private static let replacements: [Float] = {
        var costs = [Float](repeating: letter, count: width * width)
        func set(_ letters: String, _ cost: Float) {
            let numbers = letters.utf8.map { number($0) }
            for first in numbers {
                for second in numbers where first != second {
                    costs[first * width + second] = min(cost, costs[first * width + second])
                }
            }
        }
        set("aeiouyw", 0.8)
        set("iy", 0.3)
        set("ie", 0.6)
        set("ey", 0.6)
        set("ou", 0.5)
        set("uw", 0.3)
        set("ckq", 0.3)
        set("sz", 0.4)
        set("cs", 0.6)
        set("gj", 0.6)
        set("td", 0.7)
        set("pb", 0.7)
        set("kg", 0.7)
        set("fv", 0.6)
        set("bv", 0.7)
        set("mn", 0.6)
        set("lr", 0.7)
        set("jy", 0.7)
        for index in 0..<width { costs[index * width + index] = 0 }
        return costs
    }()

    @inline(__always)
    private static func number(_ byte: UInt8) -> Int {
        byte >= 0x61 && byte <= 0x7A ? Int(byte) - 0x61 : 26
    }

    @inline(__always)
    private static func replacement(_ first: UInt8, _ second: UInt8) -> Float {
        if first == second { return 0 }
        return replacements[number(first) * width + number(second)]
    }

    /// What a letter costs that one of the two has and the other has not.
    @inline(__always)
    private static func extra(_ bytes: [UInt8], _ index: Int) -> Float {
        let byte = bytes[index]
        if index > 0, bytes[index - 1] == byte { return 0.5 }
        switch byte {
        case UInt8(ascii: "h"): return 0.7
        case UInt8(ascii: "e"): return index == bytes.count - 1 ? 0.6 : 0.9
        case UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): return 0.9
        default: return letter
        }
    }

    /// The cost of writing one key for the other.
    ///
    /// - Complexity: The product of the lengths.
    static func between(_ first: [UInt8], _ second: [UInt8]) -> Float {
        let columns = second.count
        var beforeLast = [Float](repeating: 0, count: columns + 1)
        var last = [Float](repeating: 0, count: columns + 1)
        var current = [Float](repeating: 0, count: columns + 1)
        for column in 0..<columns { last[column + 1] = last[column] + extra(second, column) }
        for row in 0..<first.count {
            current[0] = last[0] + extra(first, row)
            for column in 0..<columns {
                var best = last[column] + replacement(first[row], second[column])
                best = min(best, last[column + 1] + extra(first, row))
                best = min(best, current[column] + extra(second, column))
                if row > 0, column > 0, first[row] == second[column - 1],
                    first[row - 1] == second[column], first[row] != first[row - 1]
                {
                    best = min(best, beforeLast[column - 1] + 0.85)
                }
                current[column + 1] = best
            }
            swap(&beforeLast, &last)
            swap(&last, &current)
        }
        return last[columns]
    }
}

/// How unlikely it is that a name was written as the query: a weighted edit distance.
///
/// A noisy channel: a letter left out, or two exchanged, can happen in one way and costs 1; a wrong
/// or an additional letter is one of 26 and therefore rarer, each by itself. What writers and ears
/// confuse costs less: letters doubled or not, vowels for each other, `i` and `y`, `u` and `w`, `c`,
/// `k` and `q`, `s` and `z`, voiced and voiceless consonants, a silent `h` or a final `e`.
///
/// See M. D. Kernighan, K. W. Church, W. A. Gale, *A spelling correction program based on a noisy
/// channel model*, COLING 1990.
struct SpellingCost: Hashable, Sendable {
    private static let width = 27
    /// Costs of one letter written for another, by their numbers.
    private let replacements: [Float]
    private let extra: Float
    private let likeness: Float

    /// Makes the costs.
    ///
    /// - Parameters:
    ///   - wrong: What an arbitrary wrong or additional letter costs; a missing one costs 1.
    ///   - likeness: How much it counts that letters are alike, 0...1.
    init(wrong: Float = 1.5, likeness: Float = 0.6) {
        let width = SpellingCost.width
        var costs = [Float](repeating: wrong, count: width * width)
        func set(_ letters: String, _ cost: Float) {
            let numbers = letters.utf8.map { SpellingCost.number($0) }
            let cost = wrong + likeness * (cost - wrong)
            for first in numbers {
                for second in numbers where first != second {
                    costs[first * width + second] = min(cost, costs[first * width + second])
                }
            }
        }
        set("aeiouyw", 1.2)
        for letters in ["ie", "ey", "cs"] { set(letters, 0.8) }
        for letters in ["iy", "uw", "ckq", "sz", "ou"] { set(letters, 0.5) }
        for letters in ["gj", "fv", "mn", "jy"] { set(letters, 0.9) }
        for letters in ["td", "pb", "kg", "bv", "lr"] { set(letters, 1) }
        for index in 0..<width { costs[index * width + index] = 0 }
        replacements = costs
        extra = wrong
        self.likeness = likeness
    }

    @inline(__always)
    private static func number(_ byte: UInt8) -> Int {
        byte >= 0x61 && byte <= 0x7A ? Int(byte) - 0x61 : 26
    }

    @inline(__always)
    private func replacement(_ first: UInt8, _ second: UInt8) -> Float {
        if first == second { return 0 }
        let row = SpellingCost.number(first) * SpellingCost.width
        return replacements[row + SpellingCost.number(second)]
    }

    /// How much less a letter costs that is easily doubled, not heard or left out.
    @inline(__always)
    private func ease(_ bytes: [UInt8], _ index: Int) -> Float {
        let byte = bytes[index]
        if index > 0, bytes[index - 1] == byte { return 0.5 * likeness }
        switch byte {
        case UInt8(ascii: "h"): return 0.4 * likeness
        case UInt8(ascii: "e") where index == bytes.count - 1: return 0.4 * likeness
        default: return 0
        }
    }

    /// Memory for three rows of costs, used again and again.
    struct Rows {
        fileprivate var beforeLast: [Float] = []
        fileprivate var last: [Float] = []
        fileprivate var current: [Float] = []

        fileprivate mutating func fit(_ count: Int) {
            while last.count < count {
                beforeLast.append(0)
                last.append(0)
                current.append(0)
            }
        }
    }

    /// The cost of writing the query for the name.
    ///
    /// - Complexity: The product of the lengths.
    func ofWriting(_ query: [UInt8], for name: [UInt8]) -> Float {
        var rows = Rows()
        return ofWriting(query, for: name, in: &rows)
    }

    /// The cost of writing the query for the name, with memory from an earlier name.
    func ofWriting(_ query: [UInt8], for name: [UInt8], in rows: inout Rows) -> Float {
        let columns = name.count
        rows.fit(columns + 1)
        rows.last[0] = 0
        for column in 0..<columns {
            rows.last[column + 1] = rows.last[column] + 1 - ease(name, column)
        }
        for row in 0..<query.count {
            let letter = query[row]
            let added = extra - ease(query, row)
            rows.current[0] = rows.last[0] + added
            for column in 0..<columns {
                var best = rows.last[column] + replacement(letter, name[column])
                best = min(best, rows.last[column + 1] + added)
                best = min(best, rows.current[column] + 1 - ease(name, column))
                if row > 0, column > 0, letter == name[column - 1],
                    query[row - 1] == name[column], letter != query[row - 1]
                {
                    best = min(best, rows.beforeLast[column - 1] + 1)
                }
                rows.current[column + 1] = best
            }
            swap(&rows.beforeLast, &rows.last)
            swap(&rows.last, &rows.current)
        }
        return rows.last[columns]
    }
}

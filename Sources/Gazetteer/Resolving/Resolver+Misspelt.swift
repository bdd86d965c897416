import Glibc

extension Resolver {
    /// At most so many misspelt names are compared as they are written.
    static let longestWrittenList = 40
    /// How much less likely than the best such a name may be.
    static let writtenReach = 10.0
    /// At most so many places of one name are asked how they write it.
    static let writersOfName = 3

    /// The places of one misspelt name, and what they weigh together.
    struct NameGroup {
        var rows: [ScoredRow]
        var score: Double
    }

    /// The places that the query may mean by a misspelling, by their names, the likeliest first.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - exact: Names that are spelled as the query, to be left out.
    ///   - isKnown: Whether one of them is a name that people write in this script.
    ///   - options: What else is known.
    /// - Returns: One group for each name.
    func misspelt(
        _ query: NameQuery, besides exact: Set<Int>, isKnown: Bool, options: ResolveOptions
    ) -> [NameGroup] {
        var groups: [NameGroup] = []
        for hit in spellings(for: query, isKnown: isKnown) where !exact.contains(hit.name) {
            let rows = index.uses(ofName: hit.name).prefix(64)
                .filter { isWrittenOut($0.role, query) }
                .compactMap { score($0, hit: hit, options: options) }
            if rows.isEmpty { continue }
            groups.append(group(of: rows))
        }
        groups.sort { $0.score == $1.score ? $0.rows[0].row < $1.rows[0].row : $0.score > $1.score }
        guard let best = groups.first?.score, let written = query.written else { return groups }
        for place in groups.indices.prefix(Resolver.longestWrittenList) {
            if groups[place].score < best - Resolver.writtenReach { break }
            let cost = writtenCost(groups[place], written: written)
            groups[place].score -= cost
            for row in groups[place].rows.indices {
                groups[place].rows[row] = groups[place].rows[row].costing(cost)
            }
        }
        return groups
    }

    /// The places of one name: how likely the name is misspelt depends little on how important they
    /// are, but which of them is meant does as much as under the right spelling.
    private func group(of rows: [ScoredRow]) -> NameGroup {
        let together = logOfSum(rows.map(\.score))
        if rows.count == 1 { return NameGroup(rows: rows, score: together) }
        let raised = rows.map { row in
            let importance = index.importance(at: row.row)
            return row.costing(
                weights.importance(importance, isMisspelt: true)
                    - weights.importance(importance, isMisspelt: false), isOfSpelling: false)
        }
        let excess = logOfSum(raised.map(\.score)) - together
        let shared = raised.map { $0.costing(excess, isOfSpelling: false) }
        return NameGroup(
            rows: shared.sorted { $0.score == $1.score ? $0.row < $1.row : $0.score > $1.score },
            score: together)
    }

    /// What it costs that a name is not written with the spaces and marks of the query.
    private func writtenCost(_ group: NameGroup, written: WrittenForm) -> Double {
        let key = index.key(numbered: group.rows[0].name)
        var least = Double.infinity
        for row in group.rows.prefix(Resolver.writersOfName) {
            let name = WrittenForm(index.writtenName(at: row.row, key: key))
            least = min(least, weights.written(written, for: name))
            if least == 0 { break }
        }
        return least
    }

    /// The logarithm of the sum of what the scores are logarithms of.
    private func logOfSum(_ scores: [Double]) -> Double {
        guard let most = scores.max() else { return -.infinity }
        return most + log(scores.reduce(0) { $0 + exp($1 - most) })
    }
}

import Geodesy
import Glibc

/// Names with more to them than the name of the place: a town before its country, a town for its airport.
extension Resolver {
    /// The most words of a country or area behind a name.
    private static let mostQualifierWords = 3
    /// What it costs that no comma sets the country or area apart.
    private static let missingComma = 1.0
    /// What it costs that words of a name are left out.
    private static let leftOut = 1.2

    /// The places of "Gao Mali", "Paris TX", "Springfield Illinois"; nil where no country or first-order
    /// area stands at the end.
    func qualifiedCandidates(_ name: String, options: ResolveOptions) -> [ScoredRow]? {
        let words = name.split(whereSeparator: \.isWhitespace)
        for count in 1...Self.mostQualifierWords where count < words.count {
            let qualifier = NameQualifier(
                words.suffix(count).joined(separator: " "), register: register, isSet: false)
            if qualifier.isEmpty { continue }
            var options = options
            options.qualifiers = [qualifier]
            let query = NameQuery(
                words.dropLast(count).joined(separator: " "), register: register)
            return candidates(for: query, options: options).map { $0.costing(Self.missingComma) }
        }
        return nil
    }

    /// Both lists in one, each place once.
    static func merged(_ first: [ScoredRow], _ second: [ScoredRow]) -> [ScoredRow] {
        var best: [Int: ScoredRow] = [:]
        for row in first + second {
            if let known = best[row.row], known.nameScore >= row.nameScore { continue }
            best[row.row] = row
        }
        return best.values.sorted(by: ScoredRow.comesBefore)
    }

    /// The airports or bases beside the towns that a form names, the likelier the nearer.
    func facilities(of form: NameQuery.Form, named name: Int, options: ResolveOptions)
        -> [ScoredRow]
    {
        guard let facility = form.facility else { return [] }
        let towns = index.uses(ofName: name).prefix(Self.longestUseList).compactMap { use in
            index.featureClass(at: use.row) == .populated
                ? score(use, hit: SpelledName(name: name, cost: form.cost), options: options) : nil
        }
        guard let town = towns.max(by: { $0.score < $1.score }) else { return [] }
        return index.nearest(
            to: index.coordinate(at: town.row), count: 3,
            within: Length(kilometres: TownFacility.reach),
            where: { facility.admits(index.featureCode(at: $0)) }
        ).map { near in
            ScoredRow(
                row: near.row, name: ScoredRow.byTown, role: .preferred, edits: 0,
                score: town.score - log(1 + near.segment.distance.kilometres / 4))
        }
    }

    /// The places whose names are the form and words that people leave out.
    func shortened(_ form: NameQuery.Form, options: ResolveOptions) -> [ScoredRow] {
        var rows: [ScoredRow] = []
        func add(_ key: NameKey) {
            guard let name = index.number(of: key) else { return }
            let hit = SpelledName(name: name, cost: form.cost + Self.leftOut)
            for use in index.uses(ofName: name).prefix(Self.longestUseList) {
                if let row = score(use, hit: hit, options: options) { rows.append(row) }
            }
        }
        for ending in TypeWords.endings {
            var key = form.key
            key.append(ending)
            add(key)
        }
        for beginning in TypeWords.beginnings {
            var key = NameKey()
            key.append(beginning)
            key.append(form.key.description)
            add(key)
        }
        return rows
    }
}

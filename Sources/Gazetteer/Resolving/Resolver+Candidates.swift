import Geodesy
import Glibc

extension Resolver {
    /// At most so many names that are spelled otherwise are looked at more closely.
    static let longestSpellingList = 600
    /// At most so many places of one name.
    static let longestUseList = 512

    /// The places that the query may mean, best first.
    func candidates(for query: NameQuery, options: ResolveOptions) -> [ScoredRow] {
        var best: [Int: ScoredRow] = [:]
        func take(_ row: ScoredRow?) {
            guard let row else { return }
            if let known = best[row.row], known.nameScore >= row.nameScore { return }
            best[row.row] = row
        }
        for code in query.codes {
            for row in index.rows(withCode: code) {
                let isAirport = index.featureCode(at: row) == "AIRP"
                let hit = SpelledName(
                    name: ScoredRow.byCode, cost: isAirport ? -weights.airportOfCode : 0)
                take(score(NameUse(row: row, role: .abbreviation), hit: hit, options: options))
            }
        }
        var exact: Set<Int> = []
        var isKnown = false
        for form in query.forms {
            guard let name = index.number(of: form.key) else { continue }
            exact.insert(name)
            let cost = form.cost + (isKnown && !form.kinds.isEmpty ? weights.partOfName : 0)
            var hit = SpelledName(name: name, cost: cost, kinds: form.kinds)
            for use in index.uses(ofName: name).prefix(Resolver.longestUseList) {
                let isForeign = use.role == .otherScript && !query.hasOtherScript
                hit.cost = cost + (isForeign ? weights.otherScript : 0)
                take(score(use, hit: hit, options: options))
                if !isForeign, use.role != .transcription { isKnown = true }
            }
            for row in facilities(of: form, named: name, options: options) { take(row) }
        }
        if !isKnown, let whole = query.forms.first {
            for row in shortened(whole, options: options) {
                take(row)
                isKnown = true
            }
        }
        if options.isForgiving {
            for group in misspelt(
                query, besides: exact, isKnown: isKnown, options: options)
            {
                for row in group.rows { take(row.ofName(scoring: group.score)) }
            }
        }
        return best.values.sorted(by: ScoredRow.comesBefore)
    }

    /// The names that the query may be a misspelling of, the likeliest first.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - isKnown: Whether places are called exactly so: then two edits are not worth the search.
    /// - Returns: Each name once.
    func spellings(for query: NameQuery, isKnown: Bool) -> [SpelledName] {
        var hits: [SpelledName] = []
        let forms = query.forms.filter(\.isSpelling)
        for form in forms {
            let near = names(near: form.key, isKnown: isKnown)
            let heard = index.names(soundingLike: form.key, edits: isKnown ? 0 : 1)
            var speller = Speller(form: form, resolver: self)
            // Both lists are in the order of the names.
            var place = 0
            for hit in near {
                while place < heard.count, heard[place] < hit.name {
                    hits.append(speller.spelled(heard[place]))
                    place += 1
                }
                let isHeard = place < heard.count && heard[place] == hit.name
                if isHeard { place += 1 }
                hits.append(speller.spelled(hit.name, edits: hit.edits, isHeard: isHeard))
            }
            for name in heard[place...] { hits.append(speller.spelled(name)) }
        }
        hits.sort { $0.cost == $1.cost ? $0.name < $1.name : $0.cost < $1.cost }
        if forms.count > 1 {
            var seen: Set<Int> = []
            hits.removeAll { !seen.insert($0.name).inserted }
        }
        return Array(hits.prefix(Resolver.longestSpellingList))
    }

    /// The names at few edits of a key: at one of a name that is known, at two of any other, at
    /// three of long names where nothing is nearer than two.
    private func names(near key: NameKey, isKnown: Bool) -> [NameHit] {
        if isKnown || key.bytes.count < 4 { return index.names(near: key, edits: 1) }
        let near = index.names(near: key, edits: 2)
        if near.contains(where: { $0.edits < 2 }) { return near }
        return (near + index.names(atThreeEditsFrom: key)).sorted { $0.name < $1.name }
    }

    /// Whether a misspelt query can mean a name of the role: codes are not misspelt, and names in
    /// another script only by those who write that script.
    func isWrittenOut(_ role: NameUse.Role, _ query: NameQuery) -> Bool {
        switch role {
        case .abbreviation: false
        case .otherScript: query.hasOtherScript
        default: true
        }
    }

    func score(_ use: NameUse, hit: SpelledName, options: ResolveOptions) -> ScoredRow? {
        let row = use.row
        if !options.kinds.isEmpty, !options.kinds.contains(index.featureClass(at: row)) {
            return nil
        }
        for qualifier in options.qualifiers where !qualifier.admits(row, of: index) { return nil }
        let isOtherSpelling = hit.isOtherSpelling
        var score =
            weights.importance(index.importance(at: row), isMisspelt: isOtherSpelling)
            + weights.role(use.role) - hit.cost
        if !options.countries.isEmpty || !options.likelyCountries.isEmpty {
            let countries = index.countries(at: row)
            if !options.countries.isEmpty, !countries.contains(where: options.countries.contains) {
                return nil
            }
            if !options.likelyCountries.isEmpty,
                !countries.contains(where: options.likelyCountries.contains)
            {
                score -= weights.outsideLikelyCountry
            }
        }
        if isOtherSpelling {
            score += familiarity(at: row) + likelihoodOfKind(at: row)
            if use.role == .variant { score -= weights.variant(of: index.importance(at: row)) }
        }
        if let near = options.near {
            score += weights.nearness(
                Geodesic.wgs84.distance(from: near, to: index.coordinate(at: row)))
        }
        let isOtherKind = !hit.kinds.isEmpty && !hit.kinds.contains(index.featureClass(at: row))
        if isOtherKind { score -= weights.otherKind }
        return ScoredRow(
            row: row, name: hit.name, role: use.role, edits: hit.edits, spellingCost: hit.cost,
            isSound: hit.isSound, isOtherKind: isOtherKind, score: score)
    }
}

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
            if let known = best[row.row], known.score >= row.score { return }
            best[row.row] = row
        }
        for code in query.codes {
            for row in index.rows(withCode: code) {
                take(
                    score(
                        NameUse(row: row, role: .abbreviation), hit: SpelledName(name: -1),
                        options: options))
            }
        }
        var exact: Set<Int> = []
        for form in query.forms {
            guard let name = index.number(of: form.key) else { continue }
            exact.insert(name)
            let hit = SpelledName(name: name, cost: form.cost, kinds: form.kinds)
            for use in index.uses(ofName: name).prefix(Resolver.longestUseList) {
                take(score(use, hit: hit, options: options))
            }
        }
        if options.isForgiving {
            for hit in spellings(for: query, isKnown: !exact.isEmpty)
            where !exact.contains(hit.name) {
                let uses = index.uses(ofName: hit.name)
                var hit = hit
                hit.cost -= weights.bearers * log(Double(max(1, uses.count)))
                for use in uses.prefix(64) where isWrittenOut(use.role, query) {
                    take(score(use, hit: hit, options: options))
                }
            }
        }
        return best.values.sorted {
            $0.score == $1.score ? $0.row < $1.row : $0.score > $1.score
        }
    }

    /// The names that the query may be a misspelling of, the likeliest first.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - isKnown: Whether places are called exactly so: then two edits are not worth the search.
    /// - Returns: Each name once.
    private func spellings(for query: NameQuery, isKnown: Bool) -> [SpelledName] {
        var hits: [Int: SpelledName] = [:]
        func take(_ hit: SpelledName) {
            if let known = hits[hit.name], known.cost <= hit.cost { return }
            hits[hit.name] = hit
        }
        for form in query.forms where form.isSpelling {
            let sound = Romanisation.key(of: form.key.bytes)
            var near: [Int: Int] = [:]
            let edits = isKnown || form.key.bytes.count < 4 ? 1 : 2
            for hit in index.names(near: form.key, edits: edits) {
                near[hit.name] = hit.edits
            }
            let heard = Set(index.names(soundingLike: form.key, edits: isKnown ? 0 : 1))
            for name in Set(near.keys).union(heard) {
                let key = index.key(numbered: name).bytes
                let edits = near[name]
                var cost =
                    weights.letter * Double(spelling.ofWriting(form.key.bytes, for: key))
                var isSound = false
                if !sound.isEmpty {
                    let byEar =
                        weights.sound + weights.soundLetter * weights.letter
                        * Double(spelling.ofWriting(sound, for: Romanisation.key(of: key)))
                    if byEar < cost {
                        cost = byEar
                        isSound = true
                    }
                }
                take(
                    SpelledName(
                        name: name, edits: edits ?? 3, isOtherSpelling: true, isSound: isSound,
                        cost: form.cost + weights.misspelt + cost, kinds: form.kinds))
            }
        }
        let ranked = hits.values.sorted {
            $0.cost == $1.cost ? $0.name < $1.name : $0.cost < $1.cost
        }
        return Array(ranked.prefix(Resolver.longestSpellingList))
    }

    /// Whether a misspelt query can mean a name of the role: codes are not misspelt, and names in
    /// another script only by those who write that script.
    private func isWrittenOut(_ role: NameUse.Role, _ query: NameQuery) -> Bool {
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
            index.importance(at: row)
            * (isOtherSpelling ? weights.misspeltImportance : weights.importance)
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
            score += index.countries(at: row).map { familiarity[$0] ?? 0 }.max() ?? 0
            score += weights.kind(index.featureClass(at: row), index.featureCode(at: row))
        }
        if let near = options.near {
            score += weights.nearness(
                Geodesic.wgs84.distance(from: near, to: index.coordinate(at: row)))
        }
        if !hit.kinds.isEmpty, !hit.kinds.contains(index.featureClass(at: row)) {
            score -= weights.otherKind
        }
        return ScoredRow(
            row: row, name: hit.name, role: use.role, edits: hit.edits, spellingCost: hit.cost,
            isSound: hit.isSound, score: score)
    }
}

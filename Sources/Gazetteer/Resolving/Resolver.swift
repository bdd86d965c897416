import Geodesy

/// Decides which places a name may stand for, in order of likelihood, with reasons.
///
/// Immutable; one value serves any number of threads.
public struct Resolver: Sendable {
    /// What the resolver chooses from.
    public let register: PlaceRegister

    var index: PlaceIndex { register.index }

    /// Makes a resolver.
    public init(register: PlaceRegister) {
        self.register = register
    }

    /// The places that a name may stand for.
    ///
    /// Understands names, qualified names ("Gao, Mali"), type words ("région d'Agadez",
    /// "Agadez airport"), codes (`iata:NIM`, `geonames:2440485`) and misspellings.
    ///
    /// - Parameters:
    ///   - name: The name as written.
    ///   - options: What else is known.
    /// - Returns: Candidates, best first; empty where nothing comes near.
    public func resolve(_ name: String, options: ResolveOptions = ResolveOptions()) -> Resolution {
        let query = NameQuery(name, register: register)
        var options = options
        if options.countries.isEmpty, !query.countries.isEmpty {
            options.countries = query.countries
        }
        if let rows = codedRows(name) {
            return resolution(name, ranked: rows, query: query, options: options)
        }
        var scored = candidates(for: query, options: options)
        if scored.isEmpty, !query.countries.isEmpty {
            options.countries = []
            scored = candidates(for: query, options: options)
        }
        return resolution(name, ranked: scored, query: query, options: options)
    }

    /// The places that are called so, scored with what is known, best first.
    ///
    /// The quick way for a reader of texts: exact names only, no reasons.
    public func candidates(
        forName name: Int, options: ResolveOptions = ResolveOptions()
    ) -> [ScoredRow] {
        index.uses(ofName: name)
            .compactMap { score($0, name: name, edits: 0, cost: 0, wanted: [], options: options) }
            .sorted { $0.score == $1.score ? $0.row < $1.row : $0.score > $1.score }
    }

    private func codedRows(_ name: String) -> [ScoredRow]? {
        guard name.contains(":") else { return nil }
        let id = PlaceID(rawValue: name)
        let rows = index.row(of: id).map { [$0] } ?? index.rows(withCode: name)
        guard !rows.isEmpty else { return nil }
        return rows.map {
            ScoredRow(row: $0, name: -1, role: .preferred, edits: 0, score: 10)
        }
    }

    private func candidates(for query: NameQuery, options: ResolveOptions) -> [ScoredRow] {
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
                        NameUse(row: row, role: .abbreviation), name: -1, edits: 0, cost: 0,
                        wanted: [], options: options))
            }
        }
        for form in query.forms {
            guard let name = index.number(of: form.key) else { continue }
            for use in index.uses(ofName: name).prefix(512) {
                take(
                    score(
                        use, name: name, edits: 0, cost: form.cost, wanted: form.kinds,
                        options: options))
            }
        }
        if options.isForgiving {
            for form in query.forms where form.isSpelling {
                for name in index.names(soundingLike: form.key) {
                    for use in index.uses(ofName: name).prefix(64) {
                        take(
                            score(
                                use, name: name, edits: 1, cost: form.cost + 2.5,
                                wanted: form.kinds, options: options))
                    }
                }
                let edits = form.key.bytes.count < 5 ? 1 : 2
                for hit in index.names(near: form.key, edits: edits) where hit.edits > 0 {
                    for use in index.uses(ofName: hit.name).prefix(64) {
                        take(
                            score(
                                use, name: hit.name, edits: hit.edits,
                                cost: form.cost + ScoreParts.firstEdit * Double(hit.edits),
                                wanted: form.kinds, options: options))
                    }
                }
            }
        }
        return best.values.sorted {
            $0.score == $1.score ? $0.row < $1.row : $0.score > $1.score
        }
    }

    func score(
        _ use: NameUse, name: Int, edits: Int, cost: Double, wanted: Set<FeatureClass>,
        options: ResolveOptions
    ) -> ScoredRow? {
        let row = use.row
        if !options.kinds.isEmpty, !options.kinds.contains(index.featureClass(at: row)) {
            return nil
        }
        if !options.countries.isEmpty || !options.likelyCountries.isEmpty {
            let countries = index.countries(at: row)
            if !options.countries.isEmpty, !countries.contains(where: options.countries.contains) {
                return nil
            }
        }
        var score =
            ScoreParts.importance(index.importance(at: row)) + ScoreParts.role(use.role) - cost
        if !options.likelyCountries.isEmpty,
            !index.countries(at: row).contains(where: options.likelyCountries.contains)
        {
            score += ScoreParts.outsideLikelyCountry
        }
        if let near = options.near {
            score += ScoreParts.nearness(
                Geodesic.wgs84.distance(from: near, to: index.coordinate(at: row)))
        }
        if !wanted.isEmpty, !wanted.contains(index.featureClass(at: row)) { score -= 3 }
        return ScoredRow(row: row, name: name, role: use.role, edits: edits, score: score)
    }
}

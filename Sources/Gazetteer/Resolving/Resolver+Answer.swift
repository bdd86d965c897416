import Geodesy
import Glibc

extension Resolver {
    /// How likely a candidate must be to be taken as the answer.
    static let knownConfidence = 0.35
    /// How likely a rival must be, as a share of the best, to make the answer ambiguous.
    static let rivalShare = 0.25

    func resolution(
        _ name: String, ranked: [ScoredRow], query: NameQuery, options: ResolveOptions
    ) -> Resolution {
        guard let best = ranked.first else {
            return Resolution(query: name, candidates: [], isKnown: false, isAmbiguous: false)
        }
        // "None of these" competes with the places, so that a lone far-fetched one is not certain.
        let letters = query.forms.first?.key.bytes.count ?? 0
        let none = weights.none - weights.nonePerLetter * Double(letters)
        var total = exp(none - best.score)
        for row in ranked.prefix(200) { total += exp(row.score - best.score) }
        let candidates = varied(ranked, limit: max(1, options.limit)).map { row in
            Candidate(
                place: index.place(at: row.row),
                matchedName: row.name < 0
                    ? index.name(at: row.row)
                    : index.writtenName(at: row.row, key: index.key(numbered: row.name)),
                edits: row.edits, confidence: exp(row.score - best.score) / total,
                reasons: reasons(row, options: options))
        }
        let top = candidates[0].confidence
        let isAmbiguous =
            candidates.count > 1 && candidates[1].confidence > Resolver.rivalShare * top
        return Resolution(
            query: name, candidates: candidates,
            isKnown: top >= Resolver.knownConfidence || (isAmbiguous && top > 0.2),
            isAmbiguous: isAmbiguous)
    }

    /// The best rows, but of each misspelt name no more than one (two of the
    /// likeliest) before other names had their turn.
    private func varied(_ ranked: [ScoredRow], limit: Int) -> [ScoredRow] {
        var first: [ScoredRow] = []
        var later: [ScoredRow] = []
        var taken: [Int: Int] = [:]
        for row in ranked {
            if row.edits > 0, taken[row.name, default: 0] >= (row.name == ranked[0].name ? 2 : 1) {
                later.append(row)
            } else {
                first.append(row)
                taken[row.name, default: 0] += 1
            }
            if first.count == limit { break }
        }
        return Array((first + later).prefix(limit))
    }

    private func reasons(_ row: ScoredRow, options: ResolveOptions) -> [Candidate.Reason] {
        var reasons: [Candidate.Reason] = []
        switch row.edits {
        case 0: reasons.append(Candidate.Reason("exact name", weight: 5))
        case let edits:
            reasons.append(
                Candidate.Reason(
                    edits == 1 ? "one letter differs" : "\(edits) letters differ",
                    weight: -weights.letter * Double(edits)))
        }
        let role = weights.role(row.role)
        if role != 0 {
            reasons.append(Candidate.Reason("not the preferred name", weight: role))
        }
        reasons.append(
            Candidate.Reason(
                "importance of the place",
                weight: index.importance(at: row.row)
                    * (row.edits > 0 ? weights.misspeltImportance : weights.importance)))
        if let population = index.population(at: row.row) {
            reasons.append(Candidate.Reason("\(population) inhabitants", weight: 0))
        }
        if let near = options.near {
            let distance = Geodesic.wgs84.distance(
                from: near, to: index.coordinate(at: row.row))
            reasons.append(
                Candidate.Reason(
                    "\(Int(distance.kilometres.rounded())) km from the position given",
                    weight: weights.nearness(distance)))
        }
        return reasons.sorted { abs($0.weight) > abs($1.weight) }
    }
}

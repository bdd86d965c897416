import Geodesy
import Glibc

extension Resolver {
    /// How likely a candidate must be to be taken as the answer.
    static let knownConfidence = 0.35
    /// How likely a rival must be, as a share of the best, to make the answer ambiguous.
    static let rivalShare = 0.25

    /// At most so many places share the certainty.
    static let longestRivalList = 200

    func resolution(
        _ name: String, ranked: [ScoredRow], query: NameQuery, options: ResolveOptions
    ) -> Resolution {
        guard let best = ranked.first else {
            return Resolution(query: name, candidates: [], isKnown: false, isAmbiguous: false)
        }
        // "None of these" competes with the places, so that a lone far-fetched one is not certain.
        let letters = query.forms.first?.key.bytes.count ?? 0
        var none = weights.none - weights.nonePerLetter * Double(letters)
        if best.isOtherKind {
            none = max(
                none, best.score + (query.isOfNature ? weights.noneOfNature : weights.noneOfKind))
        }
        var total = exp(none - best.score)
        var ofName: [Int: Double] = [:]
        for row in ranked.prefix(Resolver.longestRivalList) {
            let share = exp(row.score - best.score)
            total += share
            ofName[row.name, default: 0] += share
        }
        let candidates = varied(ranked, limit: max(1, options.limit), total: total).map { row in
            Candidate(
                place: index.place(at: row.row),
                matchedName: row.name < 0
                    ? index.name(at: row.row)
                    : index.writtenName(at: row.row, key: index.key(numbered: row.name)),
                edits: row.edits, confidence: exp(row.score - best.score) / total,
                nameConfidence: row.name < 0 ? nil : (ofName[row.name] ?? 0) / total,
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

    /// The best rows, but of each misspelt name no more than one before other names had their turn;
    /// two of a name that is likelier than all others together.
    private func varied(_ ranked: [ScoredRow], limit: Int, total: Double) -> [ScoredRow] {
        var first: [ScoredRow] = []
        var later: [ScoredRow] = []
        var taken: [Int: Int] = [:]
        let isClear = exp(ranked[0].nameScore - ranked[0].score) > 0.5 * total
        for row in ranked {
            let places = isClear && row.name == ranked[0].name ? 2 : 1
            if row.edits > 0, taken[row.name, default: 0] >= places {
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
        func add(_ text: String, _ weight: Double) {
            if weight != 0 { reasons.append(Candidate.Reason(text, weight: weight)) }
        }
        let isMisspelt = row.edits > 0
        if row.name == ScoredRow.byPosition {
            reasons.append(Candidate.Reason("near the position asked for", weight: row.score))
        } else if row.name == ScoredRow.byTown {
            reasons.append(
                Candidate.Reason("lies beside the town that is named", weight: row.score))
        } else if row.name < 0 {
            reasons.append(Candidate.Reason("the code asked for", weight: row.score))
        } else if !isMisspelt {
            reasons.append(Candidate.Reason("exact name", weight: -row.spellingCost))
        } else if row.isSound {
            add("sounds like the name asked for", -row.spellingCost)
        } else {
            add(
                row.edits == 1 ? "one letter differs" : "\(row.edits) letters differ",
                -row.spellingCost)
        }
        add(roleWords(row.role), weights.role(row.role))
        add(
            "importance of the place",
            weights.importance(index.importance(at: row.row), isMisspelt: isMisspelt))
        if isMisspelt {
            add(
                "in a country that the curated tables know well",
                familiarity(at: row.row))
            add(
                "a kind of place that is seldom written of",
                likelihoodOfKind(at: row.row))
        }
        if row.isOtherKind {
            add("of another kind than the name says", -weights.otherKind)
        }
        if !options.likelyCountries.isEmpty,
            !index.countries(at: row.row).contains(where: options.likelyCountries.contains)
        {
            add("outside the likely countries", -weights.outsideLikelyCountry)
        }
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

    private func roleWords(_ role: NameUse.Role) -> String {
        switch role {
        case .preferred: "its preferred name"
        case .variant: "another of its names"
        case .form: "its short or official name"
        case .abbreviation: "an abbreviation of its name"
        case .historic: "a former name"
        case .misspelling: "a misspelling on record"
        case .otherScript: "its name in another script"
        case .transcription: "a transcription of its name letter by letter"
        }
    }
}

import Gazetteer

/// Brings the mentions of a text into line with the places that its stated distances point to.
struct NamesakeRevision {
    /// By the name as written, the place to take and how sure it is.
    private var chosen: [String: (place: Place, confidence: Double)] = [:]

    init(findings: [Finding]) {
        for finding in findings {
            guard let reading = finding.reading, reading.fit >= 0.8,
                finding.verdict == .consistent || finding.verdict == .rounded
            else { continue }
            for (party, site) in [
                (finding.claim.subject, reading.subject),
                (finding.claim.reference, reading.reference),
            ] {
                guard let party, let place = site.place, party.mention != nil,
                    party.calledCapital == nil, let name = party.query,
                    party.resolution?.best?.place.id != place.id, chosen[name] == nil
                else { continue }
                chosen[name] = (place, 0.85)
            }
        }
    }

    /// The mentions with the chosen places first.
    func revised(_ mentions: [Mention]) -> [Mention] {
        guard !chosen.isEmpty else { return mentions }
        return mentions.map { mention in
            guard mention.kind == .place || mention.kind == .area || mention.kind == .facility,
                let resolution = mention.resolution, let taken = chosen[mention.text],
                resolution.best?.place.id != taken.place.id
            else { return mention }
            let candidate = Candidate(
                place: taken.place, matchedName: mention.text, edits: 0,
                confidence: taken.confidence,
                reasons: [.init("a distance that the text states fits this place", weight: 3)])
            let rest = resolution.candidates.filter { $0.place.id != taken.place.id }.map {
                Candidate(
                    place: $0.place, matchedName: $0.matchedName, edits: $0.edits,
                    confidence: min($0.confidence, 1 - taken.confidence), reasons: $0.reasons)
            }
            return Mention(
                range: mention.range, text: mention.text,
                kind: mention.kind == .area ? .place : mention.kind,
                resolution: Resolution(
                    query: resolution.query, candidates: [candidate] + rest, isKnown: true,
                    isAmbiguous: resolution.isAmbiguous), remark: mention.remark)
        }
    }
}

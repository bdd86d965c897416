import Gazetteer

/// The places that stated distances of a text point to, for the other claims about the same names.
///
/// A text uses a name in one sense: where "174 km north of Niamey" tells which Tongo Tongo is meant,
/// "28 km south of the border with Mali" and "in Tillabéri Region" speak of the same one.
struct SharedPlaces {
    /// By name, the place that the first fitting figure points to.
    private var chosen: [String: Place] = [:]

    /// How sure a place is that a figure points to.
    static let confidence = 0.85

    init(_ findings: [Finding]) {
        for finding in findings where Self.decides(finding) {
            guard let reading = finding.reading, reading.fit >= 0.8 else { continue }
            note(finding.claim.subject, reading.subject)
            note(finding.claim.reference, reading.reference)
        }
    }

    private mutating func note(_ party: Party?, _ site: Site) {
        guard let party, party.kind == .place, party.calledCapital == nil, let place = site.place,
            let name = party.query, chosen[name] == nil
        else { return }
        chosen[name] = place
    }

    /// Whether a finding says by a figure which places are meant.
    private static func decides(_ finding: Finding) -> Bool {
        finding.claim.distance != nil
            && (finding.verdict == .consistent || finding.verdict == .rounded)
    }

    /// The claim with the places that other claims point to; nil if nothing changes for it.
    func placed(_ finding: Finding) -> Claim? {
        guard !chosen.isEmpty, !Self.decides(finding) else { return nil }
        let claim = finding.claim
        let subject = claim.subject.flatMap(placed)
        let reference = claim.reference.flatMap(placed)
        guard subject != nil || reference != nil else { return nil }
        return claim.with(
            subject: subject ?? claim.subject, reference: reference ?? claim.reference)
    }

    private func placed(_ party: Party) -> Party? {
        guard party.kind == .place, party.calledCapital == nil, let name = party.query,
            let place = chosen[name], party.resolution?.best?.place.id != place.id
        else { return nil }
        let candidate = Candidate(
            place: place, matchedName: name, edits: 0, confidence: Self.confidence,
            reasons: [.init("a distance that the text states fits this place", weight: 3)])
        return party.placed(
            Resolution(query: name, candidates: [candidate], isKnown: true, isAmbiguous: false))
    }
}

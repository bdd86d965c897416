import Gazetteer

/// Judges what is said to be a capital: of a country, or of an area within one.
extension Verifier {
    func capital(_ claim: Claim) -> Finding {
        if let finding = capitalOfArea(claim) { return finding }
        guard let subject = claim.subject, let part = capitalPart(subject) else {
            return uncheckable(
                claim, "Whether \(claim.subject?.name ?? "it") is that capital is not known.")
        }
        let verdict: Verdict =
            switch part.standing {
            case .supported: .consistent
            case .approximate: .rounded
            case .unknown: .notCheckable
            default: isSureForAlarm(subject) ? .tooShort : .ambiguousPlace
            }
        return Finding(claim: claim, verdict: verdict, parts: [part], explanation: part.sentence)
    }

    /// "Maiduguri, the capital of Borno": whether it lies there, and is a seat as far as is known.
    private func capitalOfArea(_ claim: Claim) -> Finding? {
        guard let subject = claim.subject, subject.calledCapital?.isNational == false,
            let place = subject.resolution?.best?.place, let reference = claim.reference,
            let area = area(named: reference, around: place),
            let containment = inside(place, area.party)
        else { return nil }
        switch containment.standing {
        case .contradicted: return outside(claim, subject, place, [containment])
        case .supported, .approximate: break
        default: return nil
        }
        guard Self.isSeat(place, of: area.place) else {
            return uncheckable(
                claim,
                containment.sentence
                    + " Whether it is the capital there the gazetteer does not say.",
                parts: [containment])
        }
        let seat = FindingPart(
            .capital, .supported,
            "\(place.name) is the seat of the \(Self.order(of: area.place)) area \(area.place.name)."
        )
        return Finding(
            claim: claim, verdict: .consistent, parts: [containment, seat],
            explanation: containment.sentence + " " + seat.sentence)
    }

    /// The area that a name stands for; of a town and its region of one name the region.
    private func area(named party: Party, around place: Place) -> (place: Place, party: Party)? {
        var meant = party.resolution?.best?.place
        let isThere = meant.map { $0.countries == place.countries } ?? false
        if meant?.featureClass != .administrative || !isThere, let name = party.query {
            // Many countries have a region called "North".
            let namesake = geography.places(called: name, atMost: Self.namesakes).first {
                $0.featureCode.hasPrefix("ADM") && $0.countries == place.countries
            }
            if namesake != nil || meant?.featureClass != .administrative { meant = namesake }
        }
        guard let meant, meant.featureCode.hasPrefix("ADM") else { return nil }
        let candidate = Candidate(
            place: meant, matchedName: party.text, edits: 0,
            confidence: party.resolution?.best?.confidence ?? 1,
            reasons: [.init("an area of that name", weight: 1)])
        return (
            meant,
            Party(
                kind: .area, range: party.range, text: party.text, mention: party.mention,
                resolution: Resolution(
                    query: party.text, candidates: [candidate], isKnown: true, isAmbiguous: false),
                countries: meant.countries)
        )
    }

    /// Whether the codes of a town and an area say that it is the seat.
    private static func isSeat(_ place: Place, of area: Place) -> Bool {
        guard place.countries == area.countries, let own = place.admin1, own == area.admin1 else {
            return false
        }
        let isFirst = place.featureCode == "PPLA" || place.featureCode == "PPLC"
        switch area.featureCode {
        case "ADM1": return isFirst
        case "ADM2":
            return area.admin2 != nil && place.admin2 == area.admin2
                && (isFirst || place.featureCode == "PPLA2")
        default: return false
        }
    }

    private static func order(of area: Place) -> String {
        area.featureCode == "ADM1" ? "first-order" : "second-order"
    }
}

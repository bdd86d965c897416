import Gazetteer
import Geodesy

extension Verifier {
    // MARK: - Nearness

    /// Up to 25 km is near for towns, the radius of UCDP's second precision class.
    private static let nearTown = Length(kilometres: 25)
    /// Up to 50 km is near for borders, the band of OECD/SWAC for violence at West African borders.
    private static let nearBorder = Length(kilometres: 50)
    private static let notNear = Length(kilometres: 100)
    private static let atBorder = Length(kilometres: 10)
    private static let notAtBorder = Length(kilometres: 25)

    /// "X near Y" states no number: only the extremes are judged.
    func nearness(_ claim: Claim, context: TextContext) -> Finding {
        guard let reference = claim.reference else {
            return uncheckable(claim, "The text does not say near what.")
        }
        if reference.kind == .area || Self.isLandscape(reference) {
            return uncheckable(
                claim, "\(reference.name) stretches too far for one point to stand for it.")
        }
        guard let subject = claim.subject, subject.resolution?.best != nil,
            let (reading, isLine) = simpleReading(claim, subject: subject, reference: reference)
        else { return uncheckable(claim, nameless(claim)) }
        let limit = isLine ? Self.nearBorder : Self.nearTown
        let gap = max(.zero, reading.distance - reading.subject.reach - reading.reference.reach)
        let capital = capitalPart(reference)
        let what = isLine ? "borders" : "towns"
        let standing: Standing
        let tail: String
        if gap <= limit {
            standing = .supported
            tail = "near, by the usual \(Figures.fixed(limit.kilometres, 0)) km for \(what)"
        } else if gap <= Self.notNear {
            standing = .approximate
            tail =
                "near only in a wide sense (usual for \(what): \(Figures.fixed(limit.kilometres, 0)) km)"
        } else {
            standing = .doubtful
            tail = "hardly near (over 100 km)"
        }
        let sentence =
            "\(reading.subject.name) is \(Figures.both(reading.distance)) \(reading.azimuth.principalCompassPoint.abbreviation) of \(isLine ? "the nearest point of " : "")\(reading.reference.name): \(tail)."
        let verdict: Verdict =
            switch standing {
            case .supported: .consistent
            case .approximate: .rounded
            default:
                isSureForAlarm(subject) && isSureForAlarm(reference) ? .tooShort : .ambiguousPlace
            }
        return found(
            claim, verdict, FindingPart(.nearness, standing, sentence), capital: capital,
            reading: reading)
    }

    private func nameless(_ claim: Claim) -> String {
        guard let subject = claim.subject else {
            return "The text names no place that lies there, so there is nothing to measure."
        }
        return subject.kind == .described || subject.isAnaphor
            ? "The text does not name the place that it calls \"\(subject.text)\"."
            : "\"\(subject.text)\" cannot be measured: it is not in the gazetteer or has no point."
    }

    private func found(
        _ claim: Claim, _ verdict: Verdict, _ part: FindingPart, capital: FindingPart? = nil,
        reading: ClaimReading? = nil
    ) -> Finding {
        var verdict = verdict
        var parts = [part]
        if let capital {
            parts.append(capital)
            if capital.standing == .contradicted, verdict == .consistent {
                verdict = .ambiguousPlace
            }
        }
        return Finding(
            claim: claim, verdict: verdict, parts: parts, reading: reading,
            explanation: parts.map(\.sentence).joined(separator: " "))
    }

    /// The measurement between the likeliest places of both ends.
    private func simpleReading(
        _ claim: Claim, subject: Party, reference: Party
    ) -> (reading: ClaimReading, isLine: Bool)? {
        guard let place = subject.resolution?.best?.place else { return nil }
        let near = Site(place, isNear: claim.isSubjectNear)
        let end: Site
        var azimuth: Azimuth?
        var isLine = false
        switch reference.kind {
        case .border:
            let home = place.countries.first ?? geography.country(at: near.coordinate)
            guard !reference.isInnerBorder, let first = reference.countries.first ?? home else {
                return nil
            }
            let second = reference.countries.count > 1 ? reference.countries[1] : home
            guard
                let point = geography.nearestBorder(
                    of: first, with: second == first ? nil : second, from: near.coordinate)
                    ?? geography.nearestBorder(of: first, with: nil, from: near.coordinate)
            else { return nil }
            end = Site(line: reference.text, at: point.coordinate)
            azimuth = point.azimuth.reversed
            isLine = true
        case .coast:
            guard let point = geography.nearestCoast(from: near.coordinate) else { return nil }
            end = Site(line: reference.text, at: point.coordinate)
            azimuth = point.azimuth.reversed
            isLine = true
        case .place, .area, .country, .region, .described:
            guard let other = reference.resolution?.best?.place else { return nil }
            end = Site(other, isNear: false)
        }
        let segment = Geodesic.wgs84.segment(from: end.coordinate, to: near.coordinate)
        let direction = azimuth ?? segment.initialAzimuth
        let reading = ClaimReading(
            subject: near, reference: end, distance: segment.distance, azimuth: direction,
            rhumbAzimuth: Geodesic.wgs84.rhumbAzimuth(from: end.coordinate, to: near.coordinate),
            verdict: .consistent, prior: 1, fit: 1, ratio: nil, parts: [], hints: [],
            tolerance: nil)
        return (reading, isLine)
    }

    // MARK: - Borders

    func border(_ claim: Claim, context: TextContext) -> Finding {
        switch claim.form {
        case .neighbours: return neighbours(claim, context: context)
        case .straddling: return straddling(claim)
        case .plain, .halfway, .between, .onBorder, .inside, .span: return onBorder(claim)
        }
    }

    /// "On the border", "right up to the border".
    private func onBorder(_ claim: Claim) -> Finding {
        guard let reference = claim.reference, let subject = claim.subject,
            subject.resolution?.best != nil,
            let (reading, _) = simpleReading(claim, subject: subject, reference: reference)
        else {
            let isInner = claim.reference?.isInnerBorder ?? false
            return uncheckable(
                claim,
                isInner
                    ? "\"\(claim.reference?.text ?? "")\" is no border between countries, and its outline is not at hand."
                    : nameless(claim))
        }
        let gap = max(.zero, reading.distance - reading.subject.reach)
        let shown =
            "\(reading.subject.name) is \(Figures.both(reading.distance)) from the nearest point of \(reading.reference.name)"
        if gap <= Self.atBorder {
            return found(
                claim, .consistent, FindingPart(.border, .supported, "\(shown): at the border."),
                reading: reading)
        }
        if gap <= Self.notAtBorder {
            return found(
                claim, .rounded,
                FindingPart(.border, .approximate, "\(shown): at the border in a wide sense."),
                reading: reading)
        }
        return found(
            claim, isSureForAlarm(subject) ? .tooShort : .ambiguousPlace,
            FindingPart(.border, .contradicted, "\(shown): not at the border."), reading: reading)
    }

    /// Which countries border which, by the outlines.
    private func neighbours(_ claim: Claim, context: TextContext) -> Finding {
        var named = claim.others.map(\.party)
        if named.isEmpty, let reference = claim.reference { named = [reference] }
        let wanted = named.flatMap(\.countries)
        guard let first = wanted.first else {
            return uncheckable(claim, "The text does not say which countries are meant.")
        }
        let anchor: String
        var anchorNote = ""
        if let country = claim.subject?.countries.first, claim.subject?.kind == .country {
            anchor = country
        } else if claim.reference?.kind == .border, wanted.count >= 2 {
            return pair(claim, wanted[0], wanted[1])
        } else if let chosen = anchorCountry(for: first, context: context) {
            anchor = chosen
            anchorNote = " (the country that the text speaks of)"
        } else {
            return uncheckable(claim, "The text names no country that this could border on.")
        }
        guard let known = geography.neighbours(ofCountry: anchor) else {
            return uncheckable(claim, "The neighbours of \(country(anchor)) are not known.")
        }
        let missing = wanted.filter { $0 != anchor && !known.contains($0) }
        let sides = sidesOff(claim, anchor: anchor)
        if missing.isEmpty {
            let list = wanted.filter { $0 != anchor }.map(country).joined(separator: ", ")
            let complete =
                Set(wanted).isSuperset(of: known) && known.count > 1
                ? " The list is complete." : ""
            return found(
                claim, sides == nil ? .consistent : .directionOff,
                FindingPart(
                    .border, .supported,
                    "\(country(anchor))\(anchorNote) shares a land border with \(list).\(complete)\(sides.map { " \($0)" } ?? "")"
                ))
        }
        let list = missing.map(country).joined(separator: ", ")
        return found(
            claim, anchorNote.isEmpty ? .tooShort : .ambiguousPlace,
            FindingPart(
                .border, .contradicted,
                "\(country(anchor))\(anchorNote) shares no land border with \(list)."))
    }

    private func pair(_ claim: Claim, _ first: String, _ second: String) -> Finding {
        guard let known = geography.neighbours(ofCountry: first) else {
            return uncheckable(claim, "The neighbours of \(country(first)) are not known.")
        }
        return known.contains(second)
            ? found(
                claim, .consistent,
                FindingPart(
                    .border, .supported,
                    "\(country(first)) and \(country(second)) share a land border."))
            : found(
                claim, .tooShort,
                FindingPart(
                    .border, .contradicted,
                    "\(country(first)) and \(country(second)) share no land border."))
    }

    /// The country of the text that is a neighbour, the most named first.
    ///
    /// Which country "neighbouring X" starts from is not said; the last one named is often wrong.
    private func anchorCountry(for iso2: String, context: TextContext) -> String? {
        guard let known = geography.neighbours(ofCountry: iso2) else { return nil }
        let others = context.countries.filter { $0.iso2 != iso2 }
        return others.first { known.contains($0.iso2) }?.iso2 ?? others.first?.iso2
    }

    /// A neighbour that lies on another side than stated, by the middles of the outlines.
    private func sidesOff(_ claim: Claim, anchor: String) -> String? {
        guard let home = claim.subject?.resolution?.best?.place else { return nil }
        for other in claim.others {
            guard let direction = other.direction, let place = other.party.resolution?.best?.place
            else { continue }
            let azimuth = Geodesic.wgs84.rhumbAzimuth(from: home.coordinate, to: place.coordinate)
            // Neighbours stretch along a border, so only the opposite side is an error.
            if azimuth.angle(to: direction.point.azimuth) > 115 {
                return
                    "But \(place.name) lies to the \(azimuth.principalCompassPoint.abbreviation), not \(direction.text)."
            }
        }
        return nil
    }

    /// "Straddles Niger, Burkina and Mali", "where the borders of … meet".
    private func straddling(_ claim: Claim) -> Finding {
        var countries = claim.others.flatMap(\.party.countries)
        if countries.isEmpty { countries = claim.reference?.countries ?? [] }
        let unique = countries.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard unique.count >= 2 else {
            return uncheckable(claim, "The text does not say which countries are meant.")
        }
        // Every one must border on the rest as a chain: four countries need not all touch.
        var reached: Set<String> = [unique[0]]
        var grew = true
        while grew {
            grew = false
            for iso2 in unique where !reached.contains(iso2) {
                guard let known = geography.neighbours(ofCountry: iso2) else {
                    return uncheckable(claim, "The neighbours of \(country(iso2)) are not known.")
                }
                if !known.isDisjoint(with: reached) {
                    reached.insert(iso2)
                    grew = true
                }
            }
        }
        let list = unique.map(country).joined(separator: ", ")
        if reached.count == unique.count {
            return found(
                claim, .consistent,
                FindingPart(.border, .supported, "\(list) border on each other."))
        }
        let apart = unique.filter { !reached.contains($0) }.map(country).joined(separator: ", ")
        return found(
            claim, .tooShort,
            FindingPart(
                .border, .contradicted, "\(apart) does not border on the others of \(list)."))
    }

    func country(_ iso2: String) -> String { geography.name(ofCountry: iso2) ?? iso2 }

    // MARK: - Halfway

    /// "Halfway between A and B": the share of the way is 0.4 to 0.6 and the detour below a quarter.
    func halfway(_ claim: Claim, context: TextContext) -> Finding {
        guard let subject = claim.subject, subject.resolution?.best != nil,
            let first = claim.reference, let second = claim.others.first?.party,
            let (one, _) = simpleReading(claim, subject: subject, reference: first),
            let (two, _) = simpleReading(claim, subject: subject, reference: second)
        else { return uncheckable(claim, nameless(claim)) }
        let total = one.distance + two.distance
        let share = one.distance / total
        let direct = Geodesic.wgs84.distance(
            from: one.reference.coordinate, to: two.reference.coordinate)
        let detour = direct.metres > 0 ? total / direct : .infinity
        let shown =
            "\(one.subject.name) is \(Figures.kilometres(one.distance)) from \(one.reference.name) and \(Figures.kilometres(two.distance)) from \(two.reference.name), \(Figures.fixed(share * 100, 0)) % of the way"
        let holds = (0.4...0.6).contains(share) && detour < 1.25
        let nearly = (0.3...0.7).contains(share) && detour < 1.6
        let isSure = [subject, first, second].allSatisfy { isSureForAlarm($0) }
        return found(
            claim, holds ? .consistent : nearly ? .rounded : isSure ? .tooShort : .ambiguousPlace,
            FindingPart(
                .distance, holds ? .supported : nearly ? .approximate : .contradicted,
                "\(shown): \(holds ? "about halfway" : nearly ? "roughly between the two" : "not halfway")."
            ),
            reading: one)
    }
}

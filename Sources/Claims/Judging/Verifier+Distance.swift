import Gazetteer
import Geodesy

extension Verifier {
    /// Judges a distance or direction between two ends, each with its namesakes.
    func measured(_ claim: Claim, context: TextContext) -> Finding {
        guard let reference = claim.reference else {
            return uncheckable(claim, "The text does not say from where this is measured.")
        }
        guard let subject = claim.subject else {
            return unnamedSubject(claim, "The text does not name the place that this is said of.")
        }
        if isLarge(subject) {
            return uncheckable(
                claim, "\(subject.name) is too large for one point to stand for it.")
        }
        let subjects = choices(subject, isNear: claim.isSubjectNear)
        guard !subjects.isEmpty else {
            let name = "\"\(subject.text)\""
            return unnamedSubject(
                claim,
                subject.kind == .described || subject.isAnaphor
                    ? "The text does not name the place that it calls \(name)."
                    : "\(name) is not in the gazetteer.")
        }
        let readings = readings(
            of: claim, subjects: subjects, reference: reference, context: context)
        guard !readings.isEmpty else { return uncheckable(claim, unmeasurable(reference, claim)) }
        return chosen(claim, readings: readings, subject: subject, reference: reference)
    }

    private func unmeasurable(_ reference: Party, _ claim: Claim) -> String {
        switch reference.kind {
        case .described:
            return "\"\(reference.text)\" names no place that can be measured from."
        case .border where reference.countries.isEmpty:
            return "The text does not say which border is meant."
        case .border, .coast, .country:
            return "No outline of \"\(reference.text)\" is at hand to measure to."
        case .region, .area:
            return "\(reference.name) is too large for one point to stand for it."
        case .place:
            return reference.isAnaphor
                ? "The text does not name the place that it calls \"\(reference.text)\"."
                : "\"\(reference.text)\" is not in the gazetteer."
        }
    }

    /// A claim about a place without a name: says where that place would have to be.
    private func unnamedSubject(_ claim: Claim, _ reason: String) -> Finding {
        guard let distance = claim.distance, let direction = claim.direction,
            let reference = claim.reference, reference.kind == .place,
            let site = choices(reference).first?.site, reference.resolution?.best != nil
        else { return uncheckable(claim, reason) }
        let position = Geodesic.wgs84.destination(
            distance.length, toward: direction.point.azimuth, from: site.coordinate)
        let country =
            geography.country(at: position)
            .flatMap { geography.name(ofCountry: $0) }.map { " (\($0))" } ?? ""
        return uncheckable(
            claim,
            "\(reason) It would lie near \(Figures.position(position))\(country), \(distance.text) \(direction.text) of \(site.name).",
            parts: capitalPart(reference).map { [$0] } ?? [], impliedPosition: position)
    }

    // MARK: - Readings

    private func readings(
        of claim: Claim, subjects: [(site: Site, prior: Double)], reference: Party,
        context: TextContext
    ) -> [ClaimReading] {
        var readings: [ClaimReading] = []
        for (subject, prior) in subjects {
            switch reference.kind {
            case .border, .country:
                guard let (end, toward) = borderPoint(of: reference, from: subject, claim: claim)
                else { continue }
                readings.append(
                    reading(claim, subject, end, prior: prior, isLine: true, azimuth: toward))
            case .coast:
                guard let point = geography.nearestCoast(from: subject.coordinate) else { continue }
                let end = Site(line: reference.text, at: point.coordinate)
                readings.append(
                    reading(
                        claim, subject, end, prior: prior, isLine: true,
                        azimuth: point.azimuth.reversed))
            case .place, .area:
                guard !isLarge(reference) else { continue }
                for (end, other) in choices(reference) {
                    if let place = end.place, place.id == subject.place?.id { continue }
                    readings.append(
                        reading(claim, subject, end, prior: prior * other, isLine: false))
                }
            case .region, .described: continue
            }
        }
        return readings
    }

    /// The nearest point of a border, and the direction from it to the subject.
    private func borderPoint(
        of reference: Party, from subject: Site, claim: Claim
    ) -> (site: Site, azimuth: Azimuth)? {
        let position = subject.coordinate
        let home = subject.place?.countries.first ?? geography.country(at: position)
        var pairs: [(String, String?)] = []
        switch reference.countries.count {
        case 0:
            guard let home else { return nil }
            pairs = [(home, nil)]
        case 1:
            let named = reference.countries[0]
            // "The Malian border" of a place in Niger is the one between the two; of a place in Mali, any.
            if let home, home != named,
                geography.neighbours(ofCountry: home)?.contains(named) ?? true
            {
                pairs = [(named, home)]
            } else {
                pairs = [(named, nil)]
            }
        default:
            pairs = [(reference.countries[0], reference.countries[1])]
        }
        for (country, other) in pairs {
            let point =
                geography.nearestBorder(of: country, with: other, from: position)
                ?? geography.nearestBorder(of: country, with: nil, from: position)
            guard let point else { continue }
            return (Site(line: reference.text, at: point.coordinate), point.azimuth.reversed)
        }
        return nil
    }

    private func reading(
        _ claim: Claim, _ subject: Site, _ reference: Site, prior: Double, isLine: Bool,
        azimuth known: Azimuth? = nil
    ) -> ClaimReading {
        let segment = Geodesic.wgs84.segment(from: reference.coordinate, to: subject.coordinate)
        let azimuth = known ?? segment.initialAzimuth
        let rhumb = Geodesic.wgs84.rhumbAzimuth(from: reference.coordinate, to: subject.coordinate)
        let measured = DistanceRule.Measured(
            geodesic: segment.distance, reach: subject.reach + reference.reach, isLine: isLine)
        var parts: [FindingPart] = []
        var verdict = Verdict.consistent
        var fit = 1.0
        var outcome: DistanceRule.Outcome?
        var hints: [String] = []
        if let distance = claim.distance {
            let judged = DistanceRule.judge(distance, against: measured)
            outcome = judged
            verdict = judged.verdict
            parts.append(FindingPart(.distance, judged.standing, judged.sentence))
            fit *= Self.fit(of: judged.verdict)
            if judged.verdict != .consistent, judged.verdict != .rounded {
                hints = UnitHints.hints(distance, against: measured)
            }
        }
        if let direction = claim.direction {
            let judged = DirectionRule.judge(
                direction, azimuth: azimuth, rhumb: isLine ? nil : rhumb, measured: measured)
            parts.append(FindingPart(.direction, judged.standing, judged.sentence))
            switch judged.standing {
            case .supported, .unknown, .roadLike: break
            case .approximate: fit *= 0.8
            case .doubtful: fit *= judged.error > 45 ? 0.08 : 0.4
            case .contradicted: fit *= 0.02
            }
            if DirectionRule.isOff(judged), ![.tooShort, .tooLong].contains(verdict) {
                verdict = .directionOff
            }
        }
        if let units = claim.distance.flatMap(UnitPairRule.judge) {
            parts.append(units)
            if units.standing == .contradicted, verdict == .consistent || verdict == .rounded {
                verdict = .unitMismatch
            }
        }
        return ClaimReading(
            subject: subject, reference: reference, distance: segment.distance, azimuth: azimuth,
            rhumbAzimuth: rhumb, verdict: verdict, prior: prior, fit: fit, ratio: outcome?.ratio,
            parts: parts, hints: hints, tolerance: outcome?.tolerance)
    }

    private static func fit(of verdict: Verdict) -> Double {
        switch verdict {
        case .consistent: 1
        case .rounded: 0.8
        case .roadLike: 0.5
        case .tooLong: 0.02
        case .tooShort: 0.01
        case .directionOff, .unitMismatch, .ambiguousPlace, .notCheckable: 0.1
        }
    }

    // MARK: - The choice among readings

    /// Takes the reading that the text fits, says so where it is not the likeliest one, and does not
    /// decide where the names are unsure and the alarm would rest on them.
    private func chosen(
        _ claim: Claim, readings: [ClaimReading], subject: Party, reference: Party
    ) -> Finding {
        let byPrior = readings.sorted { $0.prior > $1.prior }
        let byFit = readings.sorted { $0.prior * $0.fit > $1.prior * $1.fit }
        let likeliest = byPrior[0]
        var taken = byFit[0]
        // The figure is evidence for a namesake only where it fits well.
        if taken.fit < 0.4, likeliest.fit >= taken.fit { taken = likeliest }
        var remark: String?
        if taken != likeliest {
            remark = choiceRemark(taken, likeliest)
        }
        var verdict = taken.verdict
        let isKnown =
            (subject.resolution?.isKnown ?? false) && (reference.resolution?.isKnown ?? true)
        let confidence = min(topConfidence(subject), topConfidence(reference))
        let isAlarm = [.tooLong, .tooShort, .directionOff].contains(verdict)
        if isAlarm, !isKnown || confidence < Self.sureEnough {
            verdict = .ambiguousPlace
            remark =
                "It is not certain that \(taken.subject.name) and \(taken.reference.name) are the places meant."
        } else if isAlarm, let other = byFit.first(where: { $0.fit >= 0.4 && $0 != taken }) {
            verdict = .ambiguousPlace
            remark = choiceRemark(other, taken)
        } else if !isKnown, taken.fit < 0.8 {
            return uncheckable(
                claim, "The gazetteer does not know for sure which places are meant.")
        }
        var parts = taken.parts
        parts += [subject, reference].compactMap(capitalPart)
        if let wrong = parts.first(where: { $0.aspect == .capital && $0.standing == .contradicted }
        ),
            verdict == .consistent || verdict == .rounded
        {
            verdict = .ambiguousPlace
            remark = wrong.sentence
        }
        let hints = verdict == .consistent || verdict == .rounded ? [] : taken.hints
        let capitals = parts.filter { $0.aspect == .capital }.map(\.sentence)
        let sentences =
            parts.filter { $0.aspect != .capital }.map(\.sentence) + capitals + hints
            + (remark.map { [$0] } ?? [])
        return Finding(
            claim: claim, verdict: verdict, parts: parts, reading: taken,
            alternatives: byFit.filter { $0 != taken }.prefix(4).map { $0 }, hints: hints,
            explanation: sentences.joined(separator: " "))
    }

    /// How sure the names must be before an alarm rests on them.
    static let sureEnough = 0.5

    private func topConfidence(_ party: Party) -> Double {
        guard let resolution = party.resolution else { return 1 }
        return resolution.candidates.first?.confidence ?? 0
    }

    private func choiceRemark(_ taken: ClaimReading, _ other: ClaimReading) -> String {
        var names: [String] = []
        if taken.reference != other.reference {
            names.append(label(taken.reference, not: other.reference))
        }
        if taken.subject != other.subject { names.append(label(taken.subject, not: other.subject)) }
        return "The figure fits \(names.joined(separator: " and "))."
    }

    private func label(_ site: Site, not other: Site) -> String {
        func described(_ site: Site) -> String {
            let country = site.place?.countries.first.flatMap { geography.name(ofCountry: $0) }
            return [
                site.name, country.map { "in \($0)" } ?? "",
                "at \(Figures.position(site.coordinate))",
            ]
            .filter { !$0.isEmpty }.joined(separator: " ")
        }
        let apart = Geodesic.wgs84.distance(from: site.coordinate, to: other.coordinate)
        return
            "\(described(site)) and not the better known one \(Figures.kilometres(apart)) away (\(Figures.position(other.coordinate)))"
    }
}

import Gazetteer
import Geodesy

extension Verifier {
    /// What a claim between two ends measures with each choice of places; nil where there is nothing
    /// to measure.
    func weighed(_ claim: Claim) -> WeighedReadings? {
        guard claim.distance != nil || claim.kind == .direction, claim.form != .halfway,
            let subject = claim.subject, let reference = claim.reference, !isLarge(subject),
            !isSame(subject, reference)
        else { return nil }
        // A border is long, so that it says which namesake is meant only where nothing else does.
        let tellsNamesakes =
            reference.kind == .place || reference.kind == .area || subject.resolution?.best == nil
        let subjects = choices(
            subject, isNear: claim.isSubjectNear,
            withNamesakes: claim.distance != nil && tellsNamesakes)
        let readings = readings(of: claim, subjects: subjects, reference: reference)
        guard !readings.isEmpty else { return nil }
        let subjectBearers = bearers(subject)
        let referenceBearers = bearers(reference)
        return WeighedReadings(
            subject: subject, reference: reference, key: subject.query ?? subject.text,
            readings: readings,
            namesakes: Dictionary(
                [(subject.range, subjectBearers > 1), (reference.range, referenceBearers > 1)],
                uniquingKeysWith: { $0 || $1 }))
    }

    /// Whether both ends bear one name, so that a measurement would be one between namesakes.
    private func isSame(_ subject: Party, _ reference: Party) -> Bool {
        subject.kind == .place && reference.kind == .place && subject.query != nil
            && subject.query == reference.query
    }

    /// How many towns far from each other bear the name of a party.
    private func bearers(_ party: Party) -> Int {
        guard party.kind == .place else { return 1 }
        let all = choices(party, withNamesakes: true)
        guard let first = all.first?.site else { return 0 }
        return 1
            + all.dropFirst().filter {
                RoughDistance.kilometres($0.site.coordinate, first.coordinate) > 30
                    && $0.site.place?.featureClass == .populated
            }.count
    }

    /// The finding on a claim that cannot be measured: says what is missing.
    func unmeasured(_ claim: Claim) -> Finding {
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
        if isSame(subject, reference) {
            return uncheckable(
                claim,
                "The text does not name the place that it calls \"\(subject.text)\", which is none of the name \(reference.name)."
            )
        }
        guard choices(subject).isEmpty else {
            return uncheckable(claim, unmeasurable(reference, claim))
        }
        return unnamedSubject(
            claim,
            subject.kind == .described || subject.isAnaphor
                ? unnamed(subject) : unknown(subject.text))
    }

    private func unmeasurable(_ reference: Party, _ claim: Claim) -> String {
        switch reference.kind {
        case .described:
            return "\"\(reference.text)\" names no place that can be measured from."
        case .border where reference.isInnerBorder:
            return
                "\"\(reference.text)\" is no border between countries, and its outline is not at hand."
        case .border where reference.countries.isEmpty:
            return "The text does not say which border is meant."
        case .border, .coast, .country:
            return "No outline of \"\(reference.text)\" is at hand to measure to."
        case .region, .area:
            return "\(reference.name) is too large for one point to stand for it."
        case .place where Self.isLandscape(reference):
            return "\(reference.name) stretches too far for one point to stand for it."
        case .place where !choices(reference, withNamesakes: true).isEmpty:
            return
                "The gazetteer has both places at one point, so there is nothing to measure."
        case .place:
            return reference.isAnaphor
                ? "The text does not name the place that it calls \"\(reference.text)\"."
                : unknown(reference.text)
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
        of claim: Claim, subjects: [(site: Site, prior: Double)], reference: Party
    ) -> [WeighedReadings.Entry] {
        var entries: [WeighedReadings.Entry] = []
        func add(_ reading: ClaimReading, _ prior: Double, _ other: Double) {
            entries.append(
                WeighedReadings.Entry(
                    reading: reading, subjectPrior: prior, referencePrior: other))
        }
        switch reference.kind {
        case .border, .country:
            for (subject, prior) in subjects {
                guard let (end, toward) = borderPoint(of: reference, from: subject, claim: claim)
                else { continue }
                add(
                    reading(claim, subject, end, prior: prior, isLine: true, azimuth: toward),
                    prior,
                    1)
            }
        case .coast:
            for (subject, prior) in subjects {
                guard let point = geography.nearestCoast(from: subject.coordinate) else { continue }
                let end = Site(line: reference.text, at: point.coordinate)
                let toward = point.azimuth.reversed
                add(
                    reading(claim, subject, end, prior: prior, isLine: true, azimuth: toward),
                    prior,
                    1)
            }
        case .place, .area:
            guard !isLarge(reference), !Self.isLandscape(reference) else { return [] }
            let ends = choices(reference, withNamesakes: claim.distance != nil)
            for (number, (subject, prior)) in subjects.enumerated() {
                for (other, (end, otherPrior)) in ends.enumerated() {
                    if let place = end.place, place.id == subject.place?.id { continue }
                    // Two places at one point are one post office for both: nothing to measure.
                    if subject.coordinate == end.coordinate { continue }
                    // Of the many pairs of namesakes only those that come near the figure are worth
                    // measuring; the likeliest pair always is.
                    let isLikely = number == 0 && other == 0
                    guard isLikely || mayFit(claim, subject, end) else { continue }
                    add(
                        reading(claim, subject, end, prior: prior * otherPrior, isLine: false),
                        prior, otherPrior)
                }
            }
        case .region, .described: break
        }
        return entries
    }

    /// Whether a pair of places could fit the stated distance at all, by a rough measure.
    private func mayFit(_ claim: Claim, _ first: Site, _ second: Site) -> Bool {
        guard let distance = claim.distance else { return true }
        let rough = RoughDistance.kilometres(first.coordinate, second.coordinate)
        let reach = (first.reach + second.reach).kilometres
        let low = distance.bound == .atMost ? 0 : distance.shortest.kilometres / 2.5
        let high =
            distance.bound == .atLeast
            ? 3 * distance.longest.kilometres : 1.4 * distance.longest.kilometres
        return rough + reach >= low && rough - reach <= high
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
            guard let home, !reference.isInnerBorder else { return nil }
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
            let border =
                geography.nearestBorder(of: country, with: other, from: position)
                ?? geography.nearestBorder(of: country, with: nil, from: position)
            // "113 km from Tunisia": over the sea its coast comes first.
            let coast =
                reference.kind == .country && home != country
                ? geography.nearestCoast(of: country, from: position) : nil
            let points = [border, coast].compactMap(\.self)
            guard let point = points.min(by: { $0.distance < $1.distance }) else { continue }
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
    func chosen(
        _ claim: Claim, _ weighed: WeighedReadings, votes: NamesakeVotes, number: Int
    ) -> Finding {
        let (subject, reference) = (weighed.subject, weighed.reference)
        let byPrior = weighed.readings.map(\.reading).sorted { $0.prior > $1.prior }
        let byFit = weighed.readings.map { entry in
            (
                reading: entry.reading,
                weight: entry.reading.prior * entry.reading.fit
                    * votes.support(for: entry, of: weighed.key, besides: number)
            )
        }.sorted { $0.weight > $1.weight }.map(\.reading)
        let likeliest = byPrior[0]
        var taken = byFit[0]
        // The figure is evidence for a namesake only where it fits well.
        if taken.fit < 0.4, likeliest.fit >= taken.fit { taken = likeliest }
        var remark: String?
        if taken != likeliest { remark = choiceRemark(taken, likeliest) }
        var verdict = taken.verdict
        let isKnown =
            (subject.position != nil || subject.resolution?.isKnown ?? false)
            && (reference.resolution?.isKnown ?? (reference.kind != .place))
        let isAlarm = [.tooLong, .tooShort, .directionOff].contains(verdict)
        let isAbsurd = taken.ratio.map { $0 < 0.5 || $0 > 2.5 } ?? false
        let isOffside = taken.parts.contains {
            $0.aspect == .direction && ($0.standing == .contradicted || $0.standing == .doubtful)
        }
        let misfit: Misfit =
            verdict == .directionOff || !(isAbsurd || isOffside)
            ? .slight : isAbsurd && isOffside ? .total : .absurd
        if isAlarm,
            !isKnown || !isSure(subject, of: weighed, misfit: misfit)
                || !isSure(reference, of: weighed, misfit: misfit)
        {
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
        if isAlarm, isAbsurd, verdict == .ambiguousPlace, remark?.hasPrefix("It is not") == true {
            return elsewhere(claim, taken, subject: subject, reference: reference)
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

    /// A figure so far from every known place of the names that another place must be meant.
    private func elsewhere(
        _ claim: Claim, _ taken: ClaimReading, subject: Party, reference: Party
    ) -> Finding {
        var position: Coordinate?
        var hint = ""
        if let distance = claim.distance, let direction = claim.direction,
            let place = taken.reference.place
        {
            let end = Geodesic.wgs84.destination(
                distance.length, toward: direction.point.azimuth, from: place.coordinate)
            position = end
            hint =
                " If \(reference.name) is the right one, it lies near \(Figures.position(end))."
        }
        let name = subject.antecedent ?? subject.text
        return Finding(
            claim: claim, verdict: .ambiguousPlace, parts: taken.parts, reading: taken,
            impliedPosition: position,
            explanation:
                "No \(name) and \(reference.antecedent ?? reference.text) that the gazetteer knows are so far apart (the likeliest two: \(Figures.both(taken.distance))): another place of the name is meant, or one is not in the gazetteer.\(hint)"
        )
    }

    /// How sure the names must be before an alarm rests on them.
    private static let sureEnough = 0.6
    /// How sure a name with other bearers must be before an absurd figure is blamed on the text.
    private static let asGoodAsCertain = 0.97

    /// How badly a statement fits the places taken.
    private enum Misfit {
        /// As texts err.
        case slight
        /// By a factor of two, or by distance and direction.
        case absurd
        /// By a factor of two and by direction.
        case total
    }

    /// Whether a name is sure enough for an alarm to rest on it.
    ///
    /// Texts seldom err by a factor of two, readings of names do: the worse the figure fits, the more
    /// likely it is that another bearer of the name is meant. So an absurd figure asks for a town of
    /// some size that the reading is sure of, or for a name that only one place bears.
    private func isSure(_ party: Party, of weighed: WeighedReadings, misfit: Misfit) -> Bool {
        guard party.kind == .place, party.position == nil else { return true }
        let candidates = (party.resolution?.candidates ?? []).filter { !Self.isLarge($0.place) }
        guard let best = candidates.first else { return false }
        // That it is a place at all the claim shows; what counts is which one.
        let share = best.share / max(candidates.map(\.share).reduce(0, +), 1e-9)
        let sure = min(share, party.mention == nil ? best.confidence : 1)
        guard misfit != .slight else { return sure >= Self.sureEnough }
        // "Parigi" is Paris in Italy's language and a village in India.
        if party.mention != nil || party.isAnaphor, let name = party.query,
            ClaimFolding.fold(name) != ClaimFolding.fold(best.place.name)
        {
            return false
        }
        let isTown =
            (best.place.population ?? 0) >= Self.town
            || best.place.featureCode.hasPrefix("PPLA") || best.place.featureCode == "PPLC"
        if isTown {
            return sure >= (party.isAnaphor || misfit == .total ? Self.asGoodAsCertain : 0.9)
        }
        return misfit == .absurd && !party.isAnaphor && !weighed.hasNamesakes(party)
            && sure >= Self.asGoodAsCertain
    }

    /// Whether a party is sure enough for an alarm to rest on it where nothing else is measured.
    func isSureForAlarm(_ party: Party) -> Bool {
        switch party.kind {
        case .country, .region, .border, .coast, .described: return true
        case .area, .place: break
        }
        let candidates = party.resolution?.candidates ?? []
        guard let best = candidates.first, party.resolution?.isKnown == true else { return false }
        let share = best.share / max(candidates.map(\.share).reduce(0, +), 1e-9)
        if best.place.featureCode == "ADM1" { return share >= Self.sureEnough }
        let isTown =
            (best.place.population ?? 0) >= Self.town
            || best.place.featureCode.hasPrefix("PPLA") || best.place.featureCode == "PPLC"
        return isTown && best.edits == 0
            && min(share, best.share) >= (party.isAnaphor ? 0.995 : 0.92)
    }

    /// How many people make a town that texts name without explaining it.
    private static let town = 20_000

    private func choiceRemark(_ taken: ClaimReading, _ other: ClaimReading) -> String {
        var names: [String] = []
        if taken.reference != other.reference, taken.reference.place != nil {
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

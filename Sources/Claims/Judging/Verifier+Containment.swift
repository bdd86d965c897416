import Gazetteer
import Geodesy

extension Verifier {
    /// How far outside a place may lie and still be called in it: "in Agadez" of a base at its edge.
    private static let outskirts = Length(kilometres: 10)

    func containment(_ claim: Claim, context: TextContext) -> Finding {
        if claim.form == .span { return span(claim, context: context) }
        guard let reference = claim.reference, reference.kind != .described else {
            return uncheckable(
                claim,
                "The text does not name the place that it calls \"\(claim.reference?.text ?? "")\"."
            )
        }
        if let subject = claim.subject, subject.kind == .country, reference.kind == .region {
            return member(claim, context: context)
        }
        guard let subject = claim.subject, let place = subject.resolution?.best?.place else {
            if let finding = unnamedFacility(claim) { return finding }
            return uncheckable(
                claim,
                claim.subject.map {
                    $0.kind == .described
                        ? "The text does not name a place there, so there is no point to check."
                        : unknown($0.text)
                } ?? "The text names no place there, so there is no point to check.")
        }
        var parts: [FindingPart] = []
        for container in [Claim.Neighbour(party: reference, direction: claim.direction)]
            + claim.others
        {
            guard let part = inside(place, container.party) else { continue }
            parts.append(part)
            if let direction = container.direction,
                let side = side(place, of: container.party, direction)
            {
                parts.append(side)
            }
        }
        parts += [subject, reference].compactMap(capitalPart)
        guard !parts.isEmpty else {
            return uncheckable(claim, "No outline of \(reference.name) is at hand to check this.")
        }
        let verdict = Self.verdict(of: parts)
        let isDoubtful = parts.contains { $0.aspect == .containment && $0.standing == .doubtful }
        guard verdict == .tooShort || isDoubtful else {
            return Finding(
                claim: claim, verdict: verdict, parts: parts,
                explanation: parts.map(\.sentence).joined(separator: " "))
        }
        return outside(claim, subject, place, parts)
    }

    /// A place that does not lie where the text says: another bearer of the name may be meant.
    ///
    /// Texts that say in what a place lies say which one they mean. So a namesake that lies there is
    /// taken, and the text is contradicted only where the name leaves no doubt.
    func outside(
        _ claim: Claim, _ subject: Party, _ place: Place, _ parts: [FindingPart]
    ) -> Finding {
        let sentences = parts.map(\.sentence).joined(separator: " ")
        let containers = ([claim.reference].compactMap { $0 } + claim.others.map(\.party))
        let isSure = isSureForAlarm(subject)
        if let other = namesake(of: subject, besides: place, inside: containers) {
            let remark =
                "The text fits \(other.name) at \(Figures.position(other.coordinate)) and not the better known one at \(Figures.position(place.coordinate))."
            return Finding(
                claim: claim, verdict: isSure ? .ambiguousPlace : .consistent, parts: parts,
                explanation: isSure ? "\(sentences) \(remark)" : remark)
        }
        guard isSure, !Self.isDefinition(claim), Self.isWellKnown(place),
            containers.contains(where: { isOutside(place, theOutlineOf: $0) }),
            containers.allSatisfy({ isSureForAlarm($0) })
        else {
            return Finding(
                claim: claim, verdict: .ambiguousPlace, parts: parts,
                explanation:
                    "\(sentences) Another place of one of the names may be meant, or one is not in the gazetteer."
            )
        }
        return Finding(claim: claim, verdict: .tooShort, parts: parts, explanation: sentences)
    }

    /// Whether a text that names a place without explaining it means this one.
    private static func isWellKnown(_ place: Place) -> Bool {
        (place.population ?? 0) >= 100_000 || place.featureCode == "PPLC"
            || place.featureCode == "PPLA"
    }

    /// "X is a town in Y" introduces X; who introduces a place does not mean the well-known one.
    private static func isDefinition(_ claim: Claim) -> Bool {
        let words = claim.text.split(whereSeparator: { $0.isWhitespace }).map {
            ClaimFolding.fold(String($0))
        }
        return zip(words, words.dropFirst()).contains { first, second in
            ["is", "was", "are", "were", "est", "etait", "sont"].contains(first)
                && ["a", "an", "the", "one", "un", "une", "le", "la", "located"].contains(second)
        }
    }

    /// Whether an outline, and not only a point far away, says that a place lies elsewhere.
    private func isOutside(_ place: Place, theOutlineOf container: Party) -> Bool {
        switch container.kind {
        case .country, .region: break
        case .area:
            guard let outer = container.resolution?.best?.place,
                geography.contains(outer, place.coordinate) != nil
            else { return false }
        case .place, .border, .coast, .described: return false
        }
        return inside(place, container)?.standing == .contradicted
    }

    /// The first bearer of a name that lies in all the places that the text names.
    private func namesake(
        of subject: Party, besides place: Place, inside containers: [Party]
    ) -> Place? {
        guard subject.kind == .place || subject.kind == .area, let name = subject.query else {
            return nil
        }
        return geography.places(called: name, atMost: Self.namesakes).first { other in
            guard other.id != place.id else { return false }
            let parts = containers.compactMap { inside(other, $0) }
            return !parts.isEmpty
                && parts.allSatisfy {
                    $0.standing == .supported || $0.standing == .unknown
                        || $0.standing == .approximate
                } && parts.contains { $0.standing == .supported }
        }
    }

    private static func verdict(of parts: [FindingPart]) -> Verdict {
        if parts.contains(where: { $0.standing == .contradicted && $0.aspect == .containment }) {
            return .tooShort
        }
        if parts.contains(where: { $0.standing == .contradicted && $0.aspect == .capital }) {
            return .ambiguousPlace
        }
        if parts.contains(where: { $0.standing == .contradicted }) { return .directionOff }
        if parts.contains(where: { $0.standing == .approximate || $0.standing == .doubtful }) {
            return .rounded
        }
        return parts.allSatisfy { $0.standing == .unknown } ? .notCheckable : .consistent
    }

    /// Whether a place lies in a country, area, region or town.
    func inside(_ place: Place, _ container: Party) -> FindingPart? {
        guard let outer = container.resolution?.best?.place, outer.id != place.id else {
            return nil
        }
        switch container.kind {
        case .country:
            guard let iso2 = container.countries.first else { return nil }
            let found = geography.country(at: place.coordinate)
            if place.countries.contains(iso2) || found == iso2 {
                return FindingPart(.containment, .supported, "\(place.name) lies in \(outer.name).")
            }
            let where_ =
                (found ?? place.countries.first).map { " It lies in \(country($0))." } ?? ""
            return FindingPart(
                .containment, .contradicted, "\(place.name) does not lie in \(outer.name).\(where_)"
            )
        case .region:
            guard let members = geography.members(ofRegion: outer.id),
                let iso2 = place.countries.first
            else { return nil }
            return members.contains(iso2)
                ? FindingPart(
                    .containment, .supported,
                    "\(place.name) lies in \(country(iso2)), a country of \(outer.name).")
                : FindingPart(
                    .containment, .contradicted,
                    "\(place.name) lies in \(country(iso2)), which is no country of \(outer.name).")
        case .area:
            if let holds = geography.contains(outer, place.coordinate) {
                return holds
                    ? FindingPart(
                        .containment, .supported,
                        "\(place.name) lies in \(outer.name), by its outline.")
                    : outsideArea(place, outer)
            }
            return byCodes(place, outer) ?? byDistance(place, outer)
        case .place:
            return byCodes(place, outer) ?? byDistance(place, outer)
        case .border, .coast, .described: return nil
        }
    }

    private func outsideArea(_ place: Place, _ outer: Place) -> FindingPart {
        // Outlines are generalised: a place just outside may well lie inside.
        if byCodes(place, outer)?.standing == .supported {
            return FindingPart(
                .containment, .supported,
                "\(place.name) lies in \(outer.name) by the register, though just outside the outline."
            )
        }
        return FindingPart(
            .containment, .contradicted, "\(place.name) lies outside the outline of \(outer.name).")
    }

    private func byCodes(_ place: Place, _ outer: Place) -> FindingPart? {
        guard outer.featureClass == .administrative, let country = outer.countries.first,
            place.countries.contains(country)
        else { return nil }
        if outer.featureCode == "ADM1", let code = outer.admin1, let own = place.admin1 {
            return byCode(place, outer, holds: code == own)
        }
        if outer.featureCode == "ADM2", let code = outer.admin2, let own = place.admin2 {
            let isSame = code == own && (outer.admin1 ?? "") == (place.admin1 ?? "")
            return byCode(place, outer, holds: isSame)
        }
        return nil
    }

    /// What the codes of a register say: codes change with reforms, so that they contradict no text.
    private func byCode(_ place: Place, _ outer: Place, holds: Bool) -> FindingPart {
        holds
            ? FindingPart(.containment, .supported, "\(place.name) lies in \(outer.name).")
            : FindingPart(
                .containment, .doubtful,
                "\(place.name) lies in another area than \(outer.name), by the register.")
    }

    private func byDistance(_ place: Place, _ outer: Place) -> FindingPart? {
        let distance = Geodesic.wgs84.distance(from: place.coordinate, to: outer.coordinate)
        let reach = Site(outer, isNear: false).reach + Site(place, isNear: false).reach
        let azimuth = Geodesic.wgs84.segment(from: outer.coordinate, to: place.coordinate)
            .initialAzimuth
        let shown =
            "\(place.name) is \(Figures.both(distance)) \(azimuth.principalCompassPoint.abbreviation) of the point of \(outer.name)"
        if distance <= reach {
            return FindingPart(
                .containment, .supported,
                "\(shown), within its reach of \(Figures.kilometres(reach)).")
        }
        if distance <= reach + Self.outskirts {
            return FindingPart(.containment, .approximate, "\(shown): at its edge.")
        }
        // Towns of the same name as a district make far points common: only far ones are told.
        if distance <= reach * 3 + Length(kilometres: 150) || outer.featureClass == .administrative
        {
            return FindingPart(.containment, .unknown, "\(shown); its outline is not at hand.")
        }
        return FindingPart(.containment, .contradicted, "\(shown): outside it.")
    }

    /// "In the north of C": the latitude lies in the upper 40 % of the country's range.
    private func side(
        _ place: Place, of container: Party, _ direction: StatedDirection
    ) -> FindingPart? {
        guard container.kind == .country, let iso2 = container.countries.first,
            let box = geography.box(ofCountry: iso2), !box.crossesAntimeridian
        else { return nil }
        let north = (place.coordinate.latitude - box.south) / (box.north - box.south)
        let east = (place.coordinate.longitude - box.west) / (box.east - box.west)
        let code = direction.point.abbreviation
        var holds = true
        if code.contains("N") { holds = holds && north >= 0.6 }
        if code.contains("S") { holds = holds && north <= 0.4 }
        if code.contains("E") { holds = holds && east >= 0.6 }
        if code.contains("W") { holds = holds && east <= 0.4 }
        let shown =
            "it lies at \(Figures.fixed(north * 100, 0)) % of the way from south to north and \(Figures.fixed(east * 100, 0)) % from west to east of \(country(iso2))"
        return FindingPart(
            .direction, holds ? .supported : .doubtful,
            "\"\(direction.text.firstCapital)\": \(shown)\(holds ? "" : ", so the word is doubtful")."
        )
    }

    // MARK: - Countries and regions

    /// "The West African country": the country that the text speaks of, in a region.
    private func member(_ claim: Claim, context: TextContext) -> Finding {
        guard let region = claim.reference?.resolution?.best?.place,
            let members = geography.members(ofRegion: region.id)
        else { return uncheckable(claim, "The countries of that region are not known.") }
        let iso2 =
            claim.subject?.countries.first
            ?? context.countries.first { members.contains($0.iso2) }?.iso2
            ?? context.countries.first?.iso2
        guard let iso2 else {
            return uncheckable(claim, "The text names no country that could be meant.")
        }
        let holds = members.contains(iso2)
        let part = FindingPart(
            .containment, holds ? .supported : .contradicted,
            "\(country(iso2)) \(holds ? "is" : "is not") a country of \(region.name).")
        return Finding(
            claim: claim, verdict: holds ? .consistent : .tooShort, parts: [part],
            explanation: part.sentence)
    }

    /// Members of a region, or countries from one end to the other.
    private func span(_ claim: Claim, context: TextContext) -> Finding {
        if claim.count != nil { return chain(claim) }
        guard let region = claim.reference?.resolution?.best?.place else {
            return uncheckable(claim, "That region is not in the gazetteer.")
        }
        guard let members = geography.members(ofRegion: region.id) else {
            return uncheckable(claim, "The countries of \(region.name) are not known.")
        }
        let named = claim.others.flatMap(\.party.countries)
        let missing = named.filter { !members.contains($0) }
        let holds = missing.isEmpty
        let part = FindingPart(
            .containment, holds ? .supported : .contradicted,
            holds
                ? "\(named.map(country).joined(separator: " and ")) belong to \(region.name)."
                : "\(missing.map(country).joined(separator: " and ")) does not belong to \(region.name)."
        )
        return Finding(
            claim: claim, verdict: holds ? .consistent : .tooShort, parts: [part],
            explanation: part.sentence)
    }

    /// "Six countries from Senegal to Chad": says how few make a chain and how far it is.
    private func chain(_ claim: Claim) -> Finding {
        let ends = claim.others.compactMap { $0.party.countries.first }
        guard ends.count == 2, let stated = claim.count else {
            return uncheckable(claim, "The text does not name the countries.")
        }
        var notes: [String] = [
            "The text does not name the countries, so the number cannot be checked."
        ]
        if let shortest = shortestChain(from: ends[0], to: ends[1]) {
            notes.append(
                "The shortest chain of neighbours, \(shortest.map(country).joined(separator: ", ")), has \(shortest.count), so \(stated) is \(stated >= shortest.count ? "plausible" : "too few")."
            )
        }
        if let first = geography.capital(ofCountry: ends[0]),
            let last = geography.capital(ofCountry: ends[1])
        {
            let distance = Geodesic.wgs84.distance(from: first.coordinate, to: last.coordinate)
            notes.append("\(first.name) to \(last.name) is \(Figures.both(distance)).")
        }
        return uncheckable(claim, notes.joined(separator: " "))
    }

    private func shortestChain(from first: String, to last: String) -> [String]? {
        var previous: [String: String] = [first: first]
        var frontier = [first]
        while !frontier.isEmpty, previous[last] == nil {
            var next: [String] = []
            for iso2 in frontier {
                for other in (geography.neighbours(ofCountry: iso2) ?? []).sorted()
                where previous[other] == nil {
                    previous[other] = iso2
                    next.append(other)
                }
            }
            frontier = next
        }
        guard previous[last] != nil else { return nil }
        var chain = [last]
        while let end = chain.last, end != first, let before = previous[end] {
            chain.append(before)
        }
        return chain.reversed()
    }

    /// "A drone base in Niger": whether the gazetteer knows any there, and which.
    private func unnamedFacility(_ claim: Claim) -> Finding? {
        guard let subject = claim.subject, subject.kind == .described,
            let reference = claim.reference
        else { return nil }
        let words = subject.text.split(separator: " ").map { ClaimFolding.fold(String($0)) }
        guard
            let noun = words.last(where: {
                ["base", "airport", "aeroport", "camp", "bases"].contains($0)
            })
        else { return nil }
        guard !words.contains("secret"), let iso2 = reference.countries.first else { return nil }
        var known = geography.facilities(noun, inCountry: iso2)
        if reference.kind == .place, let town = reference.resolution?.best?.place {
            known = known.filter { $0.contains(town.name) }
            if known.isEmpty { known = geography.facilities(noun, inCountry: iso2) }
        }
        guard !known.isEmpty else { return nil }
        var parts = [
            FindingPart(
                .containment, .supported,
                "The gazetteer knows \(known.count == 1 ? "one" : "\(known.count)") such in \(country(iso2)): \(known.prefix(6).joined(separator: ", "))\(known.count > 6 ? " and others" : "").\(known.count > 1 ? " The text does not say which is meant." : "")"
            )
        ]
        if let capital = capitalPart(reference) { parts.append(capital) }
        return Finding(
            claim: claim, verdict: Self.verdict(of: parts), parts: parts,
            explanation: parts.map(\.sentence).joined(separator: " "))
    }

    // MARK: - Capitals, counts, routes, travel times

    func count(_ claim: Claim, context: TextContext) -> Finding {
        let names = context.facilities.filter { $0.resolution?.best != nil }
        let stated = claim.count ?? 0
        guard names.count >= stated, stated > 0 else {
            return uncheckable(
                claim, "The text names \(names.count) of them, so the number cannot be checked.")
        }
        let list = names.map(\.text).joined(separator: ", ")
        let holds = names.count == stated
        let part = FindingPart(
            .count, holds ? .supported : .unknown,
            holds
                ? "The text names as many: \(list)."
                : "The text names \(names.count): \(list); which \(stated) are meant is not said.")
        return Finding(
            claim: claim, verdict: holds ? .consistent : .notCheckable, parts: [part],
            explanation: part.sentence)
    }

    /// A journey without a number: prints the legs, so that the reader can judge.
    func route(_ claim: Claim) -> Finding {
        let places = claim.others.map { $0.party.resolution?.best?.place }
        let known = places.compactMap { $0 }
        guard known.count == places.count, known.count >= 2 else {
            let missing = claim.others.filter { $0.party.resolution?.best == nil }.map(\.party.text)
            return uncheckable(
                claim, "Not in the gazetteer: \(missing.joined(separator: ", ")).")
        }
        var legs: [Length] = []
        for (from, to) in zip(known, known.dropFirst()) {
            legs.append(Geodesic.wgs84.distance(from: from.coordinate, to: to.coordinate))
        }
        let shown = zip(zip(known, known.dropFirst()), legs).map { pair, leg in
            "\(pair.0.name) to \(pair.1.name) \(Figures.kilometres(leg))"
        }
        let total = legs.reduce(Length.zero, +)
        return Finding(
            claim: claim, verdict: .notCheckable,
            parts: [FindingPart(.route, .unknown, shown.joined(separator: ", ") + ".")], legs: legs,
            explanation:
                "No distance is stated. Legs: \(shown.joined(separator: ", ")); in all \(Figures.both(total))."
        )
    }

    /// A travel time is never a distance; the speed that it implies is shown.
    func travelTime(_ claim: Claim, context: TextContext) -> Finding {
        guard let time = claim.travelTime, let subject = claim.subject,
            let reference = claim.reference,
            subject.resolution?.best != nil,
            let from = reference.resolution?.best?.place, let to = subject.resolution?.best?.place,
            from.id != to.id
        else { return uncheckable(claim, "A travel time states no distance.") }
        let distance = Geodesic.wgs84.distance(from: from.coordinate, to: to.coordinate)
        let speed = time.impliedSpeed(over: distance)
        let limit: Double =
            switch time.means {
            case .air: 950
            case .foot: 8
            case .road, .rail, .water, .unknown: 130
            }
        let warning = speed > limit ? " That is faster than usual." : ""
        return uncheckable(
            claim,
            "A travel time states no distance. Straight line \(Figures.both(distance)): \(Figures.fixed(speed, 0)) km/h along it.\(warning)",
            parts: [
                FindingPart(
                    .travelTime, speed > limit ? .doubtful : .unknown,
                    "\(Figures.fixed(speed, 0)) km/h along the straight line.\(warning)")
            ])
    }
}

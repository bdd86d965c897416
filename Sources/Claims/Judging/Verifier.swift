public import Gazetteer
import Geodesy

/// Judges claims: measures what they state on the ellipsoid and says how it stands.
///
/// It never calls a statement false that a road explains, and says "too short" with confidence, since
/// no road is shorter than the geodesic. A statement without a number that puts two things into
/// contact (in, at the border of, capital of) states a distance of nothing: where they are apart the
/// verdict is ``Verdict/tooShort`` and the explanation says what is wrong.
public struct Verifier: Sendable {
    let geography: any Geography
    /// How many namesakes of each end are tried.
    static let namesakes = 60

    /// Makes a judge.
    ///
    /// - Parameter geography: What is known of countries, borders and coasts.
    public init(geography: any Geography) {
        self.geography = geography
    }

    /// The findings on the claims of one text, in their order.
    ///
    /// - Parameters:
    ///   - claims: The claims.
    ///   - mentions: The mentions of the same text: the countries and facilities it speaks of.
    /// - Returns: One finding for each claim.
    public func findings(on claims: [Claim], mentions: [Mention]) -> [Finding] {
        let context = TextContext(mentions: mentions)
        let claims = claims.map {
            $0.with(
                subject: $0.subject.map(withOnlyBearer), reference: $0.reference.map(withOnlyBearer)
            )
        }
        let all = claims.map { self.weighed($0) }
        let votes = NamesakeVotes(all)
        func judged(_ claim: Claim, _ weighed: WeighedReadings?, _ number: Int) -> Finding {
            guard let weighed else { return finding(on: claim, context: context) }
            return chosen(claim, weighed, votes: votes, number: number)
        }
        let findings = claims.indices.map { judged(claims[$0], all[$0], $0) }
        let shared = SharedPlaces(findings)
        let placed = findings.enumerated().map { number, finding in
            guard let claim = shared.placed(finding) else { return finding }
            return judged(claim, weighed(claim), number)
        }
        let doubts = NamesakeDoubts(placed)
        return placed.map { doubts.softened($0) }
    }

    private func finding(on claim: Claim, context: TextContext) -> Finding {
        switch claim.kind {
        case .distance, .direction, .units:
            return claim.form == .halfway
                ? halfway(claim, context: context) : unmeasured(claim)
        case .border:
            return claim.distance == nil ? border(claim, context: context) : unmeasured(claim)
        case .nearness:
            return claim.distance == nil ? nearness(claim, context: context) : unmeasured(claim)
        case .containment: return containment(claim, context: context)
        case .capital: return capital(claim)
        case .count: return count(claim, context: context)
        case .route: return route(claim)
        case .travelTime: return travelTime(claim, context: context)
        }
    }

    // MARK: - Shared

    /// A party that the reading of the text did not place, with the only place that bears its name.
    private func withOnlyBearer(_ party: Party) -> Party {
        guard party.resolution?.best == nil, party.kind == .place, party.calledCapital == nil,
            let name = party.query
        else { return party }
        let bearers = geography.places(called: name, atMost: 2)
        guard bearers.count == 1 else { return party }
        return party.placed(
            Resolution(
                query: name,
                candidates: [
                    Candidate(
                        place: bearers[0], matchedName: name, edits: 0, confidence: 0.7,
                        reasons: [.init("the only place of this name", weight: 1)])
                ], isKnown: true, isAmbiguous: false))
    }

    func uncheckable(
        _ claim: Claim, _ reason: String, parts: [FindingPart] = [],
        impliedPosition: Coordinate? = nil
    ) -> Finding {
        let units = claim.distance.flatMap(UnitPairRule.judge)
        let all = parts + (units.map { [$0] } ?? [])
        // A unit pair can be judged without any place.
        let verdict: Verdict =
            units?.standing == .contradicted ? .unitMismatch : .notCheckable
        let sentences = [reason] + (units.map { [$0.sentence] } ?? [])
        return Finding(
            claim: claim, verdict: verdict, parts: all, impliedPosition: impliedPosition,
            explanation: sentences.joined(separator: " "))
    }

    /// The places that a party may be, with how likely each is.
    ///
    /// What the reading of the text offers comes first; the other bearers of the name share a small
    /// rest, so that a stated distance can point to one of them.
    func choices(
        _ party: Party, isNear: Bool = false, withNamesakes: Bool = false
    ) -> [(site: Site, prior: Double)] {
        if let position = party.position { return [(Site(line: party.text, at: position), 1)] }
        let offered = (party.resolution?.candidates ?? []).filter {
            !Self.isLarge($0.place)
        }
        var choices = offered.map { (Site($0.place, isNear: isNear), max($0.share, 0.001)) }
        guard withNamesakes, party.kind == .place || party.kind == .area,
            party.calledCapital == nil
        else { return choices }
        guard let name = party.query else { return choices }
        var known = Set(offered.map(\.place.id))
        var rank = 1.0
        for place in geography.places(called: name, atMost: Self.namesakes) {
            guard !Self.isLarge(place), known.insert(place.id).inserted,
                party.kind == .place && !isArea(party) || Self.sharesCountry(place, party)
            else { continue }
            rank += 1
            choices.append((Site(place, isNear: isNear), Self.restOfPrior / rank))
        }
        return choices
    }

    /// Whether the best reading of a name is a large area: "Sicily" is no hamlet elsewhere.
    private func isArea(_ party: Party) -> Bool {
        guard let best = party.resolution?.best?.place else { return false }
        return best.featureClass == .administrative && Self.isLarge(best)
    }

    /// A town that is called as an area lies in the area's country.
    private static func sharesCountry(_ place: Place, _ party: Party) -> Bool {
        guard let area = party.resolution?.best?.place else { return true }
        guard area.countries.contains(where: { place.countries.contains($0) }) else { return false }
        return area.admin1 == nil || place.admin1 == nil || area.admin1 == place.admin1
    }

    /// How likely a bearer of a name is that the reading of the text did not offer, before its rank.
    private static let restOfPrior = 0.06

    /// Whether a place is an area or a line that no point can stand for.
    static func isLarge(_ place: Place) -> Bool {
        linesAndLandscapes.contains(place.featureCode)
            || (place.featureClass == .administrative || place.featureClass == .area)
                && place.extent.kilometres > 30
    }

    /// Rivers, roads, ranges, seas: what stretches so far that its point says little.
    private static let linesAndLandscapes: Set<String> = [
        "STM", "STMI", "STMX", "STMH", "WAD", "WADS", "WADM", "CNL", "CNLI", "CNLN", "CHN", "RD",
        "RDA", "RDB", "RR", "TRL", "ST", "HWY", "MTS", "RDGE", "ESCP", "PLN", "PLAT", "VAL", "VALS",
        "DSRT", "ERG", "DUNE", "GULF", "BAY", "SEA", "OCN", "STRT", "SD", "COAST", "DPR", "BSN",
        "PEN",
        "RGN", "FRST", "LKS", "ISLS",
    ]

    /// Whether the name itself says that a river, range or park is meant, whatever else bears it.
    static func isLandscape(_ party: Party) -> Bool {
        guard party.kind == .place, !party.isAnaphor else { return false }
        let words = party.text.split(whereSeparator: { $0 == " " || $0 == "-" })
        guard words.count > 1, let first = words.first, let last = words.last else { return false }
        return lastWords.contains(ClaimFolding.fold(String(last)))
            || firstWords.contains(ClaimFolding.fold(String(first)))
    }

    private static let lastWords: Set<String> = [
        "river", "rivers", "creek", "lakes", "mountains", "range", "valley", "desert", "plateau",
        "canal", "hills", "basin", "delta", "highway", "road", "street", "avenue", "park", "forest",
        "ocean", "sea", "gulf", "peninsula", "wilderness",
    ]
    private static let firstWords: Set<String> = ["fleuve", "riviere", "oued", "wadi", "monts"]

    /// Whether a party is too large for a point to stand for it.
    func isLarge(_ party: Party) -> Bool {
        switch party.kind {
        case .country, .region: return true
        case .area:
            // The town of the same name can be measured.
            return choices(party, withNamesakes: true).isEmpty
        case .place:
            return party.resolution?.best.map { Self.isLarge($0.place) } ?? false
                && choices(party, withNamesakes: true).isEmpty
        case .border, .coast, .described: return false
        }
    }

    /// How the text came to call a place a capital.
    func capitalPart(_ party: Party) -> FindingPart? {
        guard let called = party.calledCapital, let place = party.resolution?.best?.place else {
            return nil
        }
        let iso2 = called.country ?? place.countries.first
        if !called.isNational {
            guard place.featureCode.hasPrefix("PPLA") || place.featureCode == "PPLC" else {
                return nil
            }
            return FindingPart(
                .capital, .supported,
                place.featureCode.count > 4
                    ? "\(place.name) is the seat of an area below the first order."
                    : "\(place.name) is the seat of a first-order area.")
        }
        guard let iso2, let capital = geography.capital(ofCountry: iso2) else { return nil }
        let isSaid = called.country != nil
        let country = geography.name(ofCountry: iso2) ?? iso2
        if capital.id == place.id
            || Geodesic.wgs84.distance(from: capital.coordinate, to: place.coordinate).kilometres
                < 5
        {
            return FindingPart(.capital, .supported, "\(place.name) is the capital of \(country).")
        }
        // "The capital" of a province is often called so without a word; only a wrong country is told.
        if called.country == nil, place.featureCode.hasPrefix("PPLA") {
            return FindingPart(
                .capital, .approximate,
                "\(place.name) is a regional capital; the capital of \(country) is \(capital.name)."
            )
        }
        // Provinces, islands and old kingdoms have capitals as well.
        guard isSaid else {
            return FindingPart(
                .capital, .unknown,
                "The text does not say of what \(place.name) is the capital; that of \(country) is \(capital.name)."
            )
        }
        return FindingPart(
            .capital, .contradicted,
            "\(place.name) is not the capital of \(country), which is \(capital.name).")
    }
}

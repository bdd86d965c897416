import Gazetteer

/// Reads capitals, counts of facilities, routes, spans of countries and travel times.
struct FurtherGrammar {
    let view: SentenceView

    private var tokens: [ClaimToken] { view.tokens }
    private var vocabulary: ClaimVocabulary { view.vocabulary }

    /// The statement that begins with the word at a token, and the token after it.
    func claim(at index: Int) -> (claim: Claim, end: Int)? {
        travelTime(at: index) ?? route(at: index) ?? span(at: index) ?? count(at: index)
            ?? capital(at: index)
    }

    // MARK: - Capitals

    /// "The capital Niamey", "Niamey, the capital of Niger", "Dosso, chef-lieu de la région de Dosso".
    private func capital(at index: Int) -> (claim: Claim, end: Int)? {
        guard view.references.capitalNoun(at: index) != nil else { return nil }
        var first = index
        while first > view.start, index - first < 4 {
            let token = tokens[first - 1]
            let belongs =
                token.kind == .mention && (view.text.mention(at: first - 1)?.isPolitical ?? false)
                || token.isPossessiveMark
                || (token.kind == .word
                    && (vocabulary.determiners.contains(token.word)
                        || vocabulary.articles.contains(token.word)
                        || ["state", "provincial", "regional", "national", "nation", "country"]
                            .contains(token.word)))
            guard belongs else { break }
            first -= 1
        }
        guard let reading = view.references.reference(at: first) else { return nil }
        if reading.party.mention != nil, reading.party.calledCapital != nil {
            return (
                view.claim(
                    .capital, tokens: first..<reading.end, subject: reading.party, reference: nil),
                reading.end
            )
        }
        guard let called = reading.party.calledCapital else { return nil }
        // "Maiduguri, the capital of Borno", "Niamey is the capital of Niger".
        var last = first - 1
        if last >= view.start, tokens[last].isSign(",") {
            last -= 1
        } else if let hit =
            vocabulary.copulas.hit(in: tokens, endingAt: first, notBefore: view.start)
        {
            last = first - hit.count - 1
        } else {
            return nil
        }
        guard last >= view.start, let party = view.party(at: last), party.kind == .place else {
            return nil
        }
        let area =
            called.country == nil
            ? (first..<reading.end).lazy.compactMap(view.party(at:)).first : nil
        let subject = Party(
            kind: .place, range: party.range, text: party.text, mention: party.mention,
            resolution: party.resolution, countries: party.countries, calledCapital: called)
        return (
            view.claim(
                .capital, tokens: last..<reading.end, subject: subject, reference: area),
            reading.end
        )
    }

    // MARK: - Counts

    /// "At two air bases".
    private func count(at index: Int) -> (claim: Claim, end: Int)? {
        guard tokens[index].kind == .word, let value = vocabulary.ones[tokens[index].word],
            value >= 2
        else { return nil }
        var end = index + 1
        while end < view.limit, end < index + 4, tokens[end].kind == .word,
            !vocabulary.facilities.contains(tokens[end].word)
        {
            end += 1
        }
        guard end < view.limit, end < index + 4, tokens[end].kind == .word,
            tokens[end].word.hasSuffix("s"), vocabulary.facilities.contains(tokens[end].word),
            ["bases", "airports", "aeroports"].contains(tokens[end].word)
        else { return nil }
        let first =
            index > view.start && ["at", "dans", "sur"].contains(tokens[index - 1].word)
            ? index - 1 : index
        let range = view.text.offsets(ofTokens: index..<end + 1)
        return (
            view.claim(
                .count, tokens: first..<end + 1,
                subject: Party(kind: .described, range: range, text: view.text.words(range)),
                reference: nil, count: Int(value)), end + 1
        )
    }

    // MARK: - Routes

    /// "Flights between Bamako, Gao, Tessalit, and back to Bamako".
    private func route(at index: Int) -> (claim: Claim, end: Int)? {
        guard tokens[index].kind == .word,
            vocabulary.between.contains(tokens[index].word) || tokens[index].isWord("from")
                || tokens[index].isWord("via") || tokens[index].isWord("de")
        else { return nil }
        var stops: [Party] = []
        var next = index + 1
        var end = next
        var steps = 0
        while next < view.limit, steps < 5 {
            if let party = view.party(at: next), party.kind == .place {
                stops.append(party)
                end = next + 1
                steps = 0
            } else if tokens[next].isSign(",") || Self.joints.contains(tokens[next].word) {
                steps += 1
            } else {
                break
            }
            next += 1
        }
        guard stops.count >= 3 else { return nil }
        var first = index
        while first > view.start, index - first < 4, tokens[first - 1].kind == .word,
            !vocabulary.stopsReference.contains(tokens[first - 1].word),
            !tokens[first - 1].word.hasSuffix("ing")
        {
            first -= 1
        }
        let isJourney = (first..<index).contains { Self.journeys.contains(tokens[$0].word) }
        guard isJourney else { return nil }
        return (
            view.claim(
                .route, tokens: first..<end, subject: stops[0], reference: stops[stops.count - 1],
                others: stops.map { Claim.Neighbour(party: $0, direction: nil) }), end
        )
    }

    private static let joints: Set<String> = [
        "and", "back", "to", "via", "then", "through", "et", "retour", "a", "puis", "par",
    ]
    private static let journeys: Set<String> = [
        "flight", "flights", "flew", "flown", "route", "trip", "trips", "journey", "journeys",
        "convoy", "convoys", "travelled", "traveled", "travels", "drove", "road", "railway", "line",
        "vol", "vols", "trajet", "itineraire", "convoi", "ligne", "shuttle", "shuttles",
        "rotations",
    ]

    // MARK: - Spans of countries

    /// "Across six African countries from Senegal to Chad".
    private func span(at index: Int) -> (claim: Claim, end: Int)? {
        guard let number = view.numbers.number(at: index), !number.number.isRange else {
            return nil
        }
        var next = number.end
        while next < view.limit, next < number.end + 3, tokens[next].isWord("countries") == false,
            tokens[next].isWord("pays") == false
        {
            next += 1
        }
        guard next + 2 < view.limit, tokens[next].isWord("countries") || tokens[next].isWord("pays")
        else { return nil }
        next += 1
        guard ["from", "du", "de"].contains(tokens[next].word) else { return nil }
        let from = view.skipDeterminers(next + 1)
        guard from + 1 < view.limit, let first = view.party(at: from), first.kind == .country,
            ["to", "au", "a"].contains(tokens[from + 1].word)
        else { return nil }
        let to = view.skipDeterminers(from + 2)
        guard to < view.limit, let last = view.party(at: to), last.kind == .country else {
            return nil
        }
        var lead = index
        while lead > view.start, index - lead < 5, tokens[lead - 1].kind == .word,
            !vocabulary.stopsReference.contains(tokens[lead - 1].word)
                || vocabulary.relatives.contains(tokens[lead - 1].word)
        {
            lead -= 1
        }
        return (
            view.claim(
                .containment, .span, tokens: lead..<to + 1, subject: nil, reference: first,
                others: [
                    Claim.Neighbour(party: first, direction: nil),
                    Claim.Neighbour(party: last, direction: nil),
                ], count: Int(number.number.value)), to + 1
        )
    }

    // MARK: - Travel times

    /// "A two-hour drive from Gao", "à deux heures de route de Niamey".
    private func travelTime(at index: Int) -> (claim: Claim, end: Int)? {
        var number = view.numbers.number(at: index)
        if number == nil, vocabulary.articles.contains(tokens[index].word) {
            number = NumberGrammar.Reading(
                number: StatedNumber(whole: 1, style: .words), end: index + 1)
        }
        guard let number else { return nil }
        var next = number.end
        if next < view.limit, tokens[next].isSign("-") { next += 1 }
        guard let unit = vocabulary.durations.hit(in: tokens, at: next, before: view.limit) else {
            return nil
        }
        next += unit.count
        // "Two and a half hours", "deux heures et demie", "an hour's drive".
        let whole = view.numbers.half(
            after: NumberGrammar.Reading(number: number.number, end: next))
        next = whole.end
        var means: TravelTime.Means?
        var steps = 0
        while next < view.limit, steps < 4,
            vocabulary.origin.hit(in: tokens, at: next, before: view.limit) == nil || means == nil
        {
            if let found = vocabulary.journeys[tokens[next].word] { means = found }
            guard
                tokens[next].kind == .word || tokens[next].isPossessiveMark
                    || tokens[next].isSign("-")
            else { break }
            next += 1
            steps += 1
        }
        guard let means else { return nil }
        var direction: StatedDirection?
        if let reading = view.directions.direction(at: next) {
            direction = reading.direction
            next = reading.end
        }
        guard let origin = vocabulary.origin.hit(in: tokens, at: next, before: view.limit),
            let reading = view.references.reference(at: next + origin.count),
            reading.party.kind != .described
        else { return nil }
        // "Two hours by car from Gao to Ansongo": the journey ends there.
        let goal = destination(at: reading.end)
        let subject = goal?.party ?? view.subjects.subject(before: index)?.party
        let end = goal?.end ?? reading.end
        return (
            view.claim(
                .travelTime, tokens: index..<end, subject: subject,
                reference: reading.party, direction: direction,
                travelTime: TravelTime(
                    hours: whole.number.value * unit.value, means: means)), end
        )
    }

    private func destination(at index: Int) -> ReferenceGrammar.Reading? {
        guard index + 1 < view.limit, tokens[index].isWord("to") || tokens[index].isWord("a"),
            let reading = view.references.reference(at: index + 1), reading.party.mention != nil
        else { return nil }
        return reading
    }
}

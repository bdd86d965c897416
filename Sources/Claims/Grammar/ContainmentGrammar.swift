import Gazetteer
import Geodesy

/// Reads what lies in what: "Air Base 201 in Agadez", "in central Mali", "Africa, particularly Libya".
struct ContainmentGrammar {
    let view: SentenceView

    private var tokens: [ClaimToken] { view.tokens }
    private var vocabulary: ClaimVocabulary { view.vocabulary }

    /// The statement that begins with the word at a token, and the token after it.
    func claim(at index: Int) -> (claim: Claim, end: Int)? {
        members(at: index) ?? examples(at: index) ?? countryOfRegion(at: index)
            ?? chain(at: index) ?? part(at: index)
    }

    // MARK: - X in Y

    /// A container word with what it contains before it and the containers after it.
    private func chain(at index: Int) -> (claim: Claim, end: Int)? {
        guard let hit = vocabulary.containers.hit(in: tokens, at: index, before: view.limit) else {
            return nil
        }
        if let unnamed = unnamed(at: index, after: index + hit.count) { return unnamed }
        var (containers, end) = containers(at: index + hit.count)
        guard let first = containers.first else { return nil }
        guard
            let subject = subject(before: index)
                ?? distantFacility(before: index, in: first.party)
        else { return nil }
        while end < view.limit {
            var next = end
            if tokens[next].isSign("(") {
                var close = next
                while close < view.limit, !tokens[close].isSign(")") { close += 1 }
                guard close < view.limit else { break }
                next = close + 1
            }
            guard next < view.limit else { break }
            if tokens[next].isSign(",") { next += 1 }
            if let again = vocabulary.containers.hit(in: tokens, at: next, before: view.limit) {
                next += again.count
            }
            guard next > end else { break }
            let more = self.containers(at: next)
            guard let container = more.0.first,
                container.party.kind != .place || isArea(before: more.end)
            else { break }
            containers += more.0
            end = more.end
        }
        let reference = first.party
        let others = containers.count > 1 ? Array(containers.dropFirst()) : []
        guard subject.party.range != reference.range else { return nil }
        return (
            view.claim(
                .containment, tokens: view.lead(of: subject.start)..<end, subject: subject.party,
                reference: reference, others: others, direction: first.direction,
                isSubjectNear: subject.isNear), end
        )
    }

    /// "Southwestern Niger", "the rural commune of Tondikiwindi", "Niger's Diffa region".
    private func containers(at index: Int) -> ([Claim.Neighbour], end: Int) {
        var next = index
        var direction: StatedDirection?
        var steps = 0
        while next < view.limit, steps < 9 {
            let token = tokens[next]
            if token.kind == .mention {
                guard let mention = view.text.mention(at: next), mention.isMeasurable else {
                    return ([], index)
                }
                // "Niger's capital city of Niamey": the city holds it.
                if let reading = view.references.reference(at: next), reading.party.mention != nil {
                    let party = reading.party
                    guard party.kind != .border, party.kind != .coast else { return ([], index) }
                    let isNamedArea =
                        reading.end < view.limit
                        && vocabulary.areas.contains(tokens[reading.end].word)
                    return (
                        [Claim.Neighbour(party: party, direction: direction)],
                        reading.end + (isNamedArea ? 1 : 0)
                    )
                }
                return ([], index)
            }
            if token.isSign("(") {
                var close = next
                while close < view.limit, !tokens[close].isSign(")") { close += 1 }
                next = close + 1
                continue
            }
            if token.isSign("-") { next += 1; continue }
            guard token.kind == .word else { return ([], index) }
            if let part = part(token.word), direction == nil {
                direction =
                    view.directions.point(at: next).map {
                        StatedDirection($0.point, text: token.word)
                    } ?? part
            }
            let isLead =
                vocabulary.determiners.contains(token.word) || vocabulary.of.contains(token.word)
                || vocabulary.areas.contains(token.word)
                || vocabulary.settlements.contains(token.word)
                || vocabulary.parts[token.word] != nil || vocabulary.compass[token.word] != nil
                || vocabulary.articles.contains(token.word)
                || vocabulary.capital.contains(token.word) || Self.adjectives.contains(token.word)
            guard isLead else { return ([], index) }
            next += 1
            steps += 1
        }
        return ([], index)
    }

    /// Whether a word for an area ends before a token: "Ouallam Department".
    private func isArea(before index: Int) -> Bool {
        index > view.start && vocabulary.areas.contains(tokens[index - 1].word)
    }

    private static let adjectives: Set<String> = [
        "rural", "urban", "rurale", "urbaine", "restive", "troubled", "far", "extreme", "remote",
        "landlocked", "and", "et", "neighboring", "neighbouring", "nearby", "vast", "desert",
    ]

    /// What is contained: a place or facility next to the word, or "X is a village".
    private func subject(before index: Int) -> SubjectGrammar.Reading? {
        var end = index
        if end > view.start, vocabulary.located.contains(tokens[end - 1].word) { end -= 1 }
        if end > view.start, tokens[end - 1].isSign(",") { end -= 1 }
        guard end > view.start else { return nil }
        if let party = view.party(at: end - 1), party.kind == .place || party.kind == .area {
            return SubjectGrammar.Reading(party: party, start: end - 1, isNear: false)
        }
        // "Bourzanga lies in Burkina Faso".
        if let hit = vocabulary.copulas.hit(in: tokens, endingAt: end, notBefore: view.start),
            end - hit.count > view.start,
            let party = view.party(at: end - hit.count - 1), party.kind == .place
        {
            return SubjectGrammar.Reading(
                party: party, start: end - hit.count - 1, isNear: false)
        }
        // "X is a village in …", "drone base in …".
        var first = end
        var hasThing = false
        while first > view.start, end - first < 7, tokens[first - 1].kind == .word,
            !vocabulary.stopsReference.contains(tokens[first - 1].word)
        {
            let word = tokens[first - 1].word
            if vocabulary.settlements.contains(word) || vocabulary.facilities.contains(word) {
                hasThing = true
            }
            first -= 1
            if vocabulary.determiners.contains(word) || vocabulary.articles.contains(word) { break }
        }
        guard hasThing, first < end else { return nil }
        if let hit = vocabulary.copulas.hit(in: tokens, endingAt: first, notBefore: view.start),
            let subject = view.subjects.subject(before: first), hit.count > 0,
            subject.party.kind == .place
        {
            return subject
        }
        let range = view.text.offsets(ofTokens: first..<end)
        return SubjectGrammar.Reading(
            party: Party(kind: .described, range: range, text: view.text.words(range)),
            start: first, isNear: false)
    }

    /// "A hidden airfield after a mission over the Persian Gulf".
    private func distantFacility(
        before index: Int, in container: Party
    ) -> SubjectGrammar.Reading? {
        guard container.kind == .region else { return nil }
        var noun = index - 1
        while noun >= view.start, index - noun < 9, !tokens[noun].isSign(",") {
            let isFacility =
                vocabulary.facilities.contains(tokens[noun].word)
                || view.text.mention(at: noun)?.kind == .facility
            if isFacility {
                var first = noun
                while first > view.start, noun - first < 5, tokens[first - 1].kind == .word,
                    !vocabulary.stopsReference.contains(tokens[first - 1].word)
                {
                    first -= 1
                    if vocabulary.articles.contains(tokens[first].word) { break }
                }
                guard vocabulary.articles.contains(tokens[first].word) else { return nil }
                let range = view.text.offsets(ofTokens: first..<noun + 1)
                return SubjectGrammar.Reading(
                    party: Party(kind: .described, range: range, text: view.text.words(range)),
                    start: first, isNear: false)
            }
            noun -= 1
        }
        return nil
    }

    /// "In a different city", "inside the country": a container without a name.
    private func unnamed(at index: Int, after next: Int) -> (claim: Claim, end: Int)? {
        guard next + 1 < view.limit, tokens[next].kind == .word else { return nil }
        let isOther =
            ["different", "another", "undisclosed", "unnamed", "autre", "unspecified"].contains(
                tokens[next].word)
            || ["different", "undisclosed", "unnamed", "unspecified", "autre"].contains(
                tokens[next + 1].word)
        var end = next
        while end < view.limit, end < next + 4, tokens[end].kind == .word,
            !vocabulary.settlements.contains(tokens[end].word)
                && !vocabulary.areas.contains(tokens[end].word)
        {
            end += 1
        }
        guard end < view.limit, end < next + 4, tokens[end].kind == .word else { return nil }
        let isCountry = tokens[end].isWord("country") || tokens[end].isWord("pays")
        let isInside =
            isCountry && ["inside", "within", "interieur"].contains(tokens[index].word)
            && end == next + 1
        guard isOther || isInside else { return nil }
        let subject = view.subjects.subject(before: index)
        let range = view.text.offsets(ofTokens: next..<end + 1)
        let reference = Party(
            kind: .described, range: range, text: view.text.words(range), isAnaphor: isInside)
        return (
            view.claim(
                .containment, tokens: (subject?.start ?? index)..<end + 1, subject: subject?.party,
                reference: reference), end + 1
        )
    }

    // MARK: - Parts of a country

    private func part(_ word: String) -> StatedDirection? {
        guard let code = vocabulary.parts[word], let point = CompassPoint(abbreviation: code) else {
            return nil
        }
        return StatedDirection(point, text: word)
    }

    /// "Northeastern Nigeria", "central Mali", "le nord du Mali": a part without a place in it.
    private func part(at index: Int) -> (claim: Claim, end: Int)? {
        guard tokens[index].kind == .word, vocabulary.parts[tokens[index].word] != nil else {
            return nil
        }
        // "Gao est au Mali": the verb, not the east; that is "l'est du Mali".
        if vocabulary.language == .french, tokens[index].isWord("est"),
            index == view.start || tokens[index - 1].word != "l'"
        {
            return nil
        }
        var next = index
        var words = ""
        while next < view.limit, tokens[next].kind == .word || tokens[next].isSign("-") {
            if let code = vocabulary.parts[tokens[next].word] {
                words += code
            } else if !tokens[next].isSign("-") {
                break
            }
            next += 1
        }
        let partEnd = next
        if next < view.limit, vocabulary.of.contains(tokens[next].word) { next += 1 }
        if next < view.limit, vocabulary.determiners.contains(tokens[next].word) { next += 1 }
        guard next < view.limit, let party = view.party(at: next),
            party.kind == .country || party.kind == .area
        else { return nil }
        var first = index
        var subject: Party?
        if index > view.start,
            let hit = vocabulary.containers.hit(in: tokens, endingAt: index, notBefore: view.start)
        {
            first = index - hit.count
            if let reading = view.subjects.subject(before: first), reading.party.kind == .described,
                vocabulary.determiners.contains(tokens[reading.start].word)
                    || vocabulary.articles.contains(tokens[reading.start].word)
            {
                subject = reading.party
                first = reading.start
            }
        }
        let direction = CompassPoint(abbreviation: words).map {
            StatedDirection($0, text: tokens.words(index..<partEnd))
        }
        return (
            view.claim(
                .containment, tokens: first..<next + 1, subject: subject, reference: party,
                direction: direction), next + 1
        )
    }

    // MARK: - Regions and their members

    /// "The Liptako, which incorporates parts of Niger and of Mali".
    private func members(at index: Int) -> (claim: Claim, end: Int)? {
        guard vocabulary.incorporates.contains(tokens[index].word), index > view.start else {
            return nil
        }
        let list = view.list(at: index + 1)
        let members = list.parties.filter { $0.kind == .country || $0.kind == .area }
        guard !members.isEmpty else { return nil }
        var last = index - 1
        while last > view.start, tokens[last].kind == .word || tokens[last].isSign(","),
            index - last < 5
        {
            last -= 1
        }
        guard let region = view.party(at: last), region.kind == .region || region.kind == .country
        else { return nil }
        return (
            containment(of: members, in: region, tokens: view.lead(of: last)..<list.end),
            list.end
        )
    }

    /// "Elsewhere in Africa, particularly Libya and Somalia".
    private func examples(at index: Int) -> (claim: Claim, end: Int)? {
        guard let hit = vocabulary.particularly.hit(in: tokens, at: index, before: view.limit)
        else {
            return nil
        }
        var next = index + hit.count
        if next < view.limit,
            let container = vocabulary.containers.hit(in: tokens, at: next, before: view.limit)
        {
            next += container.count
        }
        let list = view.list(at: next)
        let members = list.parties.filter { $0.kind == .country || $0.kind == .area }
        guard !members.isEmpty else { return nil }
        var last = index - 1
        if last >= view.start, tokens[last].isSign(",") { last -= 1 }
        if last >= view.start, tokens[last].kind == .word,
            vocabulary.areas.contains(tokens[last].word)
        {
            last -= 1
        }
        guard last >= view.start, let region = view.party(at: last),
            region.kind == .region || region.kind == .country,
            members.allSatisfy({ $0.range != region.range })
        else { return nil }
        return (
            containment(of: members, in: region, tokens: view.lead(of: last)..<list.end),
            list.end
        )
    }

    /// That all members of a list lie in a region.
    private func containment(of members: [Party], in region: Party, tokens: Range<Int>) -> Claim {
        view.claim(
            .containment, .span, tokens: tokens, subject: members[0], reference: region,
            others: members.map { Claim.Neighbour(party: $0, direction: nil) })
    }

    /// "The West African country", "this Sahelian nation".
    private func countryOfRegion(at index: Int) -> (claim: Claim, end: Int)? {
        guard let mention = view.text.mention(at: index), index + 1 < view.limit,
            mention.kind == .demonym || mention.kind == .region,
            ["country", "nation", "state", "pays"].contains(tokens[index + 1].word),
            let place = mention.resolution?.best?.place
                ?? mention.resolution?.candidates.first?.place,
            place.countries.count != 1
        else { return nil }
        var first = index
        if first > view.start, vocabulary.determiners.contains(tokens[first - 1].word) {
            first -= 1
        }
        let range = view.text.offsets(ofTokens: first..<index + 2)
        let country = Party(
            kind: .country, range: range, text: view.text.words(range), isAnaphor: true)
        let region = Party(
            kind: .region, range: mention.range, text: mention.text, mention: tokens[index].mention,
            resolution: mention.resolution)
        return (
            view.claim(
                .containment, tokens: first..<index + 2, subject: country, reference: region),
            index + 2
        )
    }
}

import Gazetteer

/// Reads which countries share borders: lists of neighbours, straddled borders, borders that meet.
struct NeighbourGrammar {
    let view: SentenceView

    private var tokens: [ClaimToken] { view.tokens }

    /// The statement that begins with the word at a token, and the token after it.
    func claim(at index: Int) -> (claim: Claim, end: Int)? {
        neighbours(at: index) ?? straddling(at: index) ?? meeting(at: index)
            ?? neighbouring(at: index)
    }

    /// "Niger shares borders with Nigeria and Benin to the south, Mali to the west".
    private func neighbours(at index: Int) -> (claim: Claim, end: Int)? {
        guard let hit = view.vocabulary.neighbours.hit(in: tokens, at: index, before: view.limit)
        else { return nil }
        var others: [Claim.Neighbour] = []
        var end = index + hit.count
        var next = end
        while next < view.limit {
            // "To the north by Algeria" and "Algeria to the north".
            var direction = view.directions.direction(at: next)
            if let before = direction {
                next = before.end
                while next < view.limit,
                    ["by", "par", "with", "avec", "is", "lies"].contains(tokens[next].word)
                {
                    next += 1
                }
            }
            let list = view.list(at: next)
            guard !list.parties.isEmpty else { break }
            end = list.end
            next = end
            if direction == nil, let after = view.directions.direction(at: next), after.end > next {
                direction = after
                end = after.end
                next = end
            }
            others += list.parties.map {
                Claim.Neighbour(party: $0, direction: direction?.direction)
            }
            while next < view.limit,
                tokens[next].isSign(",") || tokens[next].isSign(";")
                    || view.vocabulary.and.contains(tokens[next].word)
                    || ["by", "par", "on"].contains(tokens[next].word)
            {
                next += 1
            }
        }
        let countries = others.filter { $0.party.kind == .country }
        guard !countries.isEmpty, let subject = subject(before: index) else { return nil }
        return (
            view.claim(
                .border, .neighbours, tokens: view.lead(of: subject.start)..<end,
                subject: subject.party, reference: countries[0].party, others: countries), end
        )
    }

    private func subject(before index: Int) -> SubjectGrammar.Reading? {
        if let subject = view.subjects.subject(before: index), subject.party.kind == .country {
            return subject
        }
        // "Niger, a landlocked nation in West Africa, ..., shares borders": the sentence's own subject.
        for candidate in view.start..<index {
            if let party = view.party(at: candidate) {
                return party.kind == .country
                    ? SubjectGrammar.Reading(party: party, start: candidate, isNear: false) : nil
            }
        }
        return nil
    }

    /// "It straddles Niger and Mali", "à cheval entre le Niger, le Burkina et le Mali".
    private func straddling(at index: Int) -> (claim: Claim, end: Int)? {
        guard let hit = view.vocabulary.straddles.hit(in: tokens, at: index, before: view.limit)
        else { return nil }
        let next = view.skipDeterminers(index + hit.count)
        let subject = view.subjects.subject(before: index)
        let first = subject.map { view.lead(of: $0.start) } ?? index
        if let reading = view.references.reference(at: index + hit.count),
            reading.party.kind == .border, reading.party.countries.count >= 2
        {
            return (
                view.claim(
                    .border, .straddling, tokens: first..<reading.end, subject: subject?.party,
                    reference: reading.party), reading.end
            )
        }
        let list = view.list(at: next)
        let countries = list.parties.filter { $0.kind == .country }
        guard countries.count >= 2 else { return nil }
        return (
            view.claim(
                .border, .straddling, tokens: first..<list.end, subject: subject?.party,
                reference: countries[0],
                others: countries.map { Claim.Neighbour(party: $0, direction: nil) }), list.end
        )
    }

    /// "Where the borders of Chad, Niger and Nigeria meet", "where Mali, Niger and Burkina meet".
    private func meeting(at index: Int) -> (claim: Claim, end: Int)? {
        var next = index
        guard tokens[index].kind == .word else { return nil }
        let isWhere = view.vocabulary.relatives.contains(tokens[index].word)
        let isTriple =
            ["tri", "triple", "three", "trois"].contains(tokens[index].word)
            && (index + 1..<min(view.limit, index + 3)).contains {
                view.vocabulary.border.contains(tokens[$0].word)
            }
        guard isWhere || isTriple else { return nil }
        next += 1
        var steps = 0
        while next < view.limit, steps < 7, view.party(at: next) == nil {
            guard tokens[next].kind == .word || tokens[next].isSign("-") || tokens[next].isSign("(")
            else {
                return nil
            }
            next += 1
            steps += 1
        }
        let list = view.list(at: next)
        let countries = list.parties.filter { $0.kind == .country }
        guard countries.count >= 2 else { return nil }
        var end = list.end
        if isWhere {
            var verb = end
            while verb < view.limit, verb < end + 2,
                !view.vocabulary.meet.contains(tokens[verb].word)
            {
                verb += 1
            }
            guard verb < view.limit, view.vocabulary.meet.contains(tokens[verb].word) else {
                return nil
            }
            end = verb + 1
        } else {
            guard countries.count >= 3 else { return nil }
        }
        let subject = isWhere ? view.subjects.subject(before: index) : nil
        let first = subject.map { view.lead(of: $0.start) } ?? index
        return (
            view.claim(
                .border, .straddling, tokens: first..<end, subject: subject?.party,
                reference: countries[0],
                others: countries.map { Claim.Neighbour(party: $0, direction: nil) }), end
        )
    }

    /// "Neighbouring Mali", "le Mali voisin".
    private func neighbouring(at index: Int) -> (claim: Claim, end: Int)? {
        guard tokens[index].kind == .word, view.vocabulary.neighbouring.contains(tokens[index].word)
        else { return nil }
        let list: (parties: [Party], end: Int)
        var first = index
        if view.vocabulary.language == .french, index > view.start,
            let party = view.party(at: index - 1), party.kind == .country
        {
            list = ([party], index + 1)
            first = index - 1
        } else {
            guard index + 1 < view.limit, view.text.mention(at: index + 1) != nil else {
                return nil
            }
            list = view.list(at: index + 1)
        }
        let countries = list.parties.filter { $0.kind == .country }
        guard !countries.isEmpty else { return nil }
        // "Niger and neighbouring Mali" says of whom it is a neighbour.
        var anchor: Party?
        if first - 2 >= view.start, view.vocabulary.and.contains(tokens[first - 1].word),
            let party = view.party(at: first - 2), party.kind == .country
        {
            anchor = party
            first -= 2
        }
        return (
            view.claim(
                .border, .neighbours, tokens: first..<list.end, subject: anchor,
                reference: countries[0],
                others: countries.map { Claim.Neighbour(party: $0, direction: nil) }), list.end
        )
    }
}

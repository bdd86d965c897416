import Gazetteer
import Geodesy

/// The rarer shapes of a statement of distance.
extension DistanceGrammar {
    // MARK: - Other shapes

    /// "20 km off the coast south of Cotonou", "30 milles au large de Lagos".
    func offCoast(
        _ quantity: QuantityGrammar.Reading, at index: Int, after previous: Found?
    ) -> Found? {
        var index = index
        if index > quantity.end,
            vocabulary.offCoast.hit(in: tokens, at: index - 1, before: limit) != nil
        {
            index -= 1
        }
        guard let hit = vocabulary.offCoast.hit(in: tokens, at: index, before: limit) else {
            return nil
        }
        var next = index + hit.count
        if next < limit, vocabulary.of.contains(tokens[next].word) { next += 1 }
        guard let reading = references.reference(at: next) else { return nil }
        var party = reading.party
        var end = reading.end
        var direction: StatedDirection?
        if party.kind == .coast, let reading = directions.direction(at: end) {
            direction = reading.direction
            end = reading.end
            if let origin = vocabulary.origin.hit(in: tokens, at: end, before: limit),
                let anchor = references.reference(at: end + origin.count)
            {
                let range = party.range.lowerBound..<anchor.party.range.upperBound
                party = Party(
                    kind: .coast, range: range, text: text.words(range),
                    mention: anchor.party.mention, resolution: anchor.party.resolution,
                    countries: anchor.party.countries)
                end = anchor.end
            }
        } else if party.kind != .coast {
            party = Party(
                kind: .coast, range: party.range, text: party.text, mention: party.mention,
                resolution: party.resolution, countries: party.countries)
        }
        return located(quantity, direction: direction, reference: party, end: end, after: previous)
    }

    /// "20 km inside Mali": so far from its border, on its side.
    func inside(
        _ quantity: QuantityGrammar.Reading, at index: Int, after previous: Found?
    ) -> Found? {
        guard let hit = vocabulary.inside.hit(in: tokens, at: index, before: limit),
            let reading = references.reference(at: index + hit.count),
            reading.party.kind == .country || reading.party.kind == .border,
            !isMotion(before: quantity.start)
        else { return nil }
        return located(
            quantity, direction: nil, reference: reading.party, end: reading.end, form: .inside,
            after: previous)
    }

    static let separates: Set<String> = ["separate", "separates", "separent", "separe"]

    /// "20 km between A and B".
    func between(
        _ quantity: QuantityGrammar.Reading, at index: Int, after previous: Found?
    ) -> Found? {
        guard index < limit,
            vocabulary.between.contains(tokens[index].word) || tokens[index].isWord("separating")
                || Self.separates.contains(tokens[index].word),
            let first = references.reference(at: index + 1), first.end < limit
        else { return nil }
        let joint = tokens[first.end].word
        guard vocabulary.and.contains(joint) || joint == "from" || joint == "de" || joint == "d'",
            let second = references.reference(at: first.end + 1),
            first.party.kind != .described, second.party.kind != .described
        else { return nil }
        return twoEnds(quantity, first: first.party, second: second.party, end: second.end)
    }

    /// "It is 20 km to Niamey".
    func toward(
        _ quantity: QuantityGrammar.Reading, at index: Int, after previous: Found?
    ) -> Found? {
        guard index < limit, tokens[index].isWord("to"),
            quantity.start > start,
            vocabulary.copulas.hit(in: tokens, endingAt: quantity.start, notBefore: start) != nil,
            let reading = references.reference(at: index + 1), reading.party.mention != nil
        else { return nil }
        return located(
            quantity, direction: nil, reference: reading.party, end: reading.end, after: previous)
    }

    /// "The distance between A and B is 20 km", "A and B are 20 km apart", "from A to B is 20 km".
    func ends(of quantity: QuantityGrammar.Reading, before previous: Found?) -> Found? {
        var index = quantity.start
        let isApart = vocabulary.apart.hit(in: tokens, at: quantity.end, before: limit)
        while index > start,
            vocabulary.located.contains(tokens[index - 1].word)
                || tokens[index - 1].isWord("de") || tokens[index - 1].isWord("d'")
                || tokens[index - 1].isWord("by") || tokens[index - 1].isWord("of")
                || tokens[index - 1].isWord("a")
        {
            index -= 1
        }
        let verb = vocabulary.copulas.hit(in: tokens, endingAt: index, notBefore: start)
        let distant = (index..<quantity.start).contains {
            ["distants", "distantes", "eloignes", "eloignees", "separes", "separees", "separated"]
                .contains(tokens[$0].word)
        }
        if let verb { index -= verb.count }
        guard index > start, verb != nil || isApart != nil || distant else { return nil }
        guard let second = text.mention(at: index - 1), second.isMeasurable else { return nil }
        var joint = index - 2
        while joint > start, vocabulary.determiners.contains(tokens[joint].word) { joint -= 1 }
        guard joint > start, let first = text.mention(at: joint - 1), first.isMeasurable else {
            return nil
        }
        let word = tokens[joint].word
        let opener = joint - 2 >= start ? tokens[joint - 2].word : ""
        let isPair =
            vocabulary.and.contains(word)
            && (isApart != nil || distant || vocabulary.between.contains(opener))
        let isRoute =
            (word == "to" && opener == "from")
            || (word == "a" && (opener == "de" || opener == "d'"))
        guard isPair || isRoute else { return nil }
        var from = joint - 1
        if isRoute || vocabulary.between.contains(opener) { from = joint - 2 }
        while from > start,
            ["distance", "the", "la", "road", "route"].contains(tokens[from - 1].word)
        {
            from -= 1
        }
        var quantity = quantity
        if tokens[from..<index].contains(where: { $0.word == "road" || $0.word == "route" }) {
            quantity.distance = quantity.distance.along(.road)
        }
        return twoEnds(
            quantity, first: references.party(of: first, at: joint - 1),
            second: references.party(of: second, at: index - 1),
            end: quantity.end + (isApart?.count ?? 0), start: from)
    }

    /// "A is separated from B by 20 km".
    func separated(_ quantity: QuantityGrammar.Reading) -> Found? {
        var index = quantity.start
        while index > start, tokens[index - 1].isWord("by") || tokens[index - 1].isWord("about") {
            index -= 1
        }
        guard index < quantity.start, index - 3 > start, let second = text.mention(at: index - 1),
            second.isMeasurable, tokens[index - 2].isWord("from"),
            tokens[index - 3].isWord("separated")
        else { return nil }
        let verb = vocabulary.copulas.hit(in: tokens, endingAt: index - 3, notBefore: start)
        let last = index - 4 - (verb?.count ?? 0)
        guard last >= start, let first = text.mention(at: last), first.isMeasurable else {
            return nil
        }
        return twoEnds(
            quantity, first: references.party(of: second, at: index - 1),
            second: references.party(of: first, at: last), end: quantity.end, start: last)
    }

    /// "North of Niamey, about 20 km", "au nord de Niamey, à 20 km".
    func directionBefore(
        _ quantity: QuantityGrammar.Reading, after previous: Found?
    ) -> Found? {
        var index = quantity.start - 1
        while index > start,
            ["a", "at", "by", "some", "about", "de"].contains(tokens[index].word)
                || tokens[index].isSign(",") || tokens[index].isSign("(")
        {
            index -= 1
        }
        guard index > start, index < quantity.start - 1, let mention = text.mention(at: index),
            mention.isMeasurable, previous.map({ $0.end <= index }) ?? true
        else { return nil }
        var from = index
        while from > start, index - from < 8, tokens[from - 1].kind == .word {
            from -= 1
            if let reading = directions.direction(at: from), reading.end <= index,
                let origin = vocabulary.origin.hit(in: tokens, at: reading.end, before: limit),
                reading.end + origin.count <= index
            {
                // Take the words that lead to the direction as well.
                var lead = from
                while lead > start, let wider = directions.direction(at: lead - 1),
                    wider.end == reading.end
                {
                    lead -= 1
                }
                let subject = subjects.subject(before: lead)
                let range = text.offsets(ofTokens: lead..<quantity.end)
                return Found(
                    claim: Claim(
                        kind: mention.partyKind == .country ? .border : .distance, range: range,
                        text: text.words(range), language: vocabulary.language,
                        subject: subject?.party,
                        reference: references.party(of: mention, at: index),
                        distance: quantity.distance, direction: reading.direction,
                        isSubjectNear: subject?.isNear ?? false), end: quantity.end)
            }
        }
        return nil
    }

    /// "400 miles north in the centre of the country": the reference is what the text came from.
    func withoutReference(
        _ quantity: QuantityGrammar.Reading, direction: StatedDirection, end: Int,
        after previous: Found?
    ) -> Found? {
        guard !isMotion(before: quantity.start) else { return nil }
        let subject = subject(of: quantity, end: end, after: previous)
        guard let subject else { return nil }
        // "Clare is 14 miles south, Grayling 40 miles to the north": seen from what the text is about.
        let reference =
            subject.isBound && !subject.party.isAnaphor && !followsCapital(subject.start)
            ? here(at: end) : origin(before: subject.start)
        let range = text.offsets(ofTokens: quantity.start..<end)
        return Found(
            claim: Claim(
                kind: quantity.distance.number.style == .vague ? .direction : .distance,
                range: range,
                text: text.words(range),
                language: vocabulary.language, subject: subject.party, reference: reference,
                distance: quantity.distance, direction: direction, isSubjectNear: subject.isNear),
            end: end)
    }

    /// The place that the text is about, where a statement leaves out from where it measures.
    func here(at end: Int) -> Party {
        let offset = text.offsets(ofTokens: end - 1..<end).upperBound
        return Party(kind: .place, range: offset..<offset, text: "", isAnaphor: true)
    }

    func followsCapital(_ index: Int) -> Bool {
        (start..<index).contains { vocabulary.capital.contains(tokens[$0].word) }
    }

    /// The last place or capital that the sentence names before a token.
    func origin(before index: Int) -> Party? {
        var candidate = index - 1
        while candidate >= start {
            if let mention = text.mention(at: candidate),
                mention.isMeasurable || mention.kind == .demonym
            {
                if let reading = references.reference(at: candidate), reading.end <= index,
                    reading.party.kind == .place
                {
                    return reading.party
                }
            } else if vocabulary.capital.contains(tokens[candidate].word),
                let reading = references.reference(at: candidate), reading.end <= index
            {
                // The country before it belongs to it: "the Nigerien capital".
                if candidate > start, text.mention(at: candidate - 1) != nil,
                    let whole = references.reference(at: candidate - 1), whole.end <= index
                {
                    return whole.party
                }
                return reading.party
            }
            candidate -= 1
        }
        return nil
    }

    /// "Halfway between A and B", "à mi-chemin entre A et B".
    func halfway(at index: Int) -> Found? {
        guard let hit = vocabulary.halfway.hit(in: tokens, at: index, before: limit) else {
            return nil
        }
        var next = index + hit.count
        guard next < limit,
            vocabulary.between.contains(tokens[next].word)
                || tokens[next].isWord("from") || vocabulary.of.contains(tokens[next].word)
        else { return nil }
        next += 1
        guard let first = references.reference(at: next), first.end < limit,
            vocabulary.and.contains(tokens[first.end].word),
            let second = references.reference(at: first.end + 1)
        else { return nil }
        let subject = subjects.subject(before: index)
        let range = text.offsets(ofTokens: index..<second.end)
        return Found(
            claim: Claim(
                kind: .distance, form: .halfway, range: range, text: text.words(range),
                language: vocabulary.language, subject: subject?.party, reference: first.party,
                others: [Claim.Neighbour(party: second.party, direction: nil)],
                isSubjectNear: subject?.isNear ?? false), end: second.end)
    }
}

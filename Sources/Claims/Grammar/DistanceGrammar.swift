import Gazetteer
import Geodesy

/// Reads statements of distance in one sentence, with or without a direction.
struct DistanceGrammar {
    let view: SentenceView

    private var text: ClaimText { view.text }
    private var vocabulary: ClaimVocabulary { view.vocabulary }
    private var tokens: [ClaimToken] { view.tokens }
    private var start: Int { view.start }
    private var limit: Int { view.limit }
    private var quantities: QuantityGrammar { view.quantities }
    private var directions: DirectionGrammar { view.directions }
    private var references: ReferenceGrammar { view.references }
    private var subjects: SubjectGrammar { view.subjects }

    /// A claim together with where its tokens end and who its subject is.
    private struct Found {
        let claim: Claim
        let end: Int
    }

    /// All statements of distance of the sentence, in order.
    func claims() -> [Claim] {
        var found: [Found] = []
        var index = start
        while index < limit {
            guard tokens[index].kind != .mention, let quantity = quantities.quantity(at: index)
            else {
                if let halfway = halfway(at: index) {
                    found.append(halfway)
                    index = halfway.end
                } else {
                    index += 1
                }
                continue
            }
            if let one = claim(of: quantity, after: found.last) {
                found.append(one)
                index = max(quantity.end, one.end)
            } else {
                index = quantity.end
            }
        }
        return found.map(\.claim)
    }

    // MARK: - One statement

    private func claim(of quantity: QuantityGrammar.Reading, after previous: Found?) -> Found? {
        var quantity = quantity
        var index = quantity.end
        var direction: StatedDirection?
        if let path = path(before: quantity.start) {
            quantity.distance = quantity.distance.along(path.value)
            quantity.start -= path.count
        }
        if let path = path(at: index) {
            quantity.distance = quantity.distance.along(path.value)
            index += path.count
        }
        if let pair = ends(of: quantity, before: previous) ?? separated(quantity) { return pair }
        var isAway = false
        while let hit = vocabulary.away.hit(in: tokens, at: index, before: limit),
            directions.direction(at: index) == nil
        {
            index += hit.count
            isAway = true
        }
        if let coast = offCoast(quantity, at: index, after: previous) { return coast }
        if let reading = directions.direction(at: index) {
            direction = reading.direction
            index = reading.end
        }
        if let path = path(at: index) {
            quantity.distance = quantity.distance.along(path.value)
            index += path.count
        }
        // "20 km north, by road, of X" is rare; "20 km to the north of X" is handled above.
        let isFrom = vocabulary.origin.hit(in: tokens, at: index, before: limit)
        if let hit = isFrom {
            let isPlainOf = hit.count == 1 && vocabulary.of.contains(tokens[index].word)
            let allowed =
                !isPlainOf || direction != nil || quantity.isWithin || isAway
                || isFrenchPosition(quantity, index)
            if allowed, let reading = references.reference(at: index + hit.count) {
                return located(
                    quantity, direction: direction, reference: reading.party, end: reading.end,
                    after: previous)
            }
            if direction == nil { return nil }
        }
        if direction == nil, let inside = inside(quantity, at: index, after: previous) {
            return inside
        }
        if let between = between(quantity, at: index, after: previous) { return between }
        if direction == nil, let to = toward(quantity, at: index, after: previous) { return to }
        if let before = directionBefore(quantity, after: previous) { return before }
        guard let direction else { return nil }
        return withoutReference(quantity, direction: direction, end: index, after: previous)
    }

    /// The usual shape: distance, direction, reference; the subject stands before or after.
    private func located(
        _ quantity: QuantityGrammar.Reading, direction: StatedDirection?, reference: Party,
        end: Int,
        form: Claim.Form = .plain, others: [Claim.Neighbour] = [], after previous: Found?
    ) -> Found? {
        var quantity = quantity
        var end = end
        if let path = path(at: end) {
            quantity.distance = quantity.distance.along(path.value)
            end += path.count
        }
        if quantity.distance.path == nil, let path = journeyNoun(at: quantity.end) {
            quantity.distance = quantity.distance.along(path)
        }
        var direction = direction
        let behind = end < limit && tokens[end].isSign(",") ? end + 1 : end
        if direction == nil, let after = directions.direction(at: behind),
            isDirectionAfter(after, at: behind),
            behind == end || after.end == limit || tokens[after.end].kind == .sign
        {
            direction = StatedDirection(
                after.direction.point, text: after.direction.text, isDue: after.direction.isDue,
                isTrailing: true)
            end = after.end
        }
        // "A distance of 20 km from X to Y" measures from X to Y.
        if direction == nil, let pair = destination(quantity, from: reference, at: end) {
            return pair
        }
        let subject = subject(of: quantity, end: end, after: previous)
        if isMotion(before: quantity.start) { return nil }
        if reference.kind == .described, subject == nil, direction == nil { return nil }
        let range = text.offsets(ofTokens: quantity.start..<end)
        let kind: Claim.Kind =
            switch reference.kind {
            case .border, .country: .border
            // "A few miles north of" states a side, and "a few miles from" nearness: no figure.
            case _ where quantity.distance.number.style == .vague:
                direction == nil ? .nearness : .direction
            default: .distance
            }
        if quantity.distance.number.style == .vague, reference.kind == .described { return nil }
        return Found(
            claim: Claim(
                kind: kind, form: form, range: range, text: text.words(range),
                language: vocabulary.language, subject: subject?.party, reference: reference,
                others: others, distance: quantity.distance, direction: direction,
                isSubjectNear: subject?.isNear ?? false), end: end)
    }

    /// "To the north" after the reference, unless it begins another statement.
    private func isDirectionAfter(_ reading: DirectionGrammar.Reading, at index: Int) -> Bool {
        guard reading.end > index,
            vocabulary.beforeCompass.hit(in: tokens, at: index, before: limit) != nil
        else { return false }
        return vocabulary.origin.hit(in: tokens, at: reading.end, before: limit) == nil
    }

    private func destination(
        _ quantity: QuantityGrammar.Reading, from origin: Party, at index: Int
    ) -> Found? {
        guard index + 1 < limit,
            tokens[index].isWord("to") || tokens[index].isWord("a")
                || tokens[index].isWord("jusqu'")
        else { return nil }
        guard let reading = references.reference(at: index + 1), reading.party.kind != .described,
            reading.party.mention != nil
        else { return nil }
        return twoEnds(quantity, first: origin, second: reading.party, end: reading.end)
    }

    /// Two ends of one distance: the second is the subject, as in "from A to B".
    private func twoEnds(
        _ quantity: QuantityGrammar.Reading, first: Party, second: Party, end: Int,
        start: Int? = nil
    ) -> Found {
        var quantity = quantity
        if quantity.distance.path == nil, isMotion(before: quantity.start) {
            quantity.distance = quantity.distance.along(.road)
        }
        let from = min(start ?? quantity.start, quantity.start)
        let range = text.offsets(ofTokens: from..<max(end, quantity.end))
        return Found(
            claim: Claim(
                kind: first.kind == .border || second.kind == .border ? .border : .distance,
                range: range, text: text.words(range), language: vocabulary.language,
                subject: second, reference: first, distance: quantity.distance),
            end: max(end, quantity.end))
    }

    // MARK: - Subjects

    private func subject(
        of quantity: QuantityGrammar.Reading, end: Int, after previous: Found?
    ) -> SubjectGrammar.Reading? {
        if let previous, previous.claim.form != .halfway, isJoined(previous, quantity) {
            if previous.claim.subject == nil { return nil }
            if let party = previous.claim.subject {
                return SubjectGrammar.Reading(
                    party: party, start: quantity.start, isNear: previous.claim.isSubjectNear)
            }
        }
        if opensWithPlace() {
            // "Located 20 km north of X.": the text goes on about its subject.
            if let after = subjects.subject(after: end, limit: limit) { return after }
            let range = text.offsets(ofTokens: start..<start + 1)
            return SubjectGrammar.Reading(
                party: Party(
                    kind: .place, range: range, text: text.words(range), isAnaphor: true),
                start: start, isNear: false)
        }
        let before = subjects.subject(before: quantity.start)
        if let before, before.party.kind != .described {
            // "In the north of Niger, 100 km from the border, lies an old fort."
            let isLarge = before.party.kind == .country || before.party.kind == .region
            if isLarge, let after = subjects.subject(after: end, limit: limit) { return after }
            return before
        }
        if before == nil || leadsOff(quantity),
            let after = subjects.subject(after: end, limit: limit)
        {
            return after
        }
        return before
    }

    /// Whether the sentence opens with "Located", "Situated".
    private func opensWithPlace() -> Bool {
        vocabulary.located.contains(tokens[start].word)
    }

    /// Whether only "and" or a comma stands between the last statement and this one.
    private func isJoined(_ previous: Found, _ quantity: QuantityGrammar.Reading) -> Bool {
        guard previous.end <= quantity.start, quantity.start - previous.end <= 9 else {
            return false
        }
        var sawJoin = false
        for index in previous.end..<quantity.start {
            let token = tokens[index]
            if token.isSign(",") || token.isSign(";") || vocabulary.and.contains(token.word)
                || vocabulary.or.contains(token.word) || token.isWord("but")
                || token.isWord("mais") || token.isWord("well")
            {
                sawJoin = true
            } else if vocabulary.relatives.contains(token.word) || token.isWord("itself")
                || token.isWord("meme")
            {
                return false
            } else if token.kind == .number {
                return false
            } else if token.kind == .mention {
                // ", Wisconsin and 55 miles …": what follows a reference says where that lies.
                let kind = text.mention(at: index)?.partyKind
                guard kind == .area || kind == .country || tokens[index - 1].isSign(",") else {
                    return false
                }
            }
        }
        return sawJoin || previous.end == quantity.start
    }

    /// Whether the statement opens the sentence or a clause that its subject follows.
    private func leadsOff(_ quantity: QuantityGrammar.Reading) -> Bool {
        for index in start..<quantity.start where tokens[index].kind == .mention {
            guard let mention = text.mention(at: index) else { continue }
            if mention.kind == .place || mention.kind == .facility { return false }
        }
        return true
    }

    private func isMotion(before index: Int) -> Bool {
        var last = index - 1
        if last >= start,
            tokens[last].isWord("by") || tokens[last].isWord("de")
                || tokens[last].isWord("d'") || tokens[last].isWord("another")
        {
            last -= 1
        }
        return last >= start && tokens[last].kind == .word
            && vocabulary.motions.contains(tokens[last].word)
    }

    // MARK: - Paths

    private func path(at index: Int) -> PhraseTable<StatedDistance.Path>.Hit? {
        var index = index
        var skipped = 0
        if index < limit, tokens[index].isSign("(") || tokens[index].isSign(",") {
            index += 1
            skipped = 1
        }
        guard let hit = vocabulary.paths.hit(in: tokens, at: index, before: limit) else {
            return nil
        }
        if skipped == 1 {
            let closing = index + hit.count
            guard closing < limit, tokens[closing].isSign(")") || tokens[closing].isSign(",") else {
                return hit.count > 1
                    ? PhraseTable.Hit(value: hit.value, count: hit.count + 1) : nil
            }
            return PhraseTable.Hit(value: hit.value, count: hit.count + 2)
        }
        return hit
    }

    private func path(before index: Int) -> PhraseTable<StatedDistance.Path>.Hit? {
        guard let hit = vocabulary.paths.hit(in: tokens, endingAt: index, notBefore: start),
            hit.count > 1
        else { return nil }
        return hit
    }

    private func journeyNoun(at index: Int) -> StatedDistance.Path? {
        guard index < limit, let means = vocabulary.journeys[tokens[index].word] else { return nil }
        switch means {
        case .road: return .road
        case .air: return .straight
        case .rail: return .rail
        case .water: return .water
        case .foot: return .foot
        case .unknown: return nil
        }
    }

    /// In French "à 20 km de" is a position, "20 km de" mostly a length.
    private func isFrenchPosition(_ quantity: QuantityGrammar.Reading, _ index: Int) -> Bool {
        guard vocabulary.language == .french else { return false }
        if let hedge = quantity.distance.hedge,
            hedge.hasPrefix("a ") || hedge.hasPrefix("distant") || hedge.contains("distance")
        {
            return true
        }
        guard quantity.start > start else { return false }
        let before = tokens[quantity.start - 1].word
        if before == "a" || vocabulary.located.contains(before) { return true }
        if before == "de" || before == "d'", quantity.start - 2 >= start {
            return vocabulary.located.contains(tokens[quantity.start - 2].word)
        }
        return tokens[quantity.start - 1].isSign("(")
            || vocabulary.copulas.hit(in: tokens, endingAt: quantity.start, notBefore: start) != nil
    }

    // MARK: - Other shapes

    /// "20 km off the coast south of Cotonou", "30 milles au large de Lagos".
    private func offCoast(
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
    private func inside(
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

    private static let separates: Set<String> = ["separate", "separates", "separent", "separe"]

    /// "20 km between A and B".
    private func between(
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
    private func toward(
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
    private func ends(of quantity: QuantityGrammar.Reading, before previous: Found?) -> Found? {
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
    private func separated(_ quantity: QuantityGrammar.Reading) -> Found? {
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
    private func directionBefore(
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
    private func withoutReference(
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
    private func here(at end: Int) -> Party {
        let offset = text.offsets(ofTokens: end - 1..<end).upperBound
        return Party(kind: .place, range: offset..<offset, text: "", isAnaphor: true)
    }

    private func followsCapital(_ index: Int) -> Bool {
        (start..<index).contains { vocabulary.capital.contains(tokens[$0].word) }
    }

    /// The last place or capital that the sentence names before a token.
    private func origin(before index: Int) -> Party? {
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
    private func halfway(at index: Int) -> Found? {
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

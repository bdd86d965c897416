import Gazetteer
import Geodesy

/// Reads statements of distance in one sentence, with or without a direction.
struct DistanceGrammar {
    let view: SentenceView

    var text: ClaimText { view.text }
    var vocabulary: ClaimVocabulary { view.vocabulary }
    var tokens: [ClaimToken] { view.tokens }
    var start: Int { view.start }
    var limit: Int { view.limit }
    var quantities: QuantityGrammar { view.quantities }
    var directions: DirectionGrammar { view.directions }
    var references: ReferenceGrammar { view.references }
    var subjects: SubjectGrammar { view.subjects }

    /// A claim together with where its tokens end and who its subject is.
    struct Found {
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

    func claim(of quantity: QuantityGrammar.Reading, after previous: Found?) -> Found? {
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
    func located(
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
    func isDirectionAfter(_ reading: DirectionGrammar.Reading, at index: Int) -> Bool {
        guard reading.end > index,
            vocabulary.beforeCompass.hit(in: tokens, at: index, before: limit) != nil
        else { return false }
        return vocabulary.origin.hit(in: tokens, at: reading.end, before: limit) == nil
    }

    func destination(
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
    func twoEnds(
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
}

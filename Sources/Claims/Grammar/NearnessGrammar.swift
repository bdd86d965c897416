import Gazetteer

/// Reads "near X", "on the border with C", and sides without a number: "north of X".
struct NearnessGrammar {
    let view: SentenceView

    private var tokens: [ClaimToken] { view.tokens }

    /// The statement that begins with the word at a token, and the token after it.
    func claim(at index: Int) -> (claim: Claim, end: Int)? {
        near(at: index) ?? onBorder(at: index) ?? side(at: index)
    }

    private func near(at index: Int) -> (claim: Claim, end: Int)? {
        guard
            let hit = view.vocabulary.near.hit(in: tokens, at: index, before: view.limit),
            let reading = view.references.reference(at: index + hit.count)
        else { return nil }
        let reference = reading.party
        guard reference.kind != .described,
            reference.mention != nil || reference.kind == .border
                || reference.calledCapital != nil || reference.kind == .coast
        else { return nil }
        let subject = view.subjects.subject(before: index)
        let isThing = subject.map { names($0.party, from: $0.start, to: index) } ?? false
        guard isThing || reference.kind == .border else { return nil }
        let first = subject.flatMap { isThing ? view.lead(of: $0.start) : nil } ?? index
        return (
            view.claim(
                .nearness, tokens: first..<reading.end, subject: isThing ? subject?.party : nil,
                reference: reference, isSubjectNear: subject?.isNear ?? false), reading.end
        )
    }

    /// Whether a subject is something with a place: a name, or "a village", "the base".
    private func names(_ party: Party, from start: Int, to end: Int) -> Bool {
        switch party.kind {
        case .place, .area: return true
        case .country, .region, .border, .coast: return false
        case .described:
            return (start..<end).contains {
                view.vocabulary.settlements.contains(tokens[$0].word)
                    || view.vocabulary.facilities.contains(tokens[$0].word)
            }
        }
    }

    private func onBorder(at index: Int) -> (claim: Claim, end: Int)? {
        guard let hit = view.vocabulary.upTo.hit(in: tokens, at: index, before: view.limit),
            let reading = view.references.reference(at: index + hit.count),
            reading.party.kind == .border, !holdsDistance(index + hit.count..<reading.end)
        else { return nil }
        // "To their border with": a journey, not a position; the phrase must be next to the noun.
        let subject = view.subjects.subject(before: index)
        let isPlace = subject.map { $0.party.kind == .place || $0.party.kind == .area } ?? false
        let isCountry = subject?.party.kind == .country
        let named = isPlace || isCountry ? subject?.party : nil
        let isCrossing = ["across", "over"].contains(tokens[index].word)
        let isAlong = ["along", "long", "le"].contains(tokens[index].word) || isCrossing
        return (
            view.claim(
                .border, isAlong || isCountry ? .neighbours : .onBorder,
                tokens: index..<reading.end, subject: named, reference: reading.party,
                isSubjectNear: subject?.isNear ?? false), reading.end
        )
    }

    /// "À une centaine de kilomètres de la frontière" states how far the border is, not that one is at it.
    private func holdsDistance(_ range: Range<Int>) -> Bool {
        range.contains { view.quantities.quantity(at: $0) != nil }
    }

    /// "X lies north of Y" without a number.
    private func side(at index: Int) -> (claim: Claim, end: Int)? {
        guard let direction = view.directions.direction(at: index),
            let origin = view.vocabulary.origin.hit(
                in: tokens, at: direction.end, before: view.limit),
            let reading = view.references.reference(at: direction.end + origin.count)
        else { return nil }
        let reference = reading.party
        guard reference.mention != nil && reference.kind == .place || reference.kind == .border
        else {
            return nil
        }
        guard index > view.start, let near = view.subjects.subject(before: index),
            let subject = subject(behind: near),
            subject.party.kind == .place, subject.party.mention != nil || subject.party.isAnaphor,
            isAdjacent(near, to: index)
        else { return nil }
        return (
            view.claim(
                .direction, tokens: index..<reading.end, subject: subject.party,
                reference: reference, direction: direction.direction,
                isSubjectNear: subject.isNear), reading.end
        )
    }

    /// Whom a side is said of where the name before it is itself the end of a side: "south of Cayey,
    /// east of Coamo" says both of the same place.
    private func subject(
        behind near: SubjectGrammar.Reading
    ) -> SubjectGrammar.Reading? {
        guard !near.isBound else { return near }
        var first = near.start
        // "South of Aibonito and Cayey": the list begins further on.
        while first - 2 >= view.start,
            view.vocabulary.and.contains(tokens[first - 1].word) || tokens[first - 1].isSign(","),
            view.text.mention(at: first - 2) != nil
        {
            first -= 2
        }
        guard
            let origin = view.vocabulary.origin.hit(
                in: tokens, endingAt: first, notBefore: view.start)
        else { return near }
        let end = first - origin.count
        for lead in max(view.start, end - 4)..<max(view.start, end) {
            guard let direction = view.directions.direction(at: lead), direction.end == end,
                lead > view.start
            else { continue }
            return view.subjects.subject(before: lead).flatMap {
                $0.start < lead ? subject(behind: $0) : nil
            }
        }
        return near
    }

    /// Whether only a comma or a verb of position stands between: "A vehicle from Gao drove north of".
    private func isAdjacent(_ subject: SubjectGrammar.Reading, to index: Int) -> Bool {
        guard let token = tokens[subject.start..<index].last else { return false }
        if token.isSign(",") || token.isSign("(") { return true }
        if view.vocabulary.located.contains(token.word) { return true }
        return view.vocabulary.copulas.hit(in: tokens, endingAt: index, notBefore: view.start)
            != nil
            || token.kind == .mention
    }
}

import Gazetteer
import Geodesy

/// Whom a distance is said of, and along what it is measured.
extension DistanceGrammar {
    // MARK: - Subjects

    func subject(
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
    func opensWithPlace() -> Bool {
        vocabulary.located.contains(tokens[start].word)
    }

    /// Whether only "and" or a comma stands between the last statement and this one.
    func isJoined(_ previous: Found, _ quantity: QuantityGrammar.Reading) -> Bool {
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
    func leadsOff(_ quantity: QuantityGrammar.Reading) -> Bool {
        for index in start..<quantity.start where tokens[index].kind == .mention {
            guard let mention = text.mention(at: index) else { continue }
            if mention.kind == .place || mention.kind == .facility { return false }
        }
        return true
    }

    func isMotion(before index: Int) -> Bool {
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

    func path(at index: Int) -> PhraseTable<StatedDistance.Path>.Hit? {
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

    func path(before index: Int) -> PhraseTable<StatedDistance.Path>.Hit? {
        guard let hit = vocabulary.paths.hit(in: tokens, endingAt: index, notBefore: start),
            hit.count > 1
        else { return nil }
        return hit
    }

    func journeyNoun(at index: Int) -> StatedDistance.Path? {
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
    func isFrenchPosition(_ quantity: QuantityGrammar.Reading, _ index: Int) -> Bool {
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
}

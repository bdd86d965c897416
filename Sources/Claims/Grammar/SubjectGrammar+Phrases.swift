import Gazetteer
import Geodesy

/// Phrases that name a subject, and phrases without a name.
extension SubjectGrammar {
    // MARK: - Noun phrases

    func nounPhrase(endingAt end: Int, isApposition: Bool) -> Reading? {
        var last = end - 1
        while last > start, tokens[last].isSign(",") || tokens[last].isSign("\"") { last -= 1 }
        last = skipBracket(endingAt: last)
        guard last >= start else { return nil }
        if isApposition, let before = beforeBorder(endingAt: last) {
            return nounPhrase(endingAt: before, isApposition: true)
        }
        if let position = writtenPosition(endingAt: last) { return position }
        if let mention = text.mention(at: last) {
            if mention.isMeasurable {
                let head = chainHead(of: last)
                guard isApposition, mention.resolution?.best == nil, let head, head.start == last
                else { return head }
                return town(before: head) ?? head
            }
            if mention.kind == .demonym { return nil }
        }
        if tokens[last].kind == .word, vocabulary.pronouns.contains(tokens[last].word),
            !vocabulary.determiners.contains(tokens[last].word)
        {
            return anaphor(last..<last + 1)
        }
        if tokens[last].kind == .word, tokens[last].isCapitalised,
            !vocabulary.pronouns.contains(tokens[last].word),
            !vocabulary.determiners.contains(tokens[last].word)
        {
            let name = unknownName(endingAt: last + 1)
            return isApposition ? town(before: name) ?? name : name
        }
        return commonNoun(endingAt: last + 1, isApposition: isApposition)
    }

    /// A phrase without a name: "a chemical tanker"; with a name before a comma it is that name's.
    func commonNoun(endingAt end: Int, isApposition: Bool) -> Reading? {
        var first = end
        var hasNoun = false
        while first > start, end - first < 8 {
            let token = tokens[first - 1]
            if token.kind == .mention {
                // "A village of Gao region 20 km …": the name describes the noun after it.
                guard let mention = text.mention(at: first - 1) else { break }
                if mention.kind == .demonym { first -= 1; continue }
                if isApposition || !hasNoun { return chainHead(of: first - 1) }
                break
            }
            if token.kind == .sign, token.word == "-" { first -= 1; continue }
            guard token.kind == .word else { break }
            if vocabulary.determiners.contains(token.word)
                || vocabulary.articles.contains(token.word)
            {
                first -= 1
                break
            }
            if vocabulary.stopsReference.contains(token.word)
                || vocabulary.copulas.hit(in: tokens, endingAt: first, notBefore: start) != nil
            {
                break
            }
            if vocabulary.settlements.contains(token.word)
                || vocabulary.facilities.contains(token.word)
            {
                hasNoun = true
            }
            first -= 1
        }
        guard first < end else { return nil }
        // "Bria, in the centre of the country 450 km from": the words only say where Bria lies.
        if vocabulary.areas.contains(tokens[end - 1].word), !hasNoun,
            let name = lastName(before: first)
        {
            return name
        }
        // "A town on the lake 20 km from": the lake only says where the town is.
        if !hasNoun, first > start, Self.placing.contains(tokens[first - 1].word) {
            let outer = commonNoun(endingAt: first - 1, isApposition: isApposition)
            if let outer, outer.party.kind != .described { return outer }
        }
        // "Inates, a village 20 km from": the village is Inates.
        var before = first - 1
        if before > start, tokens[before].isSign(",") {
            before = skipBracket(endingAt: before - 1)
            if before >= start, let mention = text.mention(at: before), mention.isMeasurable,
                hasNoun
            {
                return chainHead(of: before)
            }
            if before >= start, hasNoun, isUnknownName(at: before) {
                return unknownName(endingAt: before + 1)
            }
        }
        // "X is a village 20 km from": the village is X.
        if hasNoun, first > start,
            let hit = vocabulary.copulas.hit(in: tokens, endingAt: first, notBefore: start)
        {
            if let subject = beforeVerb(first - hit.count) { return subject }
        }
        if isApposition, let name = lastName(before: end) { return name }
        let isDefinite = Self.definite.contains(tokens[first].word)
        if isDefinite, end - first <= 3, vocabulary.anaphora.contains(tokens[end - 1].word) {
            return anaphor(first..<end)
        }
        let range = text.offsets(ofTokens: first..<end)
        return Reading(
            party: Party(kind: .described, range: range, text: text.words(range)), start: first,
            isNear: false)
    }

    /// Where "X, on the border between A and B" has its comma: what follows still speaks of X.
    private func beforeBorder(endingAt last: Int) -> Int? {
        guard let mention = text.mention(at: last), mention.kind == .country else { return nil }
        var index = last - 1
        while index > start, last - index < 8, !vocabulary.border.contains(tokens[index].word) {
            let token = tokens[index]
            let belongs =
                text.mention(at: index)?.kind == .country
                || vocabulary.and.contains(token.word) || vocabulary.between.contains(token.word)
                || vocabulary.borderWith.contains(token.word)
                || vocabulary.determiners.contains(token.word)
            guard belongs else { return nil }
            index -= 1
        }
        guard index > start, vocabulary.border.contains(tokens[index].word) else { return nil }
        let border = index
        while index > start, border - index < 5, !tokens[index].isSign(",") { index -= 1 }
        return index > start && tokens[index].isSign(",") ? index : nil
    }

    /// "31°06′36″N 8°26′24″W": a position that the text writes out.
    private func writtenPosition(endingAt last: Int) -> Reading? {
        var first = last + 1
        var hasDegrees = false
        while first > start, last - first < 16 {
            let token = tokens[first - 1]
            let belongs =
                token.kind == .number
                || (token.kind == .word && token.isCapitalised
                    && ["n", "s", "e", "w", "o"].contains(token.word))
                || (token.kind == .sign && Self.positionSigns.contains(token.word))
            guard belongs else { break }
            if token.word == "°" { hasDegrees = true }
            first -= 1
        }
        while first <= last, tokens[first].kind != .number, !tokens[first].isSign("-") {
            first += 1
        }
        guard hasDegrees, first < last else { return nil }
        let range = text.offsets(ofTokens: first..<last + 1)
        let words = text.words(range)
        // "O" is west in French; elsewhere it may be east.
        let isWest = vocabulary.language == .french && words.hasSuffix("O")
        guard let position = try? Coordinate(parsing: isWest ? words.dropLast() + "W" : words)
        else { return nil }
        return Reading(
            party: Party(kind: .place, range: range, text: words, position: position),
            start: first, isNear: false)
    }

    private static let positionSigns: Set<String> = [
        "°", "′", "″", "'", "’", "\"", "”", ",", ".", "-", "−",
    ]

    /// Whether a word is written as a name that the reading of the text does not know.
    private func isUnknownName(at index: Int) -> Bool {
        let token = tokens[index]
        return token.kind == .word && token.isCapitalised
            && !vocabulary.determiners.contains(token.word)
            && !vocabulary.pronouns.contains(token.word)
            && !vocabulary.stopsReference.contains(token.word)
            && !Self.capitalisedElse.contains(token.word)
    }

    /// Words before a comma that are written with a capital and name no place.
    private static let capitalisedElse: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
        "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "meanwhile", "however", "nearby", "today", "yesterday", "later",
        "earlier", "elsewhere", "also", "then", "here", "there", "finally", "moreover", "again",
        "previously", "recently", "cependant", "hier", "ensuite", "ailleurs", "enfin", "toutefois",
        "auparavant", "puis", "tard", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
        "dimanche",
    ]

    static let placing: Set<String> = ["on", "by", "along", "beside", "sur", "at"]

    static let definite: Set<String> = [
        "the", "this", "that", "la", "le", "l'", "cette", "ce", "cet",
    ]

    func lastName(before end: Int) -> Reading? {
        var index = end - 1
        while index >= start, end - index < 14 {
            if let mention = text.mention(at: index), mention.isMeasurable {
                return chainHead(of: index)
            }
            index -= 1
        }
        return nil
    }

    func unknownName(endingAt end: Int) -> Reading {
        var first = end - 1
        while first > start {
            let token = tokens[first - 1]
            let joins =
                (token.kind == .word && token.isCapitalised
                    && !vocabulary.determiners.contains(token.word)
                    && !vocabulary.stopsReference.contains(token.word))
                || (token.isSign("-") && first - 2 >= start && tokens[first - 2].isCapitalised)
            guard joins else { break }
            first -= 1
        }
        let range = text.offsets(ofTokens: first..<end)
        return Reading(
            party: Party(kind: .place, range: range, text: text.words(range)), start: first,
            isNear: isNear(before: first))
    }

    /// The town of "Town, Region," where neither name is known: what follows the second comma speaks
    /// of the town.
    func town(before region: Reading) -> Reading? {
        let comma = region.start - 1
        guard comma > start, tokens[comma].isSign(",") else { return nil }
        let last = comma - 1
        if let mention = text.mention(at: last) {
            return mention.partyKind == .place ? chainHead(of: last) : nil
        }
        guard tokens[last].kind == .word, tokens[last].isCapitalised,
            !vocabulary.determiners.contains(tokens[last].word),
            !vocabulary.pronouns.contains(tokens[last].word)
        else { return nil }
        let town = unknownName(endingAt: comma)
        // "Dori, Djibo, Arbinda, …" is a list and not a town in its region.
        guard town.start == start || !tokens[town.start - 1].isSign(",") else { return nil }
        return town
    }

    func anaphor(_ range: Range<Int>) -> Reading {
        let offsets = text.offsets(ofTokens: range)
        return Reading(
            party: Party(
                kind: .place, range: offsets, text: text.words(offsets), isAnaphor: true),
            start: range.lowerBound, isNear: false)
    }
}

import Gazetteer

/// Finds whom a statement is about, by going back from its first word.
struct SubjectGrammar {
    /// The subject with the first token of its words.
    struct Reading {
        let party: Party
        let start: Int
        /// Whether the words say "near" before the name.
        let isNear: Bool
        /// Whether a relative pronoun or a verb ties the statement to this very phrase.
        var isBound = false
    }

    let view: SentenceView

    var text: ClaimText { view.text }
    var tokens: [ClaimToken] { view.tokens }
    var vocabulary: ClaimVocabulary { view.vocabulary }
    /// The first token of the sentence.
    var start: Int { view.start }

    /// The subject of a statement whose first token is given; nil if the sentence names none.
    ///
    /// The phrase next to the statement counts, unless it is a country or names no place while the
    /// sentence is a definition of its own subject ("X is a town in Y, 20 km from Z").
    func subject(before index: Int) -> Reading? {
        let near = phrase(before: index)
        guard let whole = definition(before: index) else { return near }
        guard let near else { return whole }
        switch near.party.kind {
        case .country, .region, .area, .described, .border, .coast: return whole
        case .place:
            // "Gao, which lies …" speaks of Gao; so does "Gao, 20 km from Ansongo, is a town".
            if near.start < whole.start || near.isBound { return near }
            // "The camp is at Nara, 12 km from the border."
            if whole.party.isAnaphor, near.start > start, tokens[near.start - 1].isWord("at") {
                return near
            }
            return whole
        }
    }

    func phrase(before index: Int) -> Reading? {
        var end = index
        end = skipAdverbs(before: end)
        guard end > start else { return nil }
        if let hit = vocabulary.copulas.hit(in: tokens, endingAt: end, notBefore: start) {
            return beforeVerb(end - hit.count).map(Self.bound)
        }
        let token = tokens[end - 1]
        if token.isSign(",") || token.isSign("(") || token.isSign("–") || token.isSign("-")
            || token.isSign(";") || token.isSign("—")
        {
            return nounPhrase(endingAt: end - 1, isApposition: true)
        }
        if vocabulary.relatives.contains(token.word) { return antecedent(of: end - 1) }
        if let verb = passive(endingAt: end) { return beforeVerb(verb) }
        return nounPhrase(endingAt: end, isApposition: false)
    }

    /// Where the verb begins in "was seized", "were killed": what it is said of stands before it.
    func passive(endingAt end: Int) -> Int? {
        guard vocabulary.language == .english, end - 1 > start, tokens[end - 1].kind == .word,
            tokens[end - 1].word.hasSuffix("ed")
                || ["hit", "seen", "shot", "found", "held", "taken"].contains(tokens[end - 1].word)
        else { return nil }
        let hit = vocabulary.copulas.hit(in: tokens, endingAt: end - 1, notBefore: start)
        return hit.map { end - 1 - $0.count }
    }

    /// What the sentence defines, by name: X of "X is a town …"; nil if it does not open so.
    func topic(limit: Int) -> Party? {
        guard let reading = definition(before: limit, allowsClauses: true),
            !reading.party.isAnaphor
        else { return nil }
        return reading.party
    }

    static func bound(_ reading: Reading) -> Reading {
        Reading(
            party: reading.party, start: reading.start, isNear: reading.isNear, isBound: true)
    }

    /// The subject of a sentence that says what or where it is: "X is a town …", "It lies …".
    func definition(before index: Int, allowsClauses: Bool = false) -> Reading? {
        guard let (reading, end) = opening(limit: index) else { return nil }
        var verb = end
        // Names in other languages, heights and the like stand in brackets or between commas.
        while verb < index, verb < end + 30 {
            if tokens[verb].isSign("(") {
                var close = verb
                while close < index, !tokens[close].isSign(")") { close += 1 }
                verb = close + 1
                continue
            }
            if vocabulary.copulas.hit(in: tokens, at: verb, before: index) != nil { break }
            let isAside =
                verb == end
                ? tokens[verb].isSign(",") || tokens[verb].isSign("/")
                    || tokens[verb].isWord("also")
                    || tokens[verb].isWord("now") || tokens[verb].isWord("today")
                : true
            guard isAside else { return nil }
            verb += 1
        }
        guard verb < index,
            let hit = vocabulary.copulas.hit(in: tokens, at: verb, before: index)
        else { return nil }
        let first = verb + hit.count
        // A relative clause or another statement in between has its own subject.
        for between in first..<max(first, index) where !allowsClauses {
            let token = tokens[between]
            guard token.kind == .word else { continue }
            if vocabulary.relatives.contains(token.word) || Self.saying.contains(token.word) {
                return nil
            }
        }
        return reading
    }

    static let saying: Set<String> = [
        "said", "says", "when", "while", "because", "after", "killed", "attacked", "attack", "told",
        "reported", "who", "whose", "lorsque", "quand", "selon", "tue", "attaque", "dit",
    ]

    /// What a sentence opens with, if that is a name or points to one.
    func opening(limit: Int) -> (reading: Reading, end: Int)? {
        var index = start
        while index < limit, tokens[index].isSign("\"") || tokens[index].isSign("«") { index += 1 }
        guard index < limit else { return nil }
        if vocabulary.pronouns.contains(tokens[index].word),
            !vocabulary.determiners.contains(tokens[index].word)
        {
            return (anaphor(index..<index + 1), index + 1)
        }
        var name = index
        if tokens[name].kind == .word, vocabulary.determiners.contains(tokens[name].word) {
            name += 1
            var noun = name
            while noun < limit, noun < name + 4, tokens[noun].kind == .word,
                !vocabulary.anaphora.contains(tokens[noun].word)
            {
                noun += 1
            }
            if noun < limit, noun < name + 4, vocabulary.anaphora.contains(tokens[noun].word) {
                // "The town of X is …" names it, "The town is …" points back.
                if noun + 2 < limit, vocabulary.of.contains(tokens[noun + 1].word),
                    let mention = text.mention(at: noun + 2), mention.isMeasurable
                {
                    return (
                        Reading(
                            party: party(of: mention, at: noun + 2), start: index, isNear: false),
                        noun + 3
                    )
                }
                if let numbered = numberedFacility(at: noun, limit: limit) { return numbered }
                return (anaphor(index..<noun + 1), noun + 1)
            }
        }
        guard name < limit else { return nil }
        if let mention = text.mention(at: name) {
            guard mention.partyKind == .place, name + 1 < limit,
                !tokens[name + 1].isPossessiveMark
            else { return nil }
            return (
                Reading(party: party(of: mention, at: name), start: name, isNear: false), name + 1
            )
        }
        var end = name
        while end < limit, tokens[end].kind == .word, tokens[end].isCapitalised { end += 1 }
        guard end > name, end < limit, !tokens[end].isPossessiveMark,
            !vocabulary.stopsReference.contains(tokens[name].word),
            !vocabulary.determiners.contains(tokens[name].word)
        else { return nil }
        return (unknownName(endingAt: end), end)
    }

    /// "La base aérienne 201 Niger": a facility that its number names.
    func numberedFacility(at noun: Int, limit: Int) -> (reading: Reading, end: Int)? {
        guard vocabulary.facilities.contains(tokens[noun].word) else { return nil }
        var number = noun + 1
        while number < limit, number < noun + 3, tokens[number].kind == .word { number += 1 }
        guard number < limit, tokens[number].kind == .number else { return nil }
        var end = number + 1
        let range = text.offsets(ofTokens: noun..<end)
        if end < limit, let mention = text.mention(at: end), mention.kind == .country { end += 1 }
        return (
            Reading(
                party: Party(kind: .place, range: range, text: text.words(range)), start: noun,
                isNear: false), end
        )
    }

    /// The subject that stands after a statement: "20 km north of X lies the town of Y".
    func subject(after index: Int, limit: Int) -> Reading? {
        var next = index
        if next < limit, tokens[next].isSign(",") || tokens[next].isSign(")") { next += 1 }
        let isInverted: Bool
        if let count = Self.inversion(tokens, at: next, limit: limit) {
            next += count
            isInverted = true
        } else {
            isInverted = false
        }
        guard next > index, next < limit else { return nil }
        let first = next
        while next < limit, next < first + 8 {
            let token = tokens[next]
            if token.kind == .mention {
                guard let mention = text.mention(at: next), mention.isMeasurable else { return nil }
                // "15 km south of Zemio, CAR": what follows is the country, not the subject.
                let goesOn = next + 1 < limit && tokens[next + 1].kind != .sign
                guard isInverted || (goesOn && mention.kind != .country && mention.kind != .area)
                else { return nil }
                return Reading(party: party(of: mention, at: next), start: first, isNear: false)
            }
            guard token.kind == .word, !vocabulary.stopsReference.contains(token.word) else {
                break
            }
            next += 1
        }
        guard next > first,
            vocabulary.determiners.contains(tokens[first].word)
                || vocabulary.pronouns.contains(tokens[first].word)
        else { return nil }
        let isPronoun =
            vocabulary.pronouns.contains(tokens[first].word) && next == first + 1
            || (!isInverted && Self.definite.contains(tokens[first].word)
                && next - first >= 2
                && (first + 1...min(first + 2, next - 1)).contains {
                    vocabulary.anaphora.contains(tokens[$0].word)
                })
        guard isInverted || isPronoun || isThing(first..<next) else { return nil }
        let range = text.offsets(ofTokens: first..<next)
        return Reading(
            party: Party(
                kind: isPronoun ? .place : .described, range: range, text: text.words(range),
                isAnaphor: isPronoun),
            start: first, isNear: false)
    }

    static func inversion(_ tokens: [ClaimToken], at index: Int, limit: Int) -> Int? {
        guard index + 1 < limit else { return nil }
        let word = tokens[index].word
        let isVerb =
            ["lies", "lay", "stands", "stood", "sits"].contains(word)
            && !["in", "on", "at", "within", "between", "near", "along"].contains(
                tokens[index + 1].word)
        if isVerb { return 1 }
        if word == "se",
            ["situe", "trouve", "dresse", "situait", "trouvait", "tient"].contains(
                tokens[index + 1].word)
        {
            return 2
        }
        return nil
    }

    // MARK: - Before a verb

    func beforeVerb(_ verb: Int) -> Reading? {
        var verb = verb
        // "N'est qu'à 20 km de".
        while verb - 1 > start, tokens[verb - 1].isWord("n'") || tokens[verb - 1].isWord("ne") {
            verb -= 1
        }
        guard verb > start else { return nil }
        let token = tokens[verb - 1]
        if vocabulary.relatives.contains(token.word) { return antecedent(of: verb - 1) }
        if vocabulary.and.contains(token.word) {
            // "It covers 480 acres and is 7 miles from": the sentence has one subject.
            return opening(limit: verb)?.reading
        }
        if token.isSign(")") || token.isSign(",") {
            return nounPhrase(endingAt: verb, isApposition: false) ?? sentenceSubject(before: verb)
        }
        return nounPhrase(endingAt: verb, isApposition: false)
    }

    /// What a relative pronoun stands for: the name just before it, or the phrase.
    func antecedent(of relative: Int) -> Reading? {
        var end = relative
        while end > start, tokens[end - 1].isSign(",") { end -= 1 }
        // "Near Nara, which lies …" speaks of Nara itself.
        return nounPhrase(endingAt: end, isApposition: true).map {
            Reading(party: $0.party, start: $0.start, isNear: false, isBound: true)
        }
    }

    func sentenceSubject(before index: Int) -> Reading? {
        for candidate in start..<index {
            if let mention = text.mention(at: candidate), mention.isMeasurable {
                return Reading(
                    party: party(of: mention, at: candidate), start: candidate, isNear: false)
            }
        }
        return nil
    }
}

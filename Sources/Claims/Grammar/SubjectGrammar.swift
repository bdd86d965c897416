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

    private var text: ClaimText { view.text }
    private var tokens: [ClaimToken] { view.tokens }
    private var vocabulary: ClaimVocabulary { view.vocabulary }
    /// The first token of the sentence.
    private var start: Int { view.start }

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

    private func phrase(before index: Int) -> Reading? {
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
    private func passive(endingAt end: Int) -> Int? {
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

    private static func bound(_ reading: Reading) -> Reading {
        Reading(
            party: reading.party, start: reading.start, isNear: reading.isNear, isBound: true)
    }

    /// The subject of a sentence that says what or where it is: "X is a town …", "It lies …".
    private func definition(before index: Int, allowsClauses: Bool = false) -> Reading? {
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

    private static let saying: Set<String> = [
        "said", "says", "when", "while", "because", "after", "killed", "attacked", "attack", "told",
        "reported", "who", "whose", "lorsque", "quand", "selon", "tue", "attaque", "dit",
    ]

    /// What a sentence opens with, if that is a name or points to one.
    private func opening(limit: Int) -> (reading: Reading, end: Int)? {
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
    private func numberedFacility(at noun: Int, limit: Int) -> (reading: Reading, end: Int)? {
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

    private static func inversion(_ tokens: [ClaimToken], at index: Int, limit: Int) -> Int? {
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

    private func beforeVerb(_ verb: Int) -> Reading? {
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
    private func antecedent(of relative: Int) -> Reading? {
        var end = relative
        while end > start, tokens[end - 1].isSign(",") { end -= 1 }
        // "Near Nara, which lies …" speaks of Nara itself.
        return nounPhrase(endingAt: end, isApposition: true).map {
            Reading(party: $0.party, start: $0.start, isNear: false, isBound: true)
        }
    }

    private func sentenceSubject(before index: Int) -> Reading? {
        for candidate in start..<index {
            if let mention = text.mention(at: candidate), mention.isMeasurable {
                return Reading(
                    party: party(of: mention, at: candidate), start: candidate, isNear: false)
            }
        }
        return nil
    }

    // MARK: - Noun phrases

    private func nounPhrase(endingAt end: Int, isApposition: Bool) -> Reading? {
        var last = end - 1
        while last > start, tokens[last].isSign(",") || tokens[last].isSign("\"") { last -= 1 }
        last = skipBracket(endingAt: last)
        guard last >= start else { return nil }
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
    private func commonNoun(endingAt end: Int, isApposition: Bool) -> Reading? {
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

    private static let placing: Set<String> = ["on", "by", "along", "beside", "sur", "at"]

    private static let definite: Set<String> = [
        "the", "this", "that", "la", "le", "l'", "cette", "ce", "cet",
    ]

    private func lastName(before end: Int) -> Reading? {
        var index = end - 1
        while index >= start, end - index < 14 {
            if let mention = text.mention(at: index), mention.isMeasurable {
                return chainHead(of: index)
            }
            index -= 1
        }
        return nil
    }

    private func unknownName(endingAt end: Int) -> Reading {
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
    private func town(before region: Reading) -> Reading? {
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

    private func anaphor(_ range: Range<Int>) -> Reading {
        let offsets = text.offsets(ofTokens: range)
        return Reading(
            party: Party(
                kind: .place, range: offsets, text: text.words(offsets), isAnaphor: true),
            start: range.lowerBound, isNear: false)
    }

    // MARK: - Chains of places

    /// The first name of a chain of containing places: Ansongo of "Ansongo in Gao region, Mali".
    func chainHead(of last: Int) -> Reading? {
        var head = last
        while let before = previousLink(of: head) { head = before }
        guard let mention = text.mention(at: head) else { return nil }
        return Reading(
            party: party(of: mention, at: head), start: head, isNear: isNear(before: head))
    }

    private func previousLink(of index: Int) -> Int? {
        guard let later = text.mention(at: index) else { return nil }
        var next = index - 1
        var hasContainer = false
        var hasVerb = false
        var steps = 0
        while next >= start, steps < 24 {
            let token = tokens[next]
            steps += 1
            switch token.kind {
            case .mention:
                guard let earlier = text.mention(at: next), earlier.isMeasurable else { return nil }
                let isLarger =
                    later.kind == .country || later.kind == .area || later.kind == .region
                    || isNamedArea(index)
                let isInside = hasContainer || isLarger
                let isSame = earlier.kind == .country || earlier.kind == .region
                return isInside && !(isSame && isLarger && !hasVerb) ? next : nil
            case .sign:
                if token.word == ")" {
                    next = skipBracket(endingAt: next)
                    continue
                }
                guard [",", "-", "/", "'s", "'"].contains(token.word) else { return nil }
            case .number:
                guard hasVerb || hasContainer else { return nil }
            case .word:
                if vocabulary.copulas.hit(in: tokens, endingAt: next + 1, notBefore: start) != nil {
                    hasVerb = true
                    // "Is in" joins a place and what contains it only once.
                }
                if vocabulary.containers.hit(in: tokens, endingAt: next + 1, notBefore: start)
                    != nil
                {
                    hasContainer = true
                }
                // Names that the gazetteer does not know stand in such chains as well.
                guard isLink(token.word) || token.isCapitalised else { return nil }
            }
            next -= 1
        }
        return nil
    }

    /// Whether a word for an area follows the name: "Ouallam Department".
    private func isNamedArea(_ index: Int) -> Bool {
        index + 1 < tokens.count && vocabulary.areas.contains(tokens[index + 1].word)
    }

    private func isLink(_ word: String) -> Bool {
        vocabulary.of.contains(word) || vocabulary.determiners.contains(word)
            || vocabulary.articles.contains(word) || vocabulary.settlements.contains(word)
            || vocabulary.facilities.contains(word) || vocabulary.areas.contains(word)
            || vocabulary.parts[word] != nil || vocabulary.located.contains(word)
            || vocabulary.coast.contains(word) || Self.links.contains(word)
            || vocabulary.compass[word] != nil
    }

    private static let links: Set<String> = [
        "in", "is", "was", "lies", "on", "along", "rural", "urban", "small", "large", "remote",
        "mining",
        "coastal", "border", "within", "bank", "banks", "population", "over", "about", "pacific",
        "atlantic", "mediterranean", "gulf", "with", "people", "inhabitants", "largest", "main",
        "administrative", "local", "government", "northernmost", "southernmost", "strategic", "key",
        "place", "county", "seat", "ghost", "unincorporated", "census", "civil", "designated",
        "est", "en", "dans", "au", "aux", "a", "sur", "rurale", "urbaine", "petite", "petit",
        "grande",
        "grand", "principale", "situe", "situee", "chef", "federal", "autonomous", "historic",
        "far",
        "extreme", "restive", "troubled", "desert", "eponymous", "same", "name", "and", "et", "se",
        "trouve",
    ]

    // MARK: - Small steps

    private func skipAdverbs(before index: Int) -> Int {
        var end = index
        var steps = 0
        while end > start, steps < 6 {
            let token = tokens[end - 1]
            guard token.kind == .word else { break }
            if vocabulary.located.contains(token.word) || Self.adverbs.contains(token.word) {
                end -= 1
                steps += 1
                continue
            }
            if let hit = vocabulary.paths.hit(in: tokens, endingAt: end, notBefore: start),
                hit.count > 1
            {
                end -= hit.count
                steps += 1
                continue
            }
            break
        }
        return end
    }

    private static let adverbs: Set<String> = [
        "at", "a", "also", "itself", "only", "just", "still", "now", "some", "lui", "elle", "meme",
        "aussi", "egalement", "qu'", "peine", "to", "actually", "roughly", "conveniently",
        "respectively", "else",
    ]

    /// The token before a bracket that ends at an index.
    private func skipBracket(endingAt last: Int) -> Int {
        var index = last
        while index > start, tokens[index].isSign(")") {
            var open = index
            while open > start, !tokens[open].isSign("(") { open -= 1 }
            guard tokens[open].isSign("(") else { return index }
            index = open - 1
        }
        return index
    }

    private func isNear(before index: Int) -> Bool {
        var end = index
        while end > start, tokens[end - 1].kind == .word,
            vocabulary.determiners.contains(tokens[end - 1].word)
                || vocabulary.settlements.contains(tokens[end - 1].word)
                || vocabulary.of.contains(tokens[end - 1].word)
        {
            if vocabulary.near.hit(in: tokens, endingAt: end, notBefore: start) != nil {
                return true
            }
            end -= 1
        }
        return vocabulary.near.hit(in: tokens, endingAt: end, notBefore: start) != nil
    }

    private func isThing(_ range: Range<Int>) -> Bool {
        range.contains {
            vocabulary.settlements.contains(tokens[$0].word)
                || vocabulary.facilities.contains(tokens[$0].word)
        }
    }

    private func party(of mention: Mention, at index: Int) -> Party {
        Party(
            kind: mention.partyKind, range: mention.range, text: mention.text,
            mention: tokens[index].mention, resolution: mention.resolution,
            countries: mention.country.map { [$0] } ?? [])
    }
}

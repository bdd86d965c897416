import Gazetteer

/// Names in chains of containing places, and the small words between them.
extension SubjectGrammar {
    // MARK: - Chains of places

    /// The first name of a chain of containing places: Ansongo of "Ansongo in Gao region, Mali".
    func chainHead(of last: Int) -> Reading? {
        var head = last
        while let before = previousLink(of: head) { head = before }
        guard let mention = text.mention(at: head) else { return nil }
        if let thing = unnamedThing(in: mention, at: head) { return thing }
        return Reading(
            party: party(of: mention, at: head), start: head, isNear: isNear(before: head))
    }

    /// "A village in Tillabéri region": a thing without a name, of which the area only says where it is.
    private func unnamedThing(in mention: Mention, at index: Int) -> Reading? {
        guard
            mention.kind == .country || mention.kind == .area || mention.kind == .region
                || isNamedArea(index)
        else { return nil }
        var end = index
        while end > start, index - end < 4, tokens[end - 1].kind == .word,
            vocabulary.containers.hit(in: tokens, endingAt: end, notBefore: start) == nil,
            isLink(tokens[end - 1].word)
        {
            end -= 1
        }
        guard let hit = vocabulary.containers.hit(in: tokens, endingAt: end, notBefore: start)
        else { return nil }
        end -= hit.count
        var first = end
        while first > start, end - first < 6, tokens[first - 1].kind == .word,
            !Self.indefinite.contains(tokens[first - 1].word)
        {
            first -= 1
        }
        guard first > start, Self.indefinite.contains(tokens[first - 1].word), isThing(first..<end)
        else { return nil }
        let range = text.offsets(ofTokens: first - 1..<end)
        return Reading(
            party: Party(kind: .described, range: range, text: text.words(range)),
            start: first - 1, isNear: false)
    }

    private static let indefinite: Set<String> = [
        "a", "an", "one", "another", "some", "several", "two", "three", "un", "une", "des", "deux",
        "plusieurs",
    ]

    func previousLink(of index: Int) -> Int? {
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
    func isNamedArea(_ index: Int) -> Bool {
        index + 1 < tokens.count && vocabulary.areas.contains(tokens[index + 1].word)
    }

    func isLink(_ word: String) -> Bool {
        vocabulary.of.contains(word) || vocabulary.determiners.contains(word)
            || vocabulary.articles.contains(word) || vocabulary.settlements.contains(word)
            || vocabulary.facilities.contains(word) || vocabulary.areas.contains(word)
            || vocabulary.parts[word] != nil || vocabulary.located.contains(word)
            || vocabulary.coast.contains(word) || Self.links.contains(word)
            || vocabulary.compass[word] != nil
    }

    static let links: Set<String> = [
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

    func skipAdverbs(before index: Int) -> Int {
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

    static let adverbs: Set<String> = [
        "at", "a", "also", "itself", "only", "just", "still", "now", "some", "lui", "elle", "meme",
        "aussi", "egalement", "qu'", "peine", "to", "actually", "roughly", "conveniently",
        "respectively", "else",
    ]

    /// The token before a bracket that ends at an index.
    func skipBracket(endingAt last: Int) -> Int {
        var index = last
        while index > start, tokens[index].isSign(")") {
            var open = index
            while open > start, !tokens[open].isSign("(") { open -= 1 }
            guard tokens[open].isSign("(") else { return index }
            index = open - 1
        }
        return index
    }

    func isNear(before index: Int) -> Bool {
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

    func isThing(_ range: Range<Int>) -> Bool {
        range.contains {
            vocabulary.settlements.contains(tokens[$0].word)
                || vocabulary.facilities.contains(tokens[$0].word)
        }
    }

    func party(of mention: Mention, at index: Int) -> Party {
        Party(
            kind: mention.partyKind, range: mention.range, text: mention.text,
            mention: tokens[index].mention, resolution: mention.resolution,
            countries: mention.country.map { [$0] } ?? [])
    }
}

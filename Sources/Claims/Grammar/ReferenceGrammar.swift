import Gazetteer

/// Reads what a statement refers to: a place with the words that lead to it, a border, a coast, a capital.
struct ReferenceGrammar {
    /// A party with the tokens that name it.
    struct Reading {
        let party: Party
        let end: Int
    }

    let view: SentenceView

    var text: ClaimText { view.text }
    var tokens: [ClaimToken] { view.tokens }
    var vocabulary: ClaimVocabulary { view.vocabulary }
    var limit: Int { view.limit }

    /// How many words may stand between "from" and the name.
    static let reach = 14

    /// What the words at a token refer to; nil if they name nothing that a place can be measured from.
    func reference(at start: Int) -> Reading? {
        var index = start
        var country: String?
        var noun: String?
        var called: Party.CalledCapital?
        while index < limit, index - start < Self.reach {
            let token = tokens[index]
            switch token.kind {
            case .mention:
                guard let mention = text.mention(at: index) else { return nil }
                if let border = boundary(fromCountryAt: index, start: start) { return border }
                if let capital = capital(ofCountryAt: index) {
                    called = capital.called
                    country = capital.called.country
                    index = capital.end
                    noun = vocabulary.capital.first
                    if !isNameNext(index) {
                        return anaphor(start..<index, called: called)
                    }
                    continue
                }
                if mention.kind == .organisation || mention.kind == .person {
                    // After "from" a name is a place's more often than not, but not known as one.
                    return Reading(
                        party: Party(
                            kind: .place, range: mention.range, text: mention.text,
                            mention: tokens[index].mention), end: index + 1)
                }
                if isModifier(mention, at: index) || isCountryOfState(mention, at: index) {
                    country = mention.country ?? country
                    index += 1
                    if index < limit, isPossessive(tokens[index]) { index += 1 }
                    continue
                }
                if let longer = longerName(at: index, called: called) { return longer }
                return Reading(
                    party: party(of: mention, at: index, called: called), end: index + 1)
            case .word:
                let word = token.word
                if vocabulary.border.contains(word), !isBorderTown(index) {
                    return border(at: index, start: start, countries: country.map { [$0] } ?? [])
                }
                if vocabulary.coast.contains(word) {
                    return coast(at: index, start: start, country: country)
                }
                if let words = capitalNoun(at: index) {
                    let isNational =
                        words.isNational && !isProvincial(before: index, from: start)
                    let capital = capitalTail(
                        of: words, called: .init(country: country, isNational: isNational))
                    called = capital.called
                    noun = vocabulary.capital.first
                    if !isNameNext(capital.end) {
                        return anaphor(start..<capital.end, called: called)
                    }
                    index = capital.end
                    continue
                }
                if token.isCapitalised, !isFiller(word), index > 0 {
                    return unknownName(at: index, called: called)
                }
                if index == start, vocabulary.pronouns.contains(word), !isDeterminerUse(index) {
                    return anaphor(start..<index + 1, called: nil)
                }
                if vocabulary.stopsReference.contains(word), !isFiller(word) {
                    return ending(start..<index, noun: noun, called: called)
                }
                if vocabulary.anaphora.contains(word) || vocabulary.settlements.contains(word)
                    || vocabulary.facilities.contains(word)
                {
                    noun = word
                }
                index += 1
            case .sign:
                if token.word == "\"" || token.word == "“" || token.word == "«" {
                    index += 1
                } else if token.word == "-" || token.isPossessiveMark {
                    index += 1
                } else {
                    return ending(start..<index, noun: noun, called: called)
                }
            case .number:
                return ending(start..<index, noun: noun, called: called)
            }
        }
        return ending(start..<index, noun: noun, called: called)
    }

    // MARK: - Tests of single tokens

    func isPlace(at index: Int) -> Bool {
        guard index < limit, let mention = text.mention(at: index) else {
            return index < limit && tokens[index].kind == .word && tokens[index].isCapitalised
        }
        return mention.kind == .place || mention.kind == .facility || mention.kind == .metonym
    }

    /// "The border town of Gaya" is a town.
    func isBorderTown(_ index: Int) -> Bool {
        guard index + 2 < limit, tokens[index + 1].kind == .word else { return false }
        let noun = tokens[index + 1].word
        return (vocabulary.settlements.contains(noun) || noun == "post" || noun == "crossing")
            && (vocabulary.of.contains(tokens[index + 2].word)
                || text.mention(at: index + 2) != nil)
    }

    func isNameNext(_ index: Int) -> Bool {
        guard index < limit else { return false }
        return isPlace(at: index)
    }

    func isFiller(_ word: String) -> Bool {
        vocabulary.determiners.contains(word) || vocabulary.of.contains(word)
            || vocabulary.settlements.contains(word) || vocabulary.parts[word] != nil
            || vocabulary.neighbouring.contains(word) || vocabulary.areas.contains(word)
            || Self.fillers.contains(word)
    }

    static let insideNames: Set<String> = [
        "international", "internationale", "national", "nationale", "militaire", "civil", "d'",
        "l'",
        "the", "la", "le",
    ]

    static let centres: Set<String> = [
        "cbd", "city", "downtown", "town", "centre", "center", "business", "main", "centre-ville",
    ]

    static let fillers: Set<String> = [
        "downtown", "metro", "metropolitan", "greater", "central", "old", "new", "near", "nearby",
        "then", "former", "cbd", "business", "what", "ancienne", "ancien", "grande", "grand",
    ]

    func isDeterminerUse(_ index: Int) -> Bool {
        // French "la" before a noun is an article.
        vocabulary.determiners.contains(tokens[index].word) && index + 1 < limit
            && tokens[index + 1].kind != .sign
    }

    func isPossessive(_ token: ClaimToken) -> Bool {
        token.isPossessiveMark
    }

    /// Whether a country only says whose state or province follows.
    ///
    /// "The U.S. state of Texas", "the Mexican states".
    func isCountryOfState(_ mention: Mention, at index: Int) -> Bool {
        guard mention.kind == .country, index + 2 < limit else { return false }
        return ["state", "states", "province", "provinces"].contains(tokens[index + 1].word)
            && (vocabulary.of.contains(tokens[index + 2].word)
                || text.mention(at: index + 2) != nil)
    }

    /// Whether a mention only describes what follows: "the Yemeni port of", "Niger's Diffa region".
    func isModifier(_ mention: Mention, at index: Int) -> Bool {
        guard index + 1 < limit else { return false }
        if mention.kind == .demonym {
            return tokens[index + 1].kind != .sign || tokens[index + 1].isSign("-")
        }
        guard isPossessive(tokens[index + 1]) else { return false }
        // "Melbourne's central business district" is Melbourne.
        if index + 2 < limit,
            Self.centres.contains(tokens[index + 2].word)
                || tokens[index + 2].word.hasPrefix("central")
        {
            return false
        }
        // A possessive before another name within a few words.
        return (index + 2..<min(limit, index + 7)).contains { text.mention(at: $0) != nil }
            && !(index + 2..<min(limit, index + 7)).contains { tokens[$0].isSign(",") }
    }
}

extension ClaimToken {
    /// Whether this is "'s" or a lone apostrophe after a name.
    var isPossessiveMark: Bool { kind == .sign && (word == "'s" || word == "'") }
}

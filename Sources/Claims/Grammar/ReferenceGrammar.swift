import Gazetteer

/// Reads what a statement refers to: a place with the words that lead to it, a border, a coast, a capital.
struct ReferenceGrammar {
    /// A party with the tokens that name it.
    struct Reading {
        let party: Party
        let end: Int
    }

    let view: SentenceView

    private var text: ClaimText { view.text }
    private var tokens: [ClaimToken] { view.tokens }
    private var vocabulary: ClaimVocabulary { view.vocabulary }
    private var limit: Int { view.limit }

    /// How many words may stand between "from" and the name.
    private static let reach = 14

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
                if vocabulary.capital.contains(word) {
                    let isNational = !isProvincial(before: index, from: start)
                    let capital = capitalTail(
                        at: index + 1, called: .init(country: country, isNational: isNational))
                    called = capital.called
                    noun = word
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

    // MARK: - Names

    /// The party that a mention is.
    func party(
        of mention: Mention, at index: Int, called: Party.CalledCapital? = nil
    ) -> Party {
        Party(
            kind: mention.partyKind, range: mention.range, text: mention.text,
            mention: tokens[index].mention, resolution: mention.resolution,
            countries: mention.country.map { [$0] } ?? [], calledCapital: called)
    }

    /// A name that goes on where its mention ends: "Han River", "Gulf of Bothnia", "Weinberg-King".
    private func longerName(at index: Int, called: Party.CalledCapital?) -> Reading? {
        guard let end = view.endOfLongerName(at: index) else { return nil }
        let range = text.offsets(ofTokens: index..<end)
        return Reading(
            party: Party(
                kind: .place, range: range, text: text.words(range), calledCapital: called),
            end: end)
    }

    /// A run of capitalised words that the gazetteer does not know.
    private func unknownName(at start: Int, called: Party.CalledCapital?) -> Reading? {
        var end = start
        while end < limit {
            let token = tokens[end]
            if token.kind == .word, token.isCapitalised || vocabulary.of.contains(token.word) {
                end += 1
            } else if token.kind == .word, end > start, end + 1 < limit,
                Self.insideNames.contains(token.word),
                tokens[end + 1].isCapitalised || tokens[end + 1].kind == .mention
            {
                // "Aéroport international Mano-Dayak".
                end += 1
            } else if token.kind == .sign,
                token.word == "-" || token.word == "." || token.word == "'",
                !token.hasSpaceBefore, end + 1 < limit, tokens[end + 1].isCapitalised
            {
                end += 1
            } else if token.kind == .mention, end > start {
                end += 1
                // "Mano-Dayak": the half that happens to be a name is not the end.
                guard end + 1 < limit, tokens[end].isSign("-"), !tokens[end].hasSpaceBefore,
                    !tokens[end + 1].hasSpaceBefore, tokens[end + 1].isCapitalised
                else { break }
                end += 2
            } else {
                break
            }
        }
        while end > start + 1, vocabulary.of.contains(tokens[end - 1].word) { end -= 1 }
        guard end > start else { return nil }
        let range = text.offsets(ofTokens: start..<end)
        return Reading(
            party: Party(
                kind: .place, range: range, text: text.words(range), calledCapital: called),
            end: end)
    }

    private func described(_ range: Range<Int>) -> Reading? {
        guard !range.isEmpty else { return nil }
        let offsets = text.offsets(ofTokens: range)
        return Reading(
            party: Party(kind: .described, range: offsets, text: text.words(offsets)),
            end: range.upperBound)
    }

    private func anaphor(_ range: Range<Int>, called: Party.CalledCapital?) -> Reading? {
        guard !range.isEmpty else { return nil }
        let offsets = text.offsets(ofTokens: range)
        return Reading(
            party: Party(
                kind: .place, range: offsets, text: text.words(offsets), calledCapital: called,
                isAnaphor: true), end: range.upperBound)
    }

    /// The end of words without a name: a noun that points back, or words that name nothing.
    private func ending(
        _ range: Range<Int>, noun: String?, called: Party.CalledCapital?
    ) -> Reading? {
        guard !range.isEmpty else { return nil }
        if let noun, vocabulary.anaphora.contains(noun) { return anaphor(range, called: called) }
        return described(range)
    }

    // MARK: - Borders and coasts

    /// "The Malian border", "the Niger-Mali border", "Mali's coast": a country, then the noun.
    private func boundary(fromCountryAt index: Int, start: Int) -> Reading? {
        guard let first = text.mention(at: index), let country = first.country, first.isPolitical
        else { return nil }
        var countries = [country]
        var next = index + 1
        if next + 1 < limit,
            tokens[next].isSign("-") || tokens[next].isSign("–")
                || tokens[next].isSign("/") || vocabulary.and.contains(tokens[next].word),
            let second = text.mention(at: next + 1)?.country
        {
            countries.append(second)
            next += 2
        }
        if next < limit, isPossessive(tokens[next]) { next += 1 }
        while next < limit, tokens[next].kind == .word,
            vocabulary.parts[tokens[next].word] != nil
                || tokens[next].isWord("land") || tokens[next].isWord("common")
        {
            next += 1
        }
        guard next < limit, tokens[next].kind == .word else { return nil }
        var line = next
        if tokens[line].isWord("state") || tokens[line].isWord("county") { line += 1 }
        let isLine =
            line < limit && tokens[line].isWord("line") && line > index + 1
            && (first.kind == .area || first.kind == .country)
        if isLine { next = line }
        if vocabulary.border.contains(tokens[next].word) || isLine {
            return border(at: next, start: start, countries: countries)
        }
        if vocabulary.coast.contains(tokens[next].word) {
            return coast(at: next, start: start, country: country)
        }
        return nil
    }

    /// A border: its noun is at the index; the countries may follow as well.
    private func border(at index: Int, start: Int, countries known: [String]) -> Reading? {
        if let inner = innerBorder(at: index, start: start) { return inner }
        var countries = known
        var end = index + 1
        var next = end
        // French: "la frontière libyenne", "la frontière nigéro-malienne", "frontière Mali-Niger".
        if next < limit, tokens[next].kind == .word,
            let prefix = FrenchCountryPrefixes.country(of: tokens[next].word)
        {
            countries.append(prefix)
            next += 1
            end = next
            if next < limit, tokens[next].isSign("-") { next += 1 }
        }
        if next < limit,
            vocabulary.borderWith.contains(tokens[next].word)
                || vocabulary.between.contains(tokens[next].word)
        {
            next += 1
            if next < limit, vocabulary.of.contains(tokens[next].word) { next += 1 }
        }
        while next < limit {
            var name = next
            while name < limit, tokens[name].kind == .word,
                vocabulary.determiners.contains(tokens[name].word)
                    || vocabulary.neighbouring.contains(tokens[name].word)
                    || vocabulary.parts[tokens[name].word] != nil
            {
                name += 1
            }
            guard name < limit, let mention = text.mention(at: name), let country = mention.country,
                mention.isPolitical || mention.kind == .region
            else { break }
            if !countries.contains(country) { countries.append(country) }
            end = name + 1
            next = end
            guard next < limit else { break }
            let isListed =
                tokens[next].isSign(",") || tokens[next].isSign("-") || tokens[next].isSign("–")
                || vocabulary.and.contains(tokens[next].word)
            guard isListed else { break }
            next += 1
            if next < limit, vocabulary.and.contains(tokens[next].word) { next += 1 }
            // "The border with Mali and Niger's army": only a list goes on with a country.
        }
        let range = text.offsets(ofTokens: start..<end)
        return Reading(
            party: Party(
                kind: .border, range: range, text: text.words(range), countries: countries,
                isAnaphor: countries.isEmpty), end: end)
    }

    /// A border of something smaller than a country.
    ///
    /// "The county's north border", "the Oregon–Idaho border", "the border with Essex", "the northern
    /// border of the U.S. state of Oklahoma".
    private func innerBorder(at index: Int, start: Int) -> Reading? {
        if (start..<index).contains(where: { isInner(at: $0) }) {
            return border(start..<max(index + 1, innerEnd(after: index) ?? 0))
        }
        guard let end = innerEnd(after: index) else { return nil }
        return border(start..<end)
    }

    private func border(_ tokens: Range<Int>) -> Reading {
        let range = text.offsets(ofTokens: tokens)
        return Reading(
            party: Party(kind: .border, range: range, text: text.words(range)),
            end: tokens.upperBound)
    }

    /// The end of "of the county", "with Essex", "between Eaton Township and …" behind a border; nil
    /// where nothing of the kind follows, or countries do.
    private func innerEnd(after index: Int) -> Int? {
        var next = index + 1
        guard next < limit,
            vocabulary.borderWith.contains(tokens[next].word)
                || vocabulary.between.contains(tokens[next].word)
                || vocabulary.of.contains(tokens[next].word)
        else { return nil }
        next += 1
        while next < limit, tokens[next].kind == .word, !tokens[next].isCapitalised,
            vocabulary.determiners.contains(tokens[next].word)
                || vocabulary.parts[tokens[next].word] != nil
                || vocabulary.of.contains(tokens[next].word)
        {
            next += 1
        }
        guard next < limit else { return nil }
        if let mention = text.mention(at: next) {
            switch mention.kind {
            case .country, .demonym:
                // "Of the U.S. state of Oklahoma" is a border of Oklahoma.
                return next + 1 < limit && Self.innerAreas.contains(tokens[next + 1].word)
                    ? next + 2 : nil
            case .region, .metonym, .organisation, .person: return nil
            case .area, .place, .facility: return next + 1
            }
        }
        let token = tokens[next]
        guard token.kind == .word else { return nil }
        if Self.innerAreas.contains(token.word) { return next + 1 }
        if token.isCapitalised { return unknownName(at: next, called: nil)?.end }
        // "Of the heavily industrialised Wuhan".
        return (next..<min(next + 4, limit)).first {
            let kind = text.mention(at: $0)?.kind
            return kind == .area || kind == .place
        }.map { $0 + 1 }
    }

    /// Whether a token before the noun says that the border is of something smaller than a country.
    private func isInner(at index: Int) -> Bool {
        if let mention = text.mention(at: index) {
            let isOfArea =
                mention.kind == .demonym && mention.resolution?.best?.place.featureCode == "ADM1"
            return mention.kind == .area || mention.kind == .place || isOfArea
        }
        return tokens[index].kind == .word && !tokens[index].isCapitalised
            && Self.innerAreas.contains(tokens[index].word)
    }

    private static let innerAreas: Set<String> = [
        "county", "counties", "state", "states", "province", "provinces", "district", "districts",
        "parish", "parishes", "township", "townships", "borough", "town", "city", "village",
        "municipality", "region", "regions", "department", "metropolitan", "cdp", "property",
        "provincial", "municipal", "park", "neighborhood", "neighbourhood", "suburb", "territory",
        "comte", "departement", "departements", "commune", "communes", "etat", "etats",
        "canton", "cantons", "ville", "quartier", "regionale", "departementale",
    ]

    /// A coast: "the coast of Benin", "the Libyan coast", "the coast south of Cotonou".
    private func coast(at index: Int, start: Int, country: String?) -> Reading? {
        var end = index + 1
        var countries = country.map { [$0] } ?? []
        var next = end
        if next < limit,
            vocabulary.of.contains(tokens[next].word)
                || vocabulary.borderWith.contains(tokens[next].word)
        {
            next += 1
        }
        while next < limit, vocabulary.determiners.contains(tokens[next].word) { next += 1 }
        var mention: Mention?
        if next < limit, let found = text.mention(at: next) {
            mention = found
            if let country = found.country, found.isPolitical { countries = [country] }
            end = next + 1
        }
        let range = text.offsets(ofTokens: start..<end)
        return Reading(
            party: Party(
                kind: .coast, range: range, text: text.words(range),
                mention: mention == nil ? nil : tokens[next].mention,
                resolution: mention?.resolution, countries: countries), end: end)
    }

    // MARK: - Capitals

    /// "The Kenyan capital", "Niger's capital city of": a country, then the noun.
    private func capital(ofCountryAt index: Int) -> (called: Party.CalledCapital, end: Int)? {
        guard let mention = text.mention(at: index), mention.isPolitical else { return nil }
        var next = index + 1
        if next < limit, isPossessive(tokens[next]) { next += 1 }
        guard next < limit, vocabulary.capital.contains(tokens[next].word) else { return nil }
        let isNational = mention.kind != .area
        return capitalTail(
            at: next + 1,
            called: .init(country: isNational ? mention.country : nil, isNational: isNational))
    }

    /// What follows "capital": "city of", "of Niger,", "du Niger", "nigérienne".
    private func capitalTail(
        at index: Int, called: Party.CalledCapital
    ) -> (called: Party.CalledCapital, end: Int) {
        var called = called
        var end = index
        if end < limit, tokens[end].isWord("city") || tokens[end].isWord("town") { end += 1 }
        if end < limit, let mention = text.mention(at: end), mention.kind == .demonym {
            called = .init(country: mention.country, isNational: true)
            end += 1
        }
        var next = end
        if next < limit, vocabulary.of.contains(tokens[next].word) { next += 1 }
        while next < limit, tokens[next].kind == .word,
            vocabulary.determiners.contains(tokens[next].word)
        {
            next += 1
        }
        if next < limit, next > end, let mention = text.mention(at: next) {
            if mention.kind == .country, next + 1 < limit, tokens[next + 1].kind == .word,
                tokens[next + 1].isCapitalised
            {
                // "The capital of the Congo Free State" is none of the Congo.
                called = .init(country: nil, isNational: false)
                end = next + 1
            } else if mention.kind == .country || mention.kind == .area {
                called = .init(
                    country: mention.kind == .country ? mention.country : nil,
                    isNational: mention.kind == .country)
                end = next + 1
                next = end
                if next < limit, tokens[next].isSign(","), isPlace(at: next + 1) { end = next + 1 }
            } else {
                end = next
            }
        } else if end < limit, tokens[end].isSign(","), isPlace(at: end + 1) {
            end += 1
        } else if next > end, isNameNext(next) {
            end = next
        }
        return (called, end)
    }

    private func isProvincial(before index: Int, from start: Int) -> Bool {
        (start..<index).contains {
            [
                "state", "provincial", "regional", "departmental", "county", "district",
                "governorate",
            ]
            .contains(tokens[$0].word)
                || ["regionale", "provinciale", "departementale"].contains(tokens[$0].word)
        }
    }

    // MARK: - Tests of single tokens

    private func isPlace(at index: Int) -> Bool {
        guard index < limit, let mention = text.mention(at: index) else {
            return index < limit && tokens[index].kind == .word && tokens[index].isCapitalised
        }
        return mention.kind == .place || mention.kind == .facility || mention.kind == .metonym
    }

    /// "The border town of Gaya" is a town.
    private func isBorderTown(_ index: Int) -> Bool {
        guard index + 2 < limit, tokens[index + 1].kind == .word else { return false }
        let noun = tokens[index + 1].word
        return (vocabulary.settlements.contains(noun) || noun == "post" || noun == "crossing")
            && (vocabulary.of.contains(tokens[index + 2].word)
                || text.mention(at: index + 2) != nil)
    }

    private func isNameNext(_ index: Int) -> Bool {
        guard index < limit else { return false }
        return isPlace(at: index)
    }

    private func isFiller(_ word: String) -> Bool {
        vocabulary.determiners.contains(word) || vocabulary.of.contains(word)
            || vocabulary.settlements.contains(word) || vocabulary.parts[word] != nil
            || vocabulary.neighbouring.contains(word) || vocabulary.areas.contains(word)
            || Self.fillers.contains(word)
    }

    private static let insideNames: Set<String> = [
        "international", "internationale", "national", "nationale", "militaire", "civil", "d'",
        "l'",
        "the", "la", "le",
    ]

    private static let centres: Set<String> = [
        "cbd", "city", "downtown", "town", "centre", "center", "business", "main", "centre-ville",
    ]

    private static let fillers: Set<String> = [
        "downtown", "metro", "metropolitan", "greater", "central", "old", "new", "near", "nearby",
        "then", "former", "cbd", "business", "what", "ancienne", "ancien", "grande", "grand",
    ]

    private func isDeterminerUse(_ index: Int) -> Bool {
        // French "la" before a noun is an article.
        vocabulary.determiners.contains(tokens[index].word) && index + 1 < limit
            && tokens[index + 1].kind != .sign
    }

    private func isPossessive(_ token: ClaimToken) -> Bool {
        token.isPossessiveMark
    }

    /// Whether a country only says whose state or province follows.
    ///
    /// "The U.S. state of Texas", "the Mexican states".
    private func isCountryOfState(_ mention: Mention, at index: Int) -> Bool {
        guard mention.kind == .country, index + 2 < limit else { return false }
        return ["state", "states", "province", "provinces"].contains(tokens[index + 1].word)
            && (vocabulary.of.contains(tokens[index + 2].word)
                || text.mention(at: index + 2) != nil)
    }

    /// Whether a mention only describes what follows: "the Yemeni port of", "Niger's Diffa region".
    private func isModifier(_ mention: Mention, at index: Int) -> Bool {
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

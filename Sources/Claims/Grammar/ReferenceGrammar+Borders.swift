import Gazetteer

/// Borders of countries and of what is smaller, and coasts.
extension ReferenceGrammar {
    /// "The Malian border", "the Niger-Mali border", "Mali's coast": a country, then the noun.
    func boundary(fromCountryAt index: Int, start: Int) -> Reading? {
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
    func border(at index: Int, start: Int, countries known: [String]) -> Reading? {
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
    func innerBorder(at index: Int, start: Int) -> Reading? {
        if (start..<index).contains(where: { isInner(at: $0) }) {
            return border(start..<max(index + 1, innerEnd(after: index) ?? 0))
        }
        guard let end = innerEnd(after: index) else { return nil }
        return border(start..<end)
    }

    func border(_ tokens: Range<Int>) -> Reading {
        let range = text.offsets(ofTokens: tokens)
        return Reading(
            party: Party(kind: .border, range: range, text: text.words(range)),
            end: tokens.upperBound)
    }

    /// The end of "of the county", "with Essex", "between Eaton Township and …" behind a border; nil
    /// where nothing of the kind follows, or countries do.
    func innerEnd(after index: Int) -> Int? {
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
    func isInner(at index: Int) -> Bool {
        if let mention = text.mention(at: index) {
            let isOfArea =
                mention.kind == .demonym && mention.resolution?.best?.place.featureCode == "ADM1"
            return mention.kind == .area || mention.kind == .place || isOfArea
        }
        return tokens[index].kind == .word && !tokens[index].isCapitalised
            && Self.innerAreas.contains(tokens[index].word)
    }

    static let innerAreas: Set<String> = [
        "county", "counties", "state", "states", "province", "provinces", "district", "districts",
        "parish", "parishes", "township", "townships", "borough", "town", "city", "village",
        "municipality", "region", "regions", "department", "metropolitan", "cdp", "property",
        "provincial", "municipal", "park", "neighborhood", "neighbourhood", "suburb", "territory",
        "comte", "departement", "departements", "commune", "communes", "etat", "etats",
        "canton", "cantons", "ville", "quartier", "regionale", "departementale",
    ]

    /// A coast: "the coast of Benin", "the Libyan coast", "the coast south of Cotonou".
    func coast(at index: Int, start: Int, country: String?) -> Reading? {
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
}

import Gazetteer

/// What is said of a place by calling it a capital.
extension ReferenceGrammar {
    /// "The Kenyan capital", "Niger's capital city of": a country, then the noun.
    func capital(ofCountryAt index: Int) -> (called: Party.CalledCapital, end: Int)? {
        guard let mention = text.mention(at: index), mention.isPolitical else { return nil }
        var next = index + 1
        if next < limit, isPossessive(tokens[next]) { next += 1 }
        guard let noun = capitalNoun(at: next) else { return nil }
        let isNational = mention.kind != .area && noun.isNational
        return capitalTail(
            of: noun,
            called: .init(country: isNational ? mention.country : nil, isNational: isNational))
    }

    /// The words that call a town a capital.
    struct CapitalNoun {
        /// The token behind them.
        let end: Int
        /// Whether nothing in them says that it is the capital of less than a country.
        let isNational: Bool
        /// Whether what follows with "of" is what is governed from there, and never the name of the
        /// town.
        let isSeat: Bool
    }

    /// "Capital", "capitale régionale", "chef-lieu".
    func capitalNoun(at index: Int) -> CapitalNoun? {
        guard index < limit, tokens[index].kind == .word else { return nil }
        if let seat = vocabulary.seats.hit(in: tokens, at: index, before: limit) {
            return CapitalNoun(end: index + seat.count, isNational: false, isSeat: true)
        }
        guard vocabulary.capital.contains(tokens[index].word) else { return nil }
        let isQualified =
            index + 1 < limit && Self.provincialBehind.contains(tokens[index + 1].word)
        return CapitalNoun(
            end: index + (isQualified ? 2 : 1), isNational: !isQualified, isSeat: false)
    }

    /// What follows "capital": "city of", "of Niger,", "du Niger", "nigérienne".
    func capitalTail(
        of noun: CapitalNoun, called: Party.CalledCapital
    ) -> (called: Party.CalledCapital, end: Int) {
        var called = called
        var end = noun.end
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
        if next > end, let area = areaEnd(at: next) {
            called = .init(country: nil, isNational: false)
            end = area
        } else if next < limit, next > end, let mention = text.mention(at: next) {
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
                end = noun.isSeat ? next + 1 : next
            }
        } else if end < limit, tokens[end].isSign(","), isPlace(at: end + 1) {
            end += 1
        } else if next > end, isNameNext(next) {
            end = next
        }
        return (called, end)
    }

    /// The token after "Zinder region" or "région de Zinder", where one stands here.
    private func areaEnd(at index: Int) -> Int? {
        guard index < limit else { return nil }
        if let mention = text.mention(at: index) {
            guard mention.kind == .place || mention.kind == .area, index + 1 < limit,
                tokens[index + 1].kind == .word, vocabulary.areas.contains(tokens[index + 1].word)
            else { return nil }
            return index + 2
        }
        guard tokens[index].kind == .word, vocabulary.areas.contains(tokens[index].word) else {
            return nil
        }
        var next = index + 1
        guard next < limit, vocabulary.of.contains(tokens[next].word) else { return nil }
        next += 1
        while next < limit, tokens[next].kind == .word,
            vocabulary.determiners.contains(tokens[next].word)
        {
            next += 1
        }
        guard next < limit, let mention = text.mention(at: next),
            mention.kind == .place || mention.kind == .area
        else { return nil }
        return next + 1
    }

    func isProvincial(before index: Int, from start: Int) -> Bool {
        (start..<index).contains {
            [
                "state", "provincial", "regional", "departmental", "county", "district",
                "governorate",
            ]
            .contains(tokens[$0].word)
                || Self.provincialBehind.contains(tokens[$0].word)
        }
    }

    /// What says behind the noun that it is the capital of less than a country.
    private static let provincialBehind: Set<String> = [
        "regionale", "provinciale", "departementale",
    ]
}

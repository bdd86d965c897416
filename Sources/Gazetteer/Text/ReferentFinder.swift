/// Finds phrases that point back to places, "the capital", "la ville", "it", and what they mean.
struct ReferentFinder {
    let words: TextWords
    let register: PlaceRegister
    let mentions: [Mention]

    /// The kinds of phrase by their noun.
    private static let nouns: [String: Referent.Kind] = [
        "capital": .capital, "capitale": .capital,
        "country": .country, "nation": .country, "pays": .country,
        "city": .settlement, "town": .settlement, "village": .settlement, "ville": .settlement,
        "hamlet": .settlement, "settlement": .settlement, "suburb": .settlement,
        "community": .settlement, "municipality": .settlement, "localite": .settlement,
        "bourg": .settlement, "bourgade": .settlement, "hameau": .settlement,
        "township": .settlement, "neighborhood": .settlement, "neighbourhood": .settlement,
        "base": .facility, "airport": .facility, "camp": .facility, "airbase": .facility,
        "aeroport": .facility, "mine": .facility,
        "region": .area, "province": .area, "district": .area, "county": .area, "state": .area,
        "department": .area, "departement": .area, "commune": .area,
    ]
    private static let articles: Set<String> = [
        "the", "this", "that", "le", "la", "l", "cette", "ce", "cet", "its", "their", "sa", "leur",
    ]
    private static let pronouns: Set<String> = ["it", "there", "elle", "il", "y", "itself"]

    /// The phrases in the order of the text.
    ///
    /// - Complexity: O(tokens).
    func referents() -> [Referent] {
        var result: [Referent] = []
        var subject: Int?
        var nextMention = 0
        for sentence in words.sentences {
            let start = Int(words.tokens[sentence.lowerBound].codePointStart)
            while nextMention < mentions.count, mentions[nextMention].range.lowerBound < start {
                nextMention += 1
            }
            var own: [Referent] = []
            for index in sentence {
                guard let referent = referent(at: index, in: sentence, subject: subject) else {
                    continue
                }
                if let last = own.last, last.range.upperBound > referent.range.lowerBound { continue }
                own.append(referent)
            }
            result += own
            subject = self.subject(of: sentence, own, before: subject)
        }
        return result
    }

    // MARK: - Phrases

    private func referent(
        at index: Int, in sentence: Range<Int>, subject: Int?
    ) -> Referent? {
        guard words.tokens[index].kind == .word else { return nil }
        let word = String(decoding: words.key(index..<(index + 1)), as: UTF8.self)
        if Self.pronouns.contains(word) { return pronoun(at: index, sentence, subject, word) }
        guard let kind = Self.nouns[word], words.tokens[index].casing == .lower else { return nil }
        var first = index
        var owner: Int?
        // "the Nigerien capital", "Niger's capital", "la capitale nigérienne".
        if index > sentence.lowerBound {
            if let mention = mention(endingAt: index - 1), isBelonging(mentions[mention]) {
                owner = mention
                first = tokenIndex(of: mention)
            } else if words.isWord(index - 1, "s"), let mention = mention(endingAt: index - 2) {
                owner = mention
                first = tokenIndex(of: mention)
            }
        }
        if first > sentence.lowerBound, isArticle(first - 1) {
            first -= 1
        } else if owner == nil {
            return nil
        }
        var last = index
        if owner == nil, let mention = mention(startingAt: index + 1), isBelonging(mentions[mention]),
            words.isFrench
        {
            owner = mention
            last = index + tokenCount(of: mention)
        }
        // "the capital of Niger" and "the city of Gao" name their place themselves.
        if words.isWord(last + 1, "of") || words.isWord(last + 1, "de") || words.isWord(last + 1, "d")
            || words.isWord(last + 1, "du"), kind != .capital
        {
            return nil
        }
        return make(kind, first...last, owner: owner, subject: subject)
    }

    private func pronoun(
        at index: Int, _ sentence: Range<Int>, _ subject: Int?, _ word: String
    ) -> Referent? {
        let isFirst = words.startsSentence(index)
        if word == "y" || word == "il" || word == "elle" {
            guard words.isFrench else { return nil }
        }
        guard isFirst || word == "there" || word == "itself" || word == "y" else { return nil }
        // "There is" and "Il y a" point to nothing.
        if word == "there" || word == "il", isFirst { return nil }
        let antecedent = isFirst ? subject : lastSettlement(before: index)
        return Referent(
            range: words.tokens[index].range, text: words.text(index..<(index + 1)),
            kind: .pronoun, place: antecedent.flatMap { mentions[$0].resolution?.best?.place },
            antecedent: antecedent)
    }

    private func isArticle(_ index: Int) -> Bool {
        guard words.tokens[index].kind == .word else { return false }
        return Self.articles.contains(String(decoding: words.key(index..<(index + 1)), as: UTF8.self))
    }

    private func isBelonging(_ mention: Mention) -> Bool {
        mention.kind == .demonym || mention.kind == .country || mention.kind == .area
    }

    private func make(
        _ kind: Referent.Kind, _ tokens: ClosedRange<Int>, owner: Int?, subject: Int?
    ) -> Referent {
        let range =
            Int(words.tokens[tokens.lowerBound].codePointStart)..<Int(
                words.tokens[tokens.upperBound].codePointEnd)
        let text = words.text(tokens.lowerBound..<(tokens.upperBound + 1))
        if kind == .capital {
            let country = owner.flatMap { self.country(of: mentions[$0]) } ?? lastCountry(before: tokens.lowerBound)
            let place = country.flatMap { register.capital(of: $0) }
            return Referent(range: range, text: text, kind: kind, place: place, antecedent: nil)
        }
        if kind == .country {
            let country = owner.flatMap { self.country(of: mentions[$0]) } ?? lastCountry(before: tokens.lowerBound)
            return Referent(
                range: range, text: text, kind: kind, place: country?.place, antecedent: nil)
        }
        let antecedent = antecedent(kind, before: tokens.lowerBound, subject: subject)
        return Referent(
            range: range, text: text, kind: kind,
            place: antecedent.flatMap { mentions[$0].resolution?.best?.place },
            antecedent: antecedent)
    }

    // MARK: - Antecedents

    /// The mention that a sentence is about: the one it starts with, or what its first pronoun or
    /// phrase means; else what the text was about before.
    private func subject(of sentence: Range<Int>, _ own: [Referent], before: Int?) -> Int? {
        let start = Int(words.tokens[sentence.lowerBound].codePointStart)
        let end = Int(words.tokens[sentence.upperBound - 1].codePointEnd)
        let first = firstMention(from: start, to: end) { isPoint($0) }
        if let referent = own.first, let antecedent = referent.antecedent,
            referent.range.lowerBound - start < 12,
            first.map({ mentions[$0].range.lowerBound > referent.range.lowerBound }) ?? true
        {
            return antecedent
        }
        if let first, mentions[first].range.lowerBound - start < 12 { return first }
        return before ?? first
    }

    private func antecedent(_ kind: Referent.Kind, before token: Int, subject: Int?) -> Int? {
        if let subject, fits(mentions[subject], kind) { return subject }
        let offset = Int(words.tokens[token].codePointStart)
        return lastMention(before: offset) { fits($0, kind) }
    }

    private func fits(_ mention: Mention, _ kind: Referent.Kind) -> Bool {
        switch kind {
        case .settlement:
            mention.kind == .place
                && mention.resolution?.best.map { $0.place.featureClass == .populated } ?? true
        case .facility: mention.kind == .facility
        case .area: mention.kind == .area
        default: isPoint(mention)
        }
    }

    private func isPoint(_ mention: Mention) -> Bool {
        mention.kind == .place || mention.kind == .facility
    }

    private func lastSettlement(before token: Int) -> Int? {
        lastMention(before: Int(words.tokens[token].codePointStart)) { isPoint($0) }
    }

    private func lastCountry(before token: Int) -> Country? {
        let offset = Int(words.tokens[token].codePointStart)
        if let mention = lastMention(before: offset, where: { $0.kind == .country }) {
            return country(of: mentions[mention])
        }
        return lastMention(before: offset, where: { $0.kind == .demonym || isPoint($0) })
            .flatMap { country(of: mentions[$0]) }
    }

    private func country(of mention: Mention) -> Country? {
        mention.resolution?.best?.place.countries.first.flatMap { register.country(iso: $0) }
    }

    private func lastMention(before offset: Int, where accept: (Mention) -> Bool) -> Int? {
        var index = firstIndex(from: offset)
        // Far back, a name is no longer what "the town" means.
        var steps = 0
        while index > 0, steps < 60 {
            index -= 1
            steps += 1
            if accept(mentions[index]) { return index }
        }
        return nil
    }

    private func firstMention(from start: Int, to end: Int, where accept: (Mention) -> Bool) -> Int? {
        var index = firstIndex(from: start)
        while index < mentions.count, mentions[index].range.lowerBound < end {
            if accept(mentions[index]) { return index }
            index += 1
        }
        return nil
    }

    /// The first mention that starts at or after an offset.
    private func firstIndex(from offset: Int) -> Int {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].range.lowerBound >= offset { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func mention(endingAt token: Int) -> Int? {
        guard words.tokens.indices.contains(token) else { return nil }
        let end = Int(words.tokens[token].codePointEnd)
        let index = firstIndex(from: end) - 1
        return index >= 0 && mentions[index].range.upperBound == end ? index : nil
    }

    private func mention(startingAt token: Int) -> Int? {
        guard words.tokens.indices.contains(token) else { return nil }
        let start = Int(words.tokens[token].codePointStart)
        let index = firstIndex(from: start)
        return index < mentions.count && mentions[index].range.lowerBound == start ? index : nil
    }

    private func tokenIndex(of mention: Int) -> Int {
        let start = Int32(mentions[mention].range.lowerBound)
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if words.tokens[middle].codePointStart >= start { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func tokenCount(of mention: Int) -> Int {
        let first = tokenIndex(of: mention)
        var count = 0
        while first + count < words.count,
            Int(words.tokens[first + count].codePointEnd) <= mentions[mention].range.upperBound
        {
            count += 1
        }
        return count
    }
}

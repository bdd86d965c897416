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
        var subject = Subject()
        for sentence in words.sentences {
            var own: [Referent] = []
            for index in sentence {
                guard let referent = referent(at: index, in: sentence, subject) else { continue }
                if let last = own.last, last.range.upperBound > referent.range.lowerBound {
                    continue
                }
                own.append(referent)
            }
            result += own
            subject = self.subject(of: sentence, own, after: subject)
        }
        return result
    }

    /// What the text is about at some point.
    private struct Subject {
        /// The place that the sentence before was about; nil if it was about no place.
        var nearest: Int?
        /// The place that the whole text describes, as an article of an encyclopaedia does.
        var described: Int?
        /// The last place that a sentence was about.
        var last: Int?
    }

    // MARK: - Phrases

    private func referent(
        at index: Int, in sentence: Range<Int>, _ subject: Subject
    ) -> Referent? {
        guard words.tokens[index].kind == .word else { return nil }
        let word = String(decoding: words.key(index..<(index + 1)), as: UTF8.self)
        if Self.pronouns.contains(word) { return pronoun(at: index, subject, word) }
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
        if owner == nil, let mention = mention(startingAt: index + 1),
            isBelonging(mentions[mention]),
            words.isFrench
        {
            owner = mention
            last = index + tokenCount(of: mention)
        }
        // "the capital of Niger" and "the city of Gao" name their place themselves.
        if words.isWord(last + 1, "of") || words.isWord(last + 1, "de")
            || words.isWord(last + 1, "d")
            || words.isWord(last + 1, "du"), kind != .capital
        {
            return nil
        }
        if kind == .capital, owner == nil, let mention = mention(startingAt: index + 1) {
            // "the capital Niamey": the name itself says which capital.
            return Referent(
                range: Int(
                    words.tokens[first].codePointStart)..<Int(words.tokens[index].codePointEnd),
                text: words.text(first..<(index + 1)), kind: .capital,
                place: mentions[mention].resolution?.best?.place, antecedent: mention)
        }
        return make(kind, first...last, owner: owner, subject: subject)
    }

    private func pronoun(
        at index: Int, _ subject: Subject, _ word: String
    ) -> Referent? {
        let isFirst = words.startsSentence(index)
        if word == "y" || word == "il" || word == "elle" {
            guard words.isFrench else { return nil }
        }
        guard isFirst || word == "there" || word == "itself" || word == "y" else { return nil }
        // "There is" and "Il y a" point to nothing.
        if word == "there" || word == "il", isFirst { return nil }
        let antecedent =
            isFirst ? subject.nearest ?? subject.described : lastSettlement(before: index)
        return Referent(
            range: words.tokens[index].range, text: words.text(index..<(index + 1)),
            kind: .pronoun, place: antecedent.flatMap { mentions[$0].resolution?.best?.place },
            antecedent: antecedent)
    }

    private func isArticle(_ index: Int) -> Bool {
        guard words.tokens[index].kind == .word else { return false }
        return Self.articles.contains(
            String(decoding: words.key(index..<(index + 1)), as: UTF8.self))
    }

    private func isBelonging(_ mention: Mention) -> Bool {
        mention.kind == .demonym || mention.kind == .country || mention.kind == .area
    }

    private func make(
        _ kind: Referent.Kind, _ tokens: ClosedRange<Int>, owner: Int?, subject: Subject
    ) -> Referent {
        let range =
            Int(
                words.tokens[tokens.lowerBound].codePointStart)..<Int(
                words.tokens[tokens.upperBound].codePointEnd)
        let text = words.text(tokens.lowerBound..<(tokens.upperBound + 1))
        if kind == .capital {
            let country =
                owner.flatMap { self.country(of: mentions[$0]) }
                ?? countrySpokenOf(
                    before: tokens.lowerBound, among: owner.flatMap { members(of: $0) })
            let place = country.flatMap { register.capital(of: $0) }
            return Referent(range: range, text: text, kind: kind, place: place, antecedent: nil)
        }
        if kind == .country {
            let country =
                owner.flatMap { self.country(of: mentions[$0]) }
                ?? countrySpokenOf(
                    before: tokens.lowerBound, among: owner.flatMap { members(of: $0) })
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

    /// What a sentence is about: the place it starts with, or the place that its first pronoun or
    /// phrase means.
    private func subject(
        of sentence: Range<Int>, _ own: [Referent], after before: Subject
    ) -> Subject {
        var subject = before
        let start = Int(words.tokens[sentence.lowerBound].codePointStart)
        let end = Int(words.tokens[sentence.upperBound - 1].codePointEnd)
        let first = firstMention(from: start, to: end) { isPoint($0) || $0.kind == .area }
        let firstStart = first.map { mentions[$0].range.lowerBound } ?? Int.max
        if let referent = own.first, let antecedent = referent.antecedent,
            referent.range.lowerBound - start < 12, firstStart > referent.range.lowerBound
        {
            subject.nearest = antecedent
        } else if let first, firstStart - start < 12 {
            subject.nearest = first
            if sentence.lowerBound == 0 || before.described == nil, isDefined(first) {
                subject.described = subject.described ?? first
            }
        } else {
            subject.nearest = nil
        }
        subject.last = subject.nearest ?? before.last
        return subject
    }

    /// Whether a sentence says what a place is: "Agadez is a city", "Gao est une ville".
    private func isDefined(_ mention: Int) -> Bool {
        let next = tokenIndex(of: mention) + tokenCount(of: mention)
        for index in next..<min(next + 12, words.count) where words.sharesSentence(next, index) {
            if ["is", "was", "are", "est", "etait"].contains(where: { words.isWord(index, $0) }) {
                return ["a", "an", "the", "une", "un", "la", "le", "one"].contains {
                    words.isWord(index + 1, $0)
                }
            }
        }
        return false
    }

    private func antecedent(
        _ kind: Referent.Kind, before token: Int, subject: Subject
    ) -> Int? {
        for known in [subject.nearest, subject.described] {
            if let known, fits(mentions[known], kind) { return known }
        }
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

    /// The country that the text speaks of at a token: named often, named lately, named as the
    /// place where something happens.
    private func countrySpokenOf(before token: Int, among members: Set<String>?) -> Country? {
        let offset = Int(words.tokens[token].codePointStart)
        var votes: [String: Double] = [:]
        var index = firstIndex(from: offset)
        var steps = 0
        while index > 0, steps < 80 {
            index -= 1
            steps += 1
            let mention = mentions[index]
            guard mention.kind == .country || mention.kind == .demonym || isPoint(mention),
                let code = mention.resolution?.best?.place.countries.first,
                members?.contains(code) ?? true
            else { continue }
            let before = tokenIndex(of: index) - 1
            let isScene =
                words.traits(at: before).contains(.placePreposition) || words.isWord(before, "to")
            let kind = mention.kind == .place ? 0.5 : isAdjective(index) ? 0.3 : 1
            let age = Double(offset - mention.range.upperBound)
            votes[code, default: 0] += kind * (isScene ? 1.6 : 1) * (0.25 + 400 / (400 + age))
        }
        return votes.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }
            .flatMap { register.country(iso: $0.key) }
    }

    /// Whether a country's name qualifies the next word, as in "Nigerien troops".
    private func isAdjective(_ mention: Int) -> Bool {
        if mentions[mention].kind == .demonym { return true }
        let next = tokenIndex(of: mention) + tokenCount(of: mention)
        guard words.tokens.indices.contains(next), words.tokens[next].kind == .word else {
            return false
        }
        return words.tokens[next].casing == .lower && words.tokens[next].isSpacedBefore
            && words.tokens[next - 1].casing == .upper
    }

    /// The countries of the region that a demonym means; nil where it means no region.
    private func members(of mention: Int) -> Set<String>? {
        guard mentions[mention].kind == .demonym,
            let id = mentions[mention].resolution?.best?.place.id
        else { return nil }
        return register.region(id: id)?.members
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

    private func firstMention(from start: Int, to end: Int, where accept: (Mention) -> Bool) -> Int?
    {
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
            if mentions[middle].range.lowerBound >= offset {
                high = middle
            } else {
                low = middle + 1
            }
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
            if words.tokens[middle].codePointStart >= start {
                high = middle
            } else {
                low = middle + 1
            }
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

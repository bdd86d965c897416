/// Finds bases and airports that a text describes instead of naming, "a drone base in Niger", "the
/// Niamey air base", and says which they are, where the text tells enough.
struct DescribedFacility {
    let words: TextWords
    let register: PlaceRegister

    /// What was found: a span of tokens and, best first, the bases it may mean.
    struct Found {
        /// The tokens of the description, without the place behind it.
        var tokens: Range<Int>
        /// The bases, best first; empty where the text does not tell.
        var bases: [Base]
        /// Whether the best is clearly the best.
        var isClear: Bool
        /// Why.
        var reason: String
    }

    private static let kinds: [([String], Set<Base.Kind>)] = [
        (["drone", "base"], [.airBase]), (["air", "base"], [.airBase]),
        (["air", "force", "base"], [.airBase]), (["airbase"], [.airBase]),
        (["base", "aerienne"], [.airBase]), (["base", "de", "drones"], [.airBase]),
        (["drone", "bases"], [.airBase]),
    ]

    /// The descriptions of a text.
    ///
    /// - Parameter mentions: What is named in the text; descriptions that overlap it are left out.
    /// - Returns: What was found, in the order of the text.
    func find(among mentions: [Mention]) -> [Found] {
        guard !register.bases.isEmpty else { return [] }
        var result: [Found] = []
        var index = 0
        while index < words.count {
            defer { index += 1 }
            guard words.tokens[index].casing == .lower, let match = match(at: index) else {
                continue
            }
            let range = offsets(match.tokens)
            if mentions.contains(where: { $0.range.overlaps(range) }) { continue }
            if let found = resolve(match.tokens, kinds: match.kinds, mentions, result) {
                result.append(found)
            }
        }
        return result
    }

    private func match(at index: Int) -> (tokens: Range<Int>, kinds: Set<Base.Kind>)? {
        for (sequence, kinds) in Self.kinds {
            let end = index + sequence.count
            guard end <= words.count, words.sharesSentence(index, end - 1) else { continue }
            if sequence.indices.allSatisfy({ words.isWord(index + $0, sequence[$0]) }),
                sequence.last != "bases"
            {
                return (index..<end, kinds)
            }
        }
        return nil
    }

    private func offsets(_ tokens: Range<Int>) -> Range<Int> {
        Int(
            words.tokens[tokens.lowerBound].codePointStart)..<Int(
                words.tokens[tokens.upperBound - 1].codePointEnd)
    }

    private func resolve(
        _ tokens: Range<Int>, kinds: Set<Base.Kind>, _ mentions: [Mention], _ earlier: [Found]
    ) -> Found? {
        let range = offsets(tokens)
        let sentence = words.sentences[Int(words.sentenceOfToken[tokens.lowerBound])]
        let end = Int(words.tokens[sentence.upperBound - 1].codePointEnd)
        let behind = mentions.filter {
            $0.range.lowerBound > range.upperBound && $0.range.upperBound <= end
        }
        let isOther = sentence.contains { index in
            (words.isWord(index, "different") || words.isWord(index, "another")
                || words.isWord(index, "autre")) && index > tokens.upperBound
                && index < tokens.upperBound + 8
        }
        let isBeingBuilt = sentence.contains { index in
            abs(index - tokens.lowerBound) < 6
                && (words.isWord(index, "construction") || words.isWord(index, "built")
                    || words.isWord(index, "building"))
        }
        if isOther || isBeingBuilt {
            return underConstruction(tokens, kinds, mentions, earlier, range)
        }
        // "The drone base in the capital city of Niamey": the town said to hold it, else the country.
        guard isIn(tokens.upperBound) else { return nil }
        let near = behind.prefix(2)
        if let town = near.first(where: { $0.kind == .place })?.resolution?.best?.place {
            let bases = register.bases.filter { kinds.contains($0.kind) && $0.nearPlace == town.id }
            if !bases.isEmpty {
                return Found(
                    tokens: tokens, bases: bases, isClear: bases.count == 1,
                    reason: "the base of \(town.name)")
            }
            return nil
        }
        guard let country = near.first(where: { $0.kind == .country })?.resolution?.best?.place,
            let code = country.countries.first
        else { return nil }
        return inCountry(tokens, kinds, code, mentions, range)
    }

    private func isIn(_ index: Int) -> Bool {
        ["in", "near", "at", "outside", "a", "au", "en", "pres", "de", "d"].contains {
            words.isWord(index, $0)
        }
    }

    /// The base of a country that has most to do with drones and with the powers that the sentence
    /// names.
    private func inCountry(
        _ tokens: Range<Int>, _ kinds: Set<Base.Kind>, _ code: String, _ mentions: [Mention],
        _ range: Range<Int>
    ) -> Found? {
        let sentence = words.sentences[Int(words.sentenceOfToken[tokens.lowerBound])]
        let start = Int(words.tokens[sentence.lowerBound].codePointStart)
        let powers = Set(
            mentions.filter {
                $0.range.lowerBound >= start && $0.range.upperBound <= range.lowerBound
            }
            .flatMap { $0.resolution?.best?.place.countries ?? [] })
        let isDrone =
            words.isWord(tokens.lowerBound, "drone")
            || words.isWord(tokens.upperBound - 1, "drones")
        let scored: [(base: Base, score: Int)] = register.bases.compactMap { base in
            guard kinds.contains(base.kind), base.country == code else { return nil }
            var score = base.operations.count { operation in
                operation.country.map(powers.contains) ?? false
            }
            if isDrone {
                score +=
                    register.place(id: base.id)?.names.count {
                        $0.text.lowercased().contains("drone")
                    } ?? 0
            }
            return (base, score)
        }
        .sorted {
            $0.score == $1.score ? $0.base.id.rawValue < $1.base.id.rawValue : $0.score > $1.score
        }
        guard let best = scored.first, best.score > 0 else { return nil }
        return Found(
            tokens: tokens, bases: scored.filter { $0.score > 0 }.prefix(3).map(\.base),
            isClear: scored.count == 1,
            reason:
                "the base of the country that fits the description best; the text does not name it")
    }

    /// A base under construction that is not the one spoken of before.
    private func underConstruction(
        _ tokens: Range<Int>, _ kinds: Set<Base.Kind>, _ mentions: [Mention], _ earlier: [Found],
        _ range: Range<Int>
    ) -> Found? {
        let before = mentions.filter { $0.range.upperBound <= range.lowerBound }
        let towns = Set(
            before.suffix(6).filter { $0.kind == .place }.compactMap {
                $0.resolution?.best?.place.id
            })
        guard
            let code = before.last(where: { $0.kind == .country || $0.kind == .place })?
                .resolution?.best?.place.countries.first
        else { return nil }
        let bases = register.bases.filter { base in
            kinds.contains(base.kind) && base.country == code
                && base.operations.contains { $0.status == .underConstruction }
                && !(base.nearPlace.map(towns.contains) ?? false)
                && !earlier.contains { $0.bases.first?.id == base.id }
        }
        guard !bases.isEmpty else { return nil }
        return Found(
            tokens: tokens, bases: bases, isClear: bases.count == 1,
            reason: "the base of the country that was being built; the text does not name it")
    }
}

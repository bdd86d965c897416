import Gazetteer

/// The parties that names, unknown names and words that point back make.
extension ReferenceGrammar {
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
    func longerName(at index: Int, called: Party.CalledCapital?) -> Reading? {
        guard let end = view.endOfLongerName(at: index) else { return nil }
        let range = text.offsets(ofTokens: index..<end)
        return Reading(
            party: Party(
                kind: .place, range: range, text: text.words(range), calledCapital: called),
            end: end)
    }

    /// A run of capitalised words that the gazetteer does not know.
    func unknownName(at start: Int, called: Party.CalledCapital?) -> Reading? {
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

    func described(_ range: Range<Int>) -> Reading? {
        guard !range.isEmpty else { return nil }
        let offsets = text.offsets(ofTokens: range)
        return Reading(
            party: Party(kind: .described, range: offsets, text: text.words(offsets)),
            end: range.upperBound)
    }

    func anaphor(_ range: Range<Int>, called: Party.CalledCapital?) -> Reading? {
        guard !range.isEmpty else { return nil }
        let offsets = text.offsets(ofTokens: range)
        return Reading(
            party: Party(
                kind: .place, range: offsets, text: text.words(offsets), calledCapital: called,
                isAnaphor: true), end: range.upperBound)
    }

    /// The end of words without a name: a noun that points back, or words that name nothing.
    func ending(
        _ range: Range<Int>, noun: String?, called: Party.CalledCapital?
    ) -> Reading? {
        guard !range.isEmpty else { return nil }
        if let noun, vocabulary.anaphora.contains(noun) { return anaphor(range, called: called) }
        return described(range)
    }
}

import Gazetteer

/// One sentence with the grammars that read its parts.
struct SentenceView {
    let text: ClaimText
    let vocabulary: ClaimVocabulary
    let sentence: Range<Int>

    var tokens: [ClaimToken] { text.tokens }
    var start: Int { sentence.lowerBound }
    var limit: Int { sentence.upperBound }

    var quantities: QuantityGrammar {
        QuantityGrammar(tokens: tokens, vocabulary: vocabulary, start: start, limit: limit)
    }
    var numbers: NumberGrammar {
        NumberGrammar(tokens: tokens, vocabulary: vocabulary, limit: limit)
    }
    var directions: DirectionGrammar {
        DirectionGrammar(tokens: tokens, vocabulary: vocabulary, limit: limit)
    }
    var references: ReferenceGrammar {
        ReferenceGrammar(text: text, vocabulary: vocabulary, limit: limit)
    }
    var subjects: SubjectGrammar {
        SubjectGrammar(text: text, vocabulary: vocabulary, start: start)
    }

    /// A claim over a range of tokens.
    func claim(
        _ kind: Claim.Kind, _ form: Claim.Form = .plain, tokens range: Range<Int>, subject: Party?,
        reference: Party?, others: [Claim.Neighbour] = [], distance: StatedDistance? = nil,
        direction: StatedDirection? = nil, travelTime: TravelTime? = nil, count: Int? = nil,
        isSubjectNear: Bool = false
    ) -> Claim {
        let offsets = text.offsets(ofTokens: range)
        return Claim(
            kind: kind, form: form, range: offsets, text: text.words(offsets),
            language: vocabulary.language, subject: subject, reference: reference, others: others,
            distance: distance, direction: direction, travelTime: travelTime, count: count,
            isSubjectNear: isSubjectNear)
    }

    /// The party that the mention at a token is; nil if there is none to measure from.
    func party(at index: Int) -> Party? {
        guard let mention = text.mention(at: index), mention.isMeasurable else { return nil }
        return references.party(of: mention, at: index)
    }

    /// The token after determiners and words for "neighbouring".
    func skipDeterminers(_ index: Int) -> Int {
        var next = index
        while next < limit, tokens[next].kind == .word,
            vocabulary.determiners.contains(tokens[next].word)
                || vocabulary.neighbouring.contains(tokens[next].word)
                || vocabulary.articles.contains(tokens[next].word)
                || tokens[next].isWord("both") || vocabulary.of.contains(tokens[next].word)
        {
            next += 1
        }
        return next
    }

    /// A list of names: "Chad, Cameroon, Niger and Nigeria"; ends after the last name.
    func list(at index: Int) -> (parties: [Party], end: Int) {
        var parties: [Party] = []
        var end = index
        var isLast = false
        var next = skipDeterminers(index)
        while next < limit, let party = party(at: next) {
            parties.append(party)
            end = next + 1
            next = end
            // After "and" the list has had its last name.
            guard !isLast else { break }
            var isJoined = false
            while next < limit,
                tokens[next].isSign(",") || vocabulary.and.contains(tokens[next].word)
                    || tokens[next].isSign("/") || tokens[next].isSign("-")
            {
                if vocabulary.and.contains(tokens[next].word) { isLast = true }
                isJoined = true
                next += 1
            }
            guard isJoined else { break }
            next = skipDeterminers(next)
        }
        return (parties, end)
    }

    /// Where the words of a subject begin, with "the village of" and the like before its name.
    func lead(of start: Int) -> Int {
        var first = start
        while first > sentence.lowerBound, tokens[first - 1].kind == .word,
            vocabulary.of.contains(tokens[first - 1].word)
                || vocabulary.settlements.contains(tokens[first - 1].word)
                || vocabulary.facilities.contains(tokens[first - 1].word)
                || vocabulary.determiners.contains(tokens[first - 1].word)
        {
            first -= 1
        }
        return first
    }
}

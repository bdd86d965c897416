import Gazetteer

/// One sentence with the grammars that read its parts.
final class SentenceView {
    let text: ClaimText
    let tokens: [ClaimToken]
    let vocabulary: ClaimVocabulary
    let sentence: Range<Int>
    /// For each token of the sentence, whether a number may begin with it.
    private let numberStarts: [Bool]

    init(text: ClaimText, vocabulary: ClaimVocabulary, sentence: Range<Int>) {
        self.text = text
        tokens = text.tokens
        self.vocabulary = vocabulary
        self.sentence = sentence
        let starts = vocabulary.language.numberStarts
        numberStarts = text.tokens[sentence].map { token in
            switch token.kind {
            case .number, .sign: true
            case .word: starts.contains(token.word)
            case .mention: false
            }
        }
    }

    var start: Int { sentence.lowerBound }
    var limit: Int { sentence.upperBound }

    var quantities: QuantityGrammar { QuantityGrammar(view: self) }
    var numbers: NumberGrammar { NumberGrammar(view: self) }
    var directions: DirectionGrammar { DirectionGrammar(view: self) }
    var references: ReferenceGrammar { ReferenceGrammar(view: self) }
    var subjects: SubjectGrammar { SubjectGrammar(view: self) }

    /// Whether a number may begin at a token of the sentence.
    func mayStartNumber(_ index: Int) -> Bool {
        sentence.contains(index) && numberStarts[index - sentence.lowerBound]
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

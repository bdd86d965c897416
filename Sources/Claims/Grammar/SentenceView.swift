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

    /// The end of a name that goes on where a mention ends, "River" behind "Han" or "of Bothnia" behind
    /// "Gulf"; nil where the mention is the whole name.
    ///
    /// What a mention covers was found in the gazetteer; a longer name is another thing.
    func endOfLongerName(at index: Int) -> Int? {
        guard let mention = text.mention(at: index), mention.kind != .demonym, index + 1 < limit
        else { return nil }
        let next = tokens[index + 1]
        if next.kind == .word, next.isCapitalised, !next.isUppercase,
            Self.natureNouns.contains(next.word)
        {
            return index + 2
        }
        if next.isSign("-") || next.isSign("–"), !next.hasSpaceBefore, index + 2 < limit,
            tokens[index + 2].kind == .word, tokens[index + 2].isCapitalised,
            !tokens[index + 2].hasSpaceBefore
        {
            var end = index + 3
            while end < limit, tokens[end].kind == .word, tokens[end].isCapitalised { end += 1 }
            return end
        }
        let opensName = Self.openingNouns.contains(tokens[index].word)
        if opensName, index + 2 < limit, vocabulary.of.contains(next.word),
            tokens[index + 2].isCapitalised
        {
            return index + 3
        }
        return nil
    }

    private static let natureNouns: Set<String> = [
        "river", "rivers", "creek", "lake", "lakes", "mountain", "mountains", "mount", "range",
        "valley", "bay", "gulf", "sea", "ocean", "desert", "plateau", "forest", "canal", "dam",
        "reservoir", "falls", "hills", "hill", "basin", "delta", "strait", "straits", "channel",
        "ridge", "highway", "road", "street", "avenue", "expressway", "freeway", "parkway",
        "peninsula", "swamp", "estuary", "brook", "bayou", "fork", "canyon", "pass", "peak",
        "township", "wilderness", "refuge", "glacier", "path", "trail", "escarpment",
    ]
    private static let openingNouns: Set<String> = [
        "gulf", "bay", "strait", "sea", "lake", "isle", "mouth", "cape", "golfe", "baie", "lac",
        "mer", "detroit", "cap",
    ]

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

/// A language whose sentences can be read for claims.
public enum ClaimLanguage: String, Hashable, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// French.
    case french = "fr"

    /// The vocabulary of the language.
    var vocabulary: ClaimVocabulary {
        switch self {
        case .english: .english
        case .french: .french
        }
    }

    /// The words that a number may begin with.
    var numberStarts: Set<String> {
        switch self {
        case .english: Self.englishNumberStarts
        case .french: Self.frenchNumberStarts
        }
    }

    private static let englishNumberStarts = ClaimVocabulary.english.numberStarts
    private static let frenchNumberStarts = ClaimVocabulary.french.numberStarts

    /// The language that a run of tokens is most likely written in.
    ///
    /// Counts function words that one language has and the other has not.
    ///
    /// - Parameters:
    ///   - tokens: The tokens of a text or a sentence.
    ///   - prior: The answer when the words say nothing.
    /// - Returns: The language of most function words.
    static func guess(_ tokens: some Sequence<ClaimToken>, prior: ClaimLanguage) -> ClaimLanguage {
        var balance = 0
        for token in tokens where token.kind == .word {
            if englishWords.contains(token.word) { balance += 1 }
            if frenchWords.contains(token.word) { balance -= 1 }
        }
        if balance == 0 { return prior }
        return balance > 0 ? .english : .french
    }

    private static let englishWords: Set<String> = [
        "the", "of", "and", "on", "after", "an", "has", "said", "in", "to", "is", "was", "from",
        "with", "that", "by", "at", "for",
        "it",
        "are", "were", "which", "north", "south", "east", "west", "northeast", "northwest",
        "southeast", "southwest", "near", "about", "miles", "town", "capital", "around", "border",
    ]
    private static let frenchWords: Set<String> = [
        "le", "la", "les", "de", "du", "des", "et", "est", "dans", "au", "aux", "une", "un",
        "d'", "l'", "qui", "que", "par", "pour", "sur", "avec", "nord", "sud", "ouest", "en",
        "situee", "situe", "ville", "environ", "frontiere", "se", "ce", "sont", "kilometres",
    ]
}

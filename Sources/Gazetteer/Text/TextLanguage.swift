/// Guesses the language of a text from its smallest words.
enum TextLanguage {
    private static let english: Set<String> = [
        "the", "of", "and", "in", "to", "is", "was", "that", "for", "with", "from", "by", "at",
    ]
    private static let french: Set<String> = [
        "le", "la", "les", "des", "du", "de", "et", "est", "dans", "une", "un", "au", "aux", "sur",
        "par", "pour", "qui", "que", "l", "d",
    ]

    /// The language that the text is mostly written in; English if nothing speaks for French.
    ///
    /// - Complexity: O(1): looks at the first thousand tokens.
    static func guess(_ words: TextWords) -> TextReading.Language {
        var balance = 0
        for index in words.tokens.indices.prefix(1000) {
            let key = words.key(index..<(index + 1))
            guard !key.isEmpty, key.count <= 4 else { continue }
            let word = String(decoding: key, as: UTF8.self)
            if english.contains(word) { balance -= 1 }
            if french.contains(word) { balance += 1 }
        }
        return balance > 0 ? .french : .english
    }
}

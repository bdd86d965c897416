/// Phrases of one or more words with a value each, found from their first or from their last word.
///
/// The longest phrase wins.
struct PhraseTable<Value: Sendable>: Sendable {
    struct Hit {
        let value: Value
        /// How many tokens the phrase takes.
        let count: Int
    }

    private var byFirst: [String: [(words: [String], value: Value)]] = [:]
    private var byLast: [String: [(words: [String], value: Value)]] = [:]

    /// Makes a table from lines of phrases, each line with one value.
    ///
    /// Phrases in a line are separated by `|`, words by spaces.
    init(_ lines: [(phrases: String, value: Value)]) {
        for line in lines {
            for phrase in line.phrases.split(separator: "|") {
                let words = phrase.split(separator: " ").map(String.init)
                guard let first = words.first, let last = words.last else { continue }
                byFirst[first, default: []].append((words, line.value))
                byLast[last, default: []].append((words, line.value))
            }
        }
        for key in byFirst.keys { byFirst[key]?.sort { $0.words.count > $1.words.count } }
        for key in byLast.keys { byLast[key]?.sort { $0.words.count > $1.words.count } }
    }

    /// The words that phrases begin with.
    var firstWords: Set<String> { Set(byFirst.keys) }

    /// The longest phrase that begins at a token.
    func hit(in tokens: [ClaimToken], at index: Int, before end: Int) -> Hit? {
        guard index < end, let phrases = byFirst[tokens[index].word] else { return nil }
        for (words, value) in phrases where index + words.count <= end {
            if matches(words, tokens, at: index) { return Hit(value: value, count: words.count) }
        }
        return nil
    }

    /// The longest phrase whose last token stands just before an index.
    func hit(in tokens: [ClaimToken], endingAt index: Int, notBefore start: Int) -> Hit? {
        guard index > start, let phrases = byLast[tokens[index - 1].word] else { return nil }
        for (words, value) in phrases where index - words.count >= start {
            if matches(words, tokens, at: index - words.count) {
                return Hit(value: value, count: words.count)
            }
        }
        return nil
    }

    private func matches(_ words: [String], _ tokens: [ClaimToken], at index: Int) -> Bool {
        for offset in words.indices {
            let token = tokens[index + offset]
            if token.kind == .mention || token.word != words[offset] { return false }
        }
        return true
    }
}

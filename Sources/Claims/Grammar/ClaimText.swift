import Gazetteer

/// A text prepared for the grammars: tokens with mentions folded in, sentences, and the words.
struct ClaimText {
    let scalars: [Unicode.Scalar]
    let tokens: [ClaimToken]
    let sentences: [Range<Int>]
    let mentions: [Mention]

    init(_ text: String, mentions: [Mention]) {
        scalars = Array(text.unicodeScalars)
        self.mentions = mentions
        tokens = ClaimLexer.tokens(of: scalars, mentions: mentions)
        sentences = ClaimSentences.ranges(in: tokens)
    }

    /// The words between two offsets, as written but for what has no width.
    func words(_ range: Range<Int>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[range].lazy.filter { $0.value != 0xAD })
        return text
    }

    /// The words of tokens, as written.
    func words(ofTokens range: Range<Int>) -> String {
        words(offsets(ofTokens: range))
    }

    /// The offsets that tokens cover.
    func offsets(ofTokens range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return tokens[first].range.lowerBound..<tokens[last].range.upperBound
    }

    /// The mention that a token stands for, if it is a place of some kind.
    func mention(at index: Int) -> Mention? {
        guard index >= 0, index < tokens.count, let mention = tokens[index].mention else {
            return nil
        }
        return mentions[mention]
    }
}

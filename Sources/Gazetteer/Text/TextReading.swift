/// A text together with what was found in it: tokens, sentences, mentions and references back.
///
/// Made by ``MentionFinder``. All offsets are Unicode code points from the start of the text.
public struct TextReading: Sendable {
    /// The language that a text is mostly written in.
    public enum Language: String, Hashable, Sendable, CaseIterable {
        /// English, and every language that is not recognised.
        case english = "en"
        /// French.
        case french = "fr"
    }

    /// The text as UTF-8.
    let bytes: [UInt8]
    /// The language that most sentences are written in.
    public let language: Language
    /// Words, numbers and marks in the order of the text.
    public let tokens: [TextToken]
    /// The sentences and headlines as ranges of token indices, without gaps.
    public let sentences: [Range<Int>]
    /// Every place, demonym, metonym, organisation and person found, in the order of the text;
    /// mentions do not overlap.
    public let mentions: [Mention]
    /// Phrases that point back to a place, in the order of the text.
    public let referents: [Referent]

    init(
        bytes: [UInt8], language: Language, tokens: [TextToken], sentences: [Range<Int>],
        mentions: [Mention], referents: [Referent]
    ) {
        self.bytes = bytes
        self.language = language
        self.tokens = tokens
        self.sentences = sentences
        self.mentions = mentions
        self.referents = referents
    }

    /// The token as written.
    public func text(of token: TextToken) -> String {
        String(decoding: bytes[token.byteRange], as: UTF8.self)
    }

    /// The words from the first token to the last, with everything between them, as written.
    ///
    /// - Parameter tokenRange: Indices of tokens.
    /// - Returns: The words; empty for an empty range.
    public func text(ofTokens tokenRange: Range<Int>) -> String {
        guard let first = tokenRange.first, let last = tokenRange.last else { return "" }
        return String(
            decoding: bytes[Int(tokens[first].byteStart)..<Int(tokens[last].byteEnd)],
            as: UTF8.self)
    }

    /// The text between two code-point offsets, as written.
    ///
    /// - Parameter range: Offsets in code points; parts beyond the text are left out.
    /// - Returns: The words and everything between them.
    /// - Complexity: O(log tokens) and the length of the range.
    public func text(in range: Range<Int>) -> String {
        let start = byteOffset(ofCodePoint: range.lowerBound)
        let end = byteOffset(ofCodePoint: range.upperBound)
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }

    /// The index of the first token that ends after a code-point offset; the number of tokens if
    /// there is none.
    ///
    /// - Complexity: O(log tokens).
    public func tokenIndex(at offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].codePointEnd) > offset { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The index of the sentence that holds a code-point offset; nil for a text without tokens.
    ///
    /// - Complexity: O(log tokens).
    public func sentenceIndex(at offset: Int) -> Int? {
        guard !sentences.isEmpty else { return nil }
        let token = tokenIndex(at: offset)
        var low = 0
        var high = sentences.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].upperBound > token { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The index of the mention that covers a code-point offset; nil if none does.
    ///
    /// - Complexity: O(log mentions).
    public func mentionIndex(at offset: Int) -> Int? {
        Self.index(covering: offset, count: mentions.count) { mentions[$0].range }
    }

    /// The phrase pointing back to a place that covers a code-point offset; nil if none does.
    ///
    /// - Complexity: O(log referents).
    public func referent(at offset: Int) -> Referent? {
        Self.index(covering: offset, count: referents.count) { referents[$0].range }
            .map { referents[$0] }
    }

    private static func index(
        covering offset: Int, count: Int, range: (Int) -> Range<Int>
    ) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if range(middle).upperBound > offset { high = middle } else { low = middle + 1 }
        }
        return low < count && range(low).contains(offset) ? low : nil
    }

    private func byteOffset(ofCodePoint offset: Int) -> Int {
        let index = tokenIndex(at: offset)
        var codePoint = 0
        var byte = 0
        if index > 0 {
            codePoint = Int(tokens[index - 1].codePointEnd)
            byte = Int(tokens[index - 1].byteEnd)
        }
        while codePoint < offset, byte < bytes.count {
            byte += 1
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            codePoint += 1
        }
        return byte
    }
}

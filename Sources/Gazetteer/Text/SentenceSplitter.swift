/// Divides tokens into sentences and headlines.
///
/// A stop ends a sentence unless it follows an abbreviation, an initial or stands inside a name; a
/// blank line always does, a single line break where the line before looks like a headline or a
/// finished paragraph.
struct SentenceSplitter {
    private let bytes: [UInt8]
    private let tokens: [TextToken]
    private let isWrapped: Bool

    /// Prepares the dividing of a text.
    init(bytes: [UInt8], tokens: [TextToken]) {
        self.bytes = bytes
        self.tokens = tokens
        isWrapped = Self.isHardWrapped(tokens)
    }

    /// The sentences as ranges of token indices, without gaps.
    ///
    /// - Complexity: O(tokens).
    func sentences() -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for index in tokens.indices.dropFirst() where isBoundary(before: index) {
            result.append(start..<index)
            start = index
        }
        if start < tokens.count { result.append(start..<tokens.count) }
        return result
    }

    private func isBoundary(before index: Int) -> Bool {
        let token = tokens[index]
        if token.lineBreaksBefore > 1 { return true }
        if token.lineBreaksBefore == 1, !isWrapped { return true }
        guard token.isSpacedBefore else { return false }
        if token.lineBreaksBefore == 1, isShortLine(before: index), token.casing != .lower,
            token.kind == .word
        {
            return true
        }
        var last = index - 1
        // Closing quotes and brackets belong to the sentence before.
        while last > 0, tokens[last].kind == .mark, isCloser(first(of: tokens[last])) { last -= 1 }
        let mark = tokens[last]
        if mark.kind == .word {
            return endsWithStop(mark) && startsSentence(index)
                && StopWords.startsSentence(lowercased(tokens[index]))
        }
        guard mark.kind == .mark else { return false }
        switch first(of: mark) {
        case UInt8(ascii: "?"), UInt8(ascii: "!"):
            return token.casing != .lower
        case UInt8(ascii: "."):
            return startsSentence(index) && !isAbbreviation(before: last, next: index)
        case 0xE2:
            // An ellipsis ends a sentence if a capital follows.
            return Array(bytes[mark.byteRange]) == [0xE2, 0x80, 0xA6] && startsSentence(index)
        default: return false
        }
    }

    private func startsSentence(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .word: return token.casing != .lower
        case .number: return true
        case .mark:
            let value = first(of: token)
            return value == UInt8(ascii: "\"") || value == UInt8(ascii: "(") || value >= 0x80
                || value == UInt8(ascii: "'") || value == UInt8(ascii: "[")
        }
    }

    private func isAbbreviation(before mark: Int, next: Int) -> Bool {
        guard mark > 0, !tokens[mark].isSpacedBefore else { return false }
        let word = tokens[mark - 1]
        guard word.kind == .word else { return false }
        if word.casing == .initial { return tokens[next].kind == .word }
        let text = lowercased(word)
        if StopWords.isTitleAbbreviation(text) { return true }
        // "Conn. The" ends a sentence, "Conn. governor" does not.
        return StopWords.isAbbreviation(text)
            && !(tokens[next].kind == .word && StopWords.startsSentence(lowercased(tokens[next])))
    }

    private func endsWithStop(_ token: TextToken) -> Bool {
        bytes[Int(token.byteEnd) - 1] == UInt8(ascii: ".")
    }

    private func first(of token: TextToken) -> UInt8 { bytes[Int(token.byteStart)] }

    private func isCloser(_ value: UInt8) -> Bool {
        // Curly quotes and guillemets start with 0xE2 and 0xC2; a dash or an ellipsis is no closer,
        // but neither does it stand behind a stop without a space.
        value == UInt8(ascii: "\"") || value == UInt8(ascii: ")") || value == UInt8(ascii: "'")
            || value == UInt8(ascii: "]") || value == 0xC2 || value == 0xE2
    }

    private func isShortLine(before index: Int) -> Bool {
        var start = index - 1
        while start > 0, tokens[start].lineBreaksBefore == 0 { start -= 1 }
        return tokens[index - 1].codePointEnd - tokens[start].codePointStart < 45
    }

    private func lowercased(_ token: TextToken) -> String {
        String(decoding: bytes[token.byteRange], as: UTF8.self).lowercased()
    }

    /// Whether lines are broken at a fixed width, so that a line break is no end of a paragraph.
    private static func isHardWrapped(_ tokens: [TextToken]) -> Bool {
        var lines = 0
        var flowing = 0
        var lineStart: Int32 = 0
        for (index, token) in tokens.enumerated() where token.lineBreaksBefore > 0 && index > 0 {
            let length = tokens[index - 1].codePointEnd - lineStart
            lineStart = token.codePointStart
            guard token.lineBreaksBefore == 1 else { continue }
            lines += 1
            if length >= 40, length <= 100, token.casing == .lower { flowing += 1 }
        }
        return lines > 0 && flowing * 3 > lines
    }
}

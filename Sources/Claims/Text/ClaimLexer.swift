import Gazetteer

/// Cuts a text into tokens; each mention of a place becomes one token.
///
/// Offsets are code points. Words end at signs, except that an apostrophe ends a French elision
/// ("d'") and begins an English possessive ("'s").
struct ClaimLexer {
    private let scalars: [Unicode.Scalar]
    private let mentions: [(index: Int, range: Range<Int>)]
    private var position = 0
    private var nextMention = 0
    private var tokens: [ClaimToken] = []

    /// Cuts a text.
    ///
    /// - Complexity: Linear in the length of the text.
    static func tokens(of scalars: [Unicode.Scalar], mentions: [Mention]) -> [ClaimToken] {
        var lexer = ClaimLexer(scalars: scalars, mentions: mentions)
        lexer.run()
        return lexer.tokens
    }

    private init(scalars: [Unicode.Scalar], mentions: [Mention]) {
        self.scalars = scalars
        // Of overlapping mentions the outer one counts: a facility with its city is one thing.
        let sorted = mentions.indices.sorted {
            let (first, second) = (mentions[$0].range, mentions[$1].range)
            return first.lowerBound != second.lowerBound
                ? first.lowerBound < second.lowerBound : first.upperBound > second.upperBound
        }
        var end = 0
        self.mentions = sorted.compactMap { index in
            let range = mentions[index].range
            guard range.lowerBound >= end, range.upperBound <= scalars.count, !range.isEmpty else {
                return nil
            }
            end = range.upperBound
            return (index, range)
        }
    }

    private mutating func run() {
        tokens.reserveCapacity(scalars.count / 5)
        while position < scalars.count {
            let (hasSpace, lineEnds) = skipSpace()
            guard position < scalars.count else { break }
            let start = position
            let kind: ClaimToken.Kind
            var mention: Int?
            if nextMention < mentions.count, mentions[nextMention].range.lowerBound == position {
                kind = .mention
                mention = mentions[nextMention].index
                position = mentions[nextMention].range.upperBound
                nextMention += 1
            } else if scalars[position].isDigit {
                kind = .number
                readNumber()
            } else if scalars[position].isLetter {
                kind = .word
                readWord()
            } else {
                kind = .sign
                position += 1
                if start + 1 < scalars.count, scalars[start].isApostrophe,
                    scalars[start + 1] == "s" || scalars[start + 1] == "S",
                    start + 2 >= scalars.count || !scalars[start + 2].isLetter
                {
                    position += 1
                }
            }
            append(
                kind, from: start, mention: mention, hasSpaceBefore: hasSpace, lineEnds: lineEnds)
        }
    }

    private mutating func append(
        _ kind: ClaimToken.Kind, from start: Int, mention: Int?, hasSpaceBefore: Bool, lineEnds: Int
    ) {
        let slice = scalars[start..<position]
        let letters = slice.lazy.filter(\.isLetter)
        tokens.append(
            ClaimToken(
                kind: kind, word: ClaimFolding.fold(slice), range: start..<position,
                isCapitalised: slice.first?.properties.isUppercase ?? false,
                isUppercase: !letters.isEmpty && letters.allSatisfy(\.properties.isUppercase),
                hasSpaceBefore: hasSpaceBefore, lineEndsBefore: lineEnds, mention: mention))
    }

    private mutating func skipSpace() -> (hasSpace: Bool, lineEnds: Int) {
        let start = position
        var lineEnds = 0
        var hasSpace = false
        while position < scalars.count,
            scalars[position].isSpace || scalars[position].isInvisible
        {
            if scalars[position] == "\n" || scalars[position] == "\u{2029}" { lineEnds += 1 }
            if !scalars[position].isInvisible { hasSpace = true }
            position += 1
        }
        return (hasSpace || start == 0, lineEnds)
    }

    private var limit: Int {
        nextMention < mentions.count ? mentions[nextMention].range.lowerBound : scalars.count
    }

    private mutating func readWord() {
        let start = position
        while position < limit,
            scalars[position].isLetter || scalars[position].isDigit
                || scalars[position].isInvisible
                || scalars[position].properties.generalCategory == .nonspacingMark
        {
            position += 1
        }
        guard position < limit, scalars[position].isApostrophe else { return }
        if Self.elisions.contains(ClaimFolding.fold(scalars[start..<position])) {
            position += 1
        }
    }

    private static let elisions: Set<String> = [
        "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu",
    ]

    /// Digits with separators inside: "1,200", "8.5", and "1 200" with a space that does not break.
    private mutating func readNumber() {
        while position < limit {
            if scalars[position].isDigit {
                position += 1
            } else if isSeparator(at: position) {
                position += 1
            } else {
                return
            }
        }
    }

    private func isSeparator(at index: Int) -> Bool {
        guard index + 1 < limit, scalars[index + 1].isDigit else { return false }
        switch scalars[index] {
        case ".", ",": return true
        case "\u{A0}", "\u{202F}", "\u{2009}", "'", "’":
            return index + 3 < limit && scalars[index + 2].isDigit && scalars[index + 3].isDigit
                && !(index + 4 < limit && scalars[index + 4].isDigit)
        default: return false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isLetter: Bool {
        value < 128
            ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) : properties.isAlphabetic
    }
    fileprivate var isApostrophe: Bool { self == "'" || self == "’" }
    fileprivate var isSpace: Bool { properties.isWhitespace }
    /// What has no width: the soft hyphens that stand where a page has its tags.
    fileprivate var isInvisible: Bool {
        value == 0xAD || value == 0x200B || value == 0x2060 || value == 0xFEFF
    }
}

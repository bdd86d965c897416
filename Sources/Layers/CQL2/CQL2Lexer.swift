/// Cuts CQL2 text into words, literals and signs.
struct CQL2Lexer {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) throws(LayerError) {
        scalars = Array(text.unicodeScalars)
        guard scalars.count <= CQL2Limits.length else {
            throw Self.error(
                "a filter may have at most \(CQL2Limits.length) characters, "
                    + "this one has \(scalars.count).", at: 0)
        }
    }

    static func error(_ reason: String, at place: Int) -> LayerError {
        .malformed(format: "CQL2 text", line: 1, column: place + 1, reason: reason)
    }

    mutating func tokens() throws(LayerError) -> [CQL2Token] {
        var tokens: [CQL2Token] = []
        while let token = try next() { tokens.append(token) }
        tokens.append(CQL2Token(kind: .end, place: scalars.count))
        return tokens
    }

    private func scalar(_ offset: Int = 0) -> Unicode.Scalar {
        let index = position + offset
        return index < scalars.count ? scalars[index] : "\0"
    }

    private mutating func next() throws(LayerError) -> CQL2Token? {
        while position < scalars.count,
            scalars[position].properties.isWhitespace || isMarkupEscape
        {
            position += 1
        }
        guard position < scalars.count else { return nil }
        let place = position
        let first = scalars[position]
        if Self.isNameStart(first) { return CQL2Token(kind: name(), place: place) }
        if Self.isDigit(first) || first == "." && Self.isDigit(scalar(1)) {
            return CQL2Token(kind: try number(), place: place)
        }
        switch first {
        case "'":
            return CQL2Token(
                kind: .string(try quoted(by: "'", escapes: Self.controls)), place: place)
        case "\"":
            let word = try quoted(by: "\"")
            guard !word.isEmpty else { throw Self.error("a name is empty.", at: place) }
            return CQL2Token(kind: .name(word, isQuoted: true), place: place)
        case "<" where scalar(1) == ">" || scalar(1) == "=", ">" where scalar(1) == "=":
            position += 2
            return CQL2Token(kind: .sign(String(first) + String(scalars[place + 1])), place: place)
        case "=", "<", ">", "+", "-", "*", "/", "%", "^", "(", ")", "[", "]", ",":
            position += 1
            return CQL2Token(kind: .sign(String(first)), place: place)
        default:
            throw Self.error("\u{201C}\(first)\u{201D} has no meaning in CQL2.", at: place)
        }
    }

    /// Whether a backslash stands here that only keeps AsciiDoc from reading `<=` and `((` as markup.
    ///
    /// The examples and test predicates of the standard are written so (OGC 21-065r2, annex A), and
    /// are copied with it.
    private var isMarkupEscape: Bool {
        guard scalar() == "\\" else { return false }
        return scalar(1) == "<" && scalar(2) == "=" || scalar(1) == "(" && scalar(2) == "("
    }

    private mutating func name() -> CQL2Token.Kind {
        var word = String.UnicodeScalarView()
        while position < scalars.count, Self.isNamePart(scalars[position]) {
            word.append(scalars[position])
            position += 1
        }
        return .name(String(word), isQuoted: false)
    }

    /// Letters that stand for a control character behind a backslash.
    ///
    /// See OGC 21-065r2, /req/cql2-text/escaping. Before anything else a backslash stays, since it
    /// is the escape character of the patterns of LIKE too.
    private static let controls: [Unicode.Scalar: Unicode.Scalar] = [
        "a": "\u{07}", "b": "\u{08}", "t": "\u{09}", "n": "\u{0A}", "v": "\u{0B}", "f": "\u{0C}",
        "r": "\u{0D}",
    ]

    /// A doubled quote, or one behind a backslash, is part of the text.
    private mutating func quoted(
        by quote: Unicode.Scalar, escapes: [Unicode.Scalar: Unicode.Scalar] = [:]
    ) throws(LayerError) -> String {
        let start = position
        var text = String.UnicodeScalarView()
        position += 1
        while position < scalars.count {
            let current = scalars[position]
            if current == quote {
                guard scalar(1) == quote else {
                    position += 1
                    return String(text)
                }
                position += 1
            } else if current == "\\" {
                if scalar(1) == quote {
                    position += 1
                } else if let control = escapes[scalar(1)] {
                    text.append(control)
                    position += 2
                    continue
                } else if scalar(1) == "\\" {
                    // Both stay, and the second begins nothing.
                    text.append(current)
                    position += 1
                }
            }
            text.append(scalars[position])
            position += 1
        }
        throw Self.error("the quotation that begins here is never closed.", at: start)
    }

    private mutating func number() throws(LayerError) -> CQL2Token.Kind {
        let start = position
        var isWhole = true
        skipDigits()
        if scalar() == "." {
            isWhole = false
            position += 1
            skipDigits()
        }
        if scalar() == "e" || scalar() == "E" {
            let isSigned = scalar(1) == "+" || scalar(1) == "-"
            if Self.isDigit(scalar(isSigned ? 2 : 1)) {
                isWhole = false
                position += isSigned ? 2 : 1
                skipDigits()
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<position])
        if isWhole, let value = Int(String(text)) { return .integer(value) }
        guard let value = Double(String(text)), value.isFinite else {
            throw Self.error("the number \(String(text)) is too large.", at: start)
        }
        return .number(value)
    }

    private mutating func skipDigits() {
        while Self.isDigit(scalar()) { position += 1 }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == ":" || scalar.properties.isAlphabetic
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        isNameStart(scalar) || isDigit(scalar) || scalar == "."
            || scalar.properties.generalCategory == .nonspacingMark
            || scalar.properties.generalCategory == .connectorPunctuation
    }
}

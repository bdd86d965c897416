/// A word, literal or sign of CQL2 text, with the place where it begins.
struct CQL2Token {
    enum Kind: Hashable {
        case name(String, isQuoted: Bool)
        case string(String)
        case integer(Int)
        case number(Double)
        case sign(String)
        case end
    }

    let kind: Kind
    /// Index of the first character, from zero.
    let place: Int

    /// The word in lower case, if this is one without quotes.
    var keyword: String? {
        if case .name(let word, false) = kind { word.lowercased() } else { nil }
    }

    /// What stands here, for messages.
    var found: String {
        switch kind {
        case .name(let word, false): "\u{201C}\(word)\u{201D}"
        case .name(let word, true): "\"\(word)\""
        case .string(let text): "'\(text)'"
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .sign(let sign): "\u{201C}\(sign)\u{201D}"
        case .end: "the end of the filter"
        }
    }
}

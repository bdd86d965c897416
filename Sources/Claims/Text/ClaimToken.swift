/// A piece of the text as the grammars see it: a word, a number, a sign, or a whole place mention.
struct ClaimToken: Sendable {
    enum Kind: Sendable {
        case word
        case number
        case sign
        case mention
    }

    let kind: Kind
    /// Lower case without accents for words and mentions; the sign; the digits with separators.
    let word: String
    /// Code points from the start of the text.
    let range: Range<Int>
    /// Whether the first letter is a capital.
    let isCapitalised: Bool
    /// Whether all letters are capitals.
    let isUppercase: Bool
    /// Whether a space or line end stands before it.
    let hasSpaceBefore: Bool
    /// The number of line ends before it.
    let lineEndsBefore: Int
    /// The index of the mention; nil for other kinds.
    let mention: Int?

    func isSign(_ sign: String) -> Bool { kind == .sign && word == sign }
    func isWord(_ text: String) -> Bool { kind == .word && word == text }
}

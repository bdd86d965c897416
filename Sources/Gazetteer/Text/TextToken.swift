/// A word, number or mark of a text, with where it stands.
///
/// Hyphens and apostrophes divide words ("Tongo-Tongo" has three tokens, "l'armée" has `l'` and
/// `armée`, "Niger's" has `Niger` and `'s`), a number ends where letters begin ("20km" has two
/// tokens), and letters with stops are one token ("U.S."). Tokens leave out white space only.
public struct TextToken: Hashable, Sendable {
    /// What a token consists of.
    public enum Kind: UInt8, Hashable, Sendable {
        /// Letters, perhaps with digits after them ("C130") or an elision mark ("l'").
        case word
        /// Digits, with stops or commas between them ("1,200", "4.5").
        case number
        /// A single mark such as a stop, a comma, a bracket, a quotation mark.
        case mark
    }

    /// How the letters of a word are written.
    public enum Casing: UInt8, Hashable, Sendable {
        /// No capital at the start: "village", "km".
        case lower
        /// A capital, then at least one small letter: "Gao", "McAllen".
        case capitalised
        /// Capitals only, two or more of them: "NIGER", "U.S.".
        case upper
        /// One capital letter alone: "A", "J".
        case initial
        /// No letters with case: numbers, marks, Arabic words.
        case none
    }

    /// The kind of token.
    public let kind: Kind
    /// The way the letters are written.
    public let casing: Casing
    /// How many line breaks stand between the token before and this one, at most 255.
    public let lineBreaksBefore: UInt8
    /// Whether white space stands before the token; true at the start of the text.
    public let isSpacedBefore: Bool
    let codePointStart: Int32
    let codePointEnd: Int32
    let byteStart: Int32
    let byteEnd: Int32

    /// Offsets in Unicode code points from the start of the text, end exclusive.
    public var range: Range<Int> { Int(codePointStart)..<Int(codePointEnd) }

    /// Offsets in UTF-8 bytes from the start of the text, end exclusive.
    public var byteRange: Range<Int> { Int(byteStart)..<Int(byteEnd) }
}

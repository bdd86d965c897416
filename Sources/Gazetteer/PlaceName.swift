/// One name of a place, in one language and script.
public struct PlaceName: Hashable, Sendable {
    /// What role a name plays.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The name that maps in this language print.
        case preferred
        /// Another spelling in use.
        case variant
        /// A shortened form.
        case short
        /// The long official form.
        case official
        /// No longer in use.
        case historic
        /// Used in speech.
        case colloquial
        /// Letters that stand for the name.
        case abbreviation
        /// A spelling known to be wrong, kept because texts contain it.
        case misspelling
    }

    /// The name as written.
    public let text: String
    /// The BCP 47 code of the language, or nil if unknown.
    public let language: String?
    /// The role of the name.
    public let kind: Kind

    /// Makes a name.
    public init(_ text: String, language: String? = nil, kind: Kind = .variant) {
        self.text = text
        self.language = language
        self.kind = kind
    }
}

/// A phrase that points back to a place without naming it: "the capital", "la ville", "there".
public struct Referent: Hashable, Sendable {
    /// What kind of place the phrase asks for.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// "the capital", "la capitale", "the Nigerien capital".
        case capital
        /// "the country", "le pays".
        case country
        /// "the city", "the town", "the village", "la ville", "le village".
        case settlement
        /// "the base", "the airport", "la base".
        case facility
        /// "the region", "the province", "la région".
        case area
        /// "it", "there", "elle", "y": whatever the text speaks of.
        case pronoun
    }

    /// Offsets in Unicode code points from 0, end exclusive.
    public let range: Range<Int>
    /// The words of the phrase.
    public let text: String
    /// What kind of place the phrase asks for.
    public let kind: Kind
    /// The place meant; nil where the text does not tell.
    public let place: Place?
    /// The index among the reading's mentions of the one that the phrase points to; nil where the
    /// place follows from elsewhere, as the capital follows from its country.
    public let antecedent: Int?

    /// Makes a referent.
    public init(range: Range<Int>, text: String, kind: Kind, place: Place?, antecedent: Int?) {
        self.range = range
        self.text = text
        self.kind = kind
        self.place = place
        self.antecedent = antecedent
    }
}

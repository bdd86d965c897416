public import Gazetteer
public import Geodesy

/// What a claim is about, as the text names it: a place, a border, a coast, or a thing without a name.
///
/// It is words with a reading, not a place; the places it may stand for are in ``resolution``.
public struct Party: Hashable, Sendable {
    /// What the words name.
    public enum Kind: String, Hashable, Sendable {
        /// A town, mountain, base or other thing with a point.
        case place
        /// A country.
        case country
        /// A first-order or second-order area.
        case area
        /// A region larger than a country or without fixed bounds.
        case region
        /// A border between countries.
        case border
        /// A sea coast.
        case coast
        /// Words that name no place: "a village", "their base".
        case described
    }

    /// What the words name.
    public let kind: Kind
    /// Offsets in Unicode code points from 0, end exclusive.
    public let range: Range<Int>
    /// The words of the range.
    public let text: String
    /// The index of the mention among the mentions of the text; nil where no mention names it.
    public let mention: Int?
    /// The places it may be, also where the text only points back ("the capital"); nil if unknown.
    public let resolution: Resolution?
    /// ISO alpha-2 codes of the countries that the words name: both sides of a border, or one.
    public let countries: [String]
    /// Whether the text calls it the capital, and of which country (ISO alpha-2), if it says so.
    public let calledCapital: CalledCapital?
    /// Whether the words point back to something named elsewhere.
    public let isAnaphor: Bool
    /// The name that the words point back to, as the text has it; nil if unknown.
    public let antecedent: String?

    /// The position that the words write out; nil where they are a name.
    public let position: Coordinate?

    /// That a text calls a place a capital.
    public struct CalledCapital: Hashable, Sendable {
        /// ISO alpha-2 of the country; nil where the words do not name it.
        public let country: String?
        /// Whether the words speak of the capital of a country rather than of a province.
        public let isNational: Bool
    }

    /// Makes a party.
    public init(
        kind: Kind, range: Range<Int>, text: String, mention: Int? = nil,
        resolution: Resolution? = nil, countries: [String] = [],
        calledCapital: CalledCapital? = nil, isAnaphor: Bool = false, antecedent: String? = nil,
        position: Coordinate? = nil
    ) {
        self.kind = kind
        self.range = range
        self.text = text
        self.mention = mention
        self.resolution = resolution
        self.countries = countries
        self.calledCapital = calledCapital
        self.isAnaphor = isAnaphor
        self.antecedent = antecedent
        self.position = position
    }

    /// The name to print: that of the place where it is known, the words otherwise.
    public var name: String { resolution?.best?.place.name ?? antecedent ?? text }

    /// The name under which the gazetteer is asked for it; nil where the words are no name.
    var query: String? {
        resolution?.query ?? antecedent
            ?? (isAnaphor || kind == .described || position != nil ? nil : text)
    }

    /// Whether no words name it: the text leaves out from where it measures.
    var isUnsaid: Bool { isAnaphor && range.isEmpty }

    /// Whether it is a border that is none between countries: of counties, states or parishes.
    var isInnerBorder: Bool { kind == .border && countries.isEmpty && !isAnaphor }

    /// The same words with another answer to which place is meant.
    func placed(_ resolution: Resolution?) -> Party {
        Party(
            kind: kind, range: range, text: text, mention: mention, resolution: resolution,
            countries: resolution?.best?.place.countries ?? countries,
            calledCapital: calledCapital, isAnaphor: isAnaphor, antecedent: antecedent,
            position: position)
    }

    /// The same words, pointing back to what another party names.
    func pointing(to other: Party) -> Party {
        Party(
            kind: kind, range: range, text: text, mention: other.mention,
            resolution: other.resolution, countries: other.countries, calledCapital: calledCapital,
            isAnaphor: isAnaphor, antecedent: other.antecedent ?? other.text)
    }
}

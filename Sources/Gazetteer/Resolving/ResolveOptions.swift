public import Geodesy

/// What is known beside the name when a place is looked for.
public struct ResolveOptions: Hashable, Sendable {
    /// Only places in one of these countries (ISO alpha-2); empty for everywhere.
    public var countries: Set<String>
    /// Countries (ISO alpha-2) where the place is more likely to lie; others stay possible.
    public var likelyCountries: Set<String>
    /// A position near which the place is more likely to lie; farther ones stay possible.
    public var near: Coordinate?
    /// Only places of these kinds; empty for all.
    public var kinds: Set<FeatureClass>
    /// At most so many candidates, at least one.
    public var limit: Int
    /// Whether spellings that differ may be found.
    public var isForgiving: Bool

    /// What the query itself says of where the place lies; all must hold.
    var qualifiers: [NameQualifier] = []

    /// Makes options; without arguments, none.
    public init(
        countries: Set<String> = [], likelyCountries: Set<String> = [], near: Coordinate? = nil,
        kinds: Set<FeatureClass> = [], limit: Int = 10, isForgiving: Bool = true
    ) {
        self.countries = countries
        self.likelyCountries = likelyCountries
        self.near = near
        self.kinds = kinds
        self.limit = limit
        self.isForgiving = isForgiving
    }
}

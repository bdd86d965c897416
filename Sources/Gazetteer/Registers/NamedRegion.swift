public import Geodesy

/// A region larger than a country or across borders: the Sahel, West Africa, the Liptako-Gourma.
///
/// It has members and a rough middle for maps; it is never a point to measure from.
public struct NamedRegion: Hashable, Sendable, Identifiable {
    /// The stable identifier.
    public let id: PlaceID
    /// The English name.
    public let name: String
    /// A rough middle, for drawing only.
    public let coordinate: Coordinate
    /// How far the region reaches from its middle, roughly.
    public let extent: Length
    /// ISO alpha-2 codes of the countries that belong to it, wholly or partly.
    public let members: Set<String>
    /// The larger regions that contain it.
    public let partOf: [PlaceID]
    /// English adjectives and nouns of belonging.
    public let englishDemonyms: [String]
    /// French adjectives and nouns of belonging.
    public let frenchDemonyms: [String]
    /// The key of the source.
    public let source: String
    /// What to beware of; empty if nothing.
    public let note: String
}

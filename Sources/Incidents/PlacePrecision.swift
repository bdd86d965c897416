/// How closely a source says where something happened.
public enum PlacePrecision: String, Hashable, Sendable, CaseIterable {
    /// At the point itself, within the radius of the place.
    case point
    /// Near a named place; the point is the place, not the happening.
    case nearPoint = "near-point"
    /// Somewhere in a district, province or other part of a country.
    case area
    /// Somewhere in a region that is larger than a country or crosses borders.
    case region
    /// Somewhere in a country.
    case country
    /// The source does not say where.
    case none

    /// Whether a position may stand for the happening on a map and in a measurement.
    public var isPoint: Bool { self == .point || self == .nearPoint }
}

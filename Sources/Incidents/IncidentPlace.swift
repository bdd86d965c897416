public import Geodesy

/// Where an incident happened, as closely as its sources say and no closer.
///
/// Only places with ``PlacePrecision/isPoint`` carry a position: a country has no point that a
/// distance could be measured from.
public struct IncidentPlace: Hashable, Sendable {
    /// The identifier of the place, area, country or region in the gazetteer; nil if unresolved.
    public let placeID: String?
    /// The name for people.
    public let name: String
    /// How closely the source says where.
    public let precision: PlacePrecision
    /// The ISO 3166-1 alpha-2 codes of the countries, often one; empty if unknown or none.
    public let countries: [String]
    /// The code or name of the first-order area; nil if unknown.
    public let admin1: String?
    /// The position; nil unless the precision is a point.
    public let coordinate: Coordinate?
    /// Where the source puts a label for an area or country; only for maps of areas.
    ///
    /// Nothing is measured from it. Nil where the place is a point.
    public let label: Coordinate?
    /// How far from the position the incident may lie; nil unless the precision is a point.
    public let radius: Length?

    /// Makes a place; a position with a precision that is no point is dropped.
    public init(
        placeID: String? = nil, name: String, precision: PlacePrecision, countries: [String] = [],
        admin1: String? = nil, coordinate: Coordinate? = nil, radius: Length? = nil,
        label: Coordinate? = nil
    ) {
        self.placeID = placeID
        self.name = name
        self.precision = precision
        self.countries = countries
        self.admin1 = admin1
        self.coordinate = precision.isPoint ? coordinate : nil
        self.label = precision.isPoint ? nil : label
        self.radius = precision.isPoint && coordinate != nil ? radius : nil
    }
}

public import Geodesy
public import Layers

/// A gazetteer entry: one place with its position, its names and where they come from.
///
/// It is not a mention in a text and not a feature on a map; both can be made from it.
public struct Place: Hashable, Sendable, Identifiable {
    /// The stable identifier.
    public let id: PlaceID
    /// The preferred name in the Latin script.
    public let name: String
    /// The broad kind.
    public let featureClass: FeatureClass
    /// The GeoNames feature code as written in the source, for example `PPLC`; may be empty.
    public let featureCode: String
    /// ISO 3166-1 alpha-2 codes of the countries that have or share the place; often one.
    public let countries: [String]
    /// The GeoNames code of the first-order area, without the country; nil if unknown.
    public let admin1: String?
    /// The GeoNames code of the second-order area; nil if unknown.
    public let admin2: String?
    /// The position of the place.
    public let coordinate: Coordinate
    /// How far the place itself reaches from its position.
    public let extent: Length
    /// How wrong the position may be.
    public let uncertainty: Length
    /// The number of inhabitants, where a source knows it.
    public let population: Int?
    /// Codes such as `iata:NIM`.
    public let codes: [String]
    /// All names but the preferred Latin one.
    public let names: [PlaceName]
    /// Where the position comes from.
    public let provenance: Provenance
    /// What to beware of, in one sentence; empty if nothing.
    public let note: String

    /// Makes a place.
    public init(
        id: PlaceID, name: String, featureClass: FeatureClass, featureCode: String,
        countries: [String], admin1: String? = nil, admin2: String? = nil,
        coordinate: Coordinate, extent: Length, uncertainty: Length, population: Int? = nil,
        codes: [String] = [], names: [PlaceName] = [], provenance: Provenance, note: String = ""
    ) {
        self.id = id
        self.name = name
        self.featureClass = featureClass
        self.featureCode = featureCode
        self.countries = countries
        self.admin1 = admin1
        self.admin2 = admin2
        self.coordinate = coordinate
        self.extent = extent
        self.uncertainty = uncertainty
        self.population = population
        self.codes = codes
        self.names = names
        self.provenance = provenance
        self.note = note
    }
}

/// Which column of a foreign table, or which property of a foreign layer, holds what.
public struct TableMapping: Hashable, Sendable {
    /// What a column can hold.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        /// The record's identifier; becomes `scheme:identifier`.
        case id
        /// The preferred name.
        case name
        /// Other names, separated by `|`, `;` or `,`.
        case names
        /// Degrees north.
        case latitude
        /// Degrees east.
        case longitude
        /// ISO 3166-1 alpha-2.
        case country
        /// The code of the first-order area.
        case admin1
        /// The code of the second-order area.
        case admin2
        /// The number of inhabitants.
        case population
        /// The GeoNames feature class, a letter.
        case featureClass = "class"
        /// The GeoNames feature code.
        case featureCode = "code"
        /// A humanitarian P-code; becomes the code `pcode:…`.
        case pcode
        /// An IATA code.
        case iata
        /// An ICAO code.
        case icao
    }

    /// The scheme of the identifiers, for example `ocha`.
    public var scheme: String
    /// The column for each field.
    public var columns: [Field: String]
    /// What a field is where the table has no column for it.
    public var constants: [Field: String]

    /// Makes a mapping.
    public init(
        scheme: String, columns: [Field: String], constants: [Field: String] = [:]
    ) {
        self.scheme = scheme
        self.columns = columns
        self.constants = constants
    }

    /// Reads `name=ADM3_FR,latitude=lat,longitude=lon,country:NE`: `=` names a column, `:` a value.
    ///
    /// - Returns: Nil where a field is not known or a part is neither.
    public init?(scheme: String, parsing text: String) {
        self.init(scheme: scheme, columns: [:])
        for part in text.split(separator: ",") {
            guard let separator = part.firstIndex(where: { $0 == "=" || $0 == ":" }),
                let field = Field(rawValue: String(part[..<separator]))
            else { return nil }
            let value = String(part[part.index(after: separator)...])
            if part[separator] == "=" { columns[field] = value } else { constants[field] = value }
        }
    }

    /// The columns of OurAirports' `airports.csv`.
    public static let ourAirports = TableMapping(
        scheme: "ourairports",
        columns: [
            .id: "ident", .name: "name", .names: "keywords", .latitude: "latitude_deg",
            .longitude: "longitude_deg", .country: "iso_country", .iata: "iata_code",
            .icao: "icao_code", .featureCode: "type",
        ], constants: [.featureClass: "S"])

    /// The feature codes for OurAirports' types.
    static let airportCodes: [String: String] = [
        "large_airport": "AIRP", "medium_airport": "AIRP", "small_airport": "AIRF",
        "heliport": "AIRH", "seaplane_base": "AIRS", "closed": "AIRQ", "balloonport": "AIRF",
    ]
}

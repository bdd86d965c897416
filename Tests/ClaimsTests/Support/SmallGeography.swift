import Claims
import Gazetteer
import Geodesy

/// The knowledge that the tests of the judge need, without any file.
struct SmallGeography: Geography {
    static let names = [
        "NE": "Niger", "ML": "Mali", "BF": "Burkina Faso", "NG": "Nigeria", "TD": "Chad",
        "LY": "Libya",
        "DZ": "Algeria", "BJ": "Benin", "CM": "Cameroon", "KE": "Kenya", "SO": "Somalia",
        "CF": "Central African Republic", "MR": "Mauritania",
    ]
    static let capitals = [
        "NE": "Niamey", "ML": "Bamako", "SO": "Mogadishu", "CF": "Bangui", "KE": "Nairobi",
    ]
    /// GeoNames countryInfo.txt.
    static let borders: [String: Set<String>] = [
        "NE": ["TD", "BJ", "DZ", "LY", "BF", "NG", "ML"],
        "ML": ["SN", "NE", "DZ", "CI", "GN", "MR", "BF"],
        "BF": ["NE", "BJ", "GH", "CI", "TG", "ML"], "NG": ["TD", "NE", "BJ", "CM"],
        "TD": ["LY", "CF", "SD", "CM", "NE", "NG"], "CM": ["TD", "CF", "GA", "GQ", "CG", "NG"],
        "BJ": ["NE", "TG", "BF", "NG"],
    ]

    func name(ofCountry iso2: String) -> String? { Self.names[iso2] }

    func places(called name: String, atMost limit: Int) -> [Place] {
        Atlas.entries.filter { $0.name == name && $0.kind == .place }.prefix(limit)
            .compactMap { try? Atlas.place($0) }
    }

    func capital(ofCountry iso2: String) -> Place? {
        Self.capitals[iso2].flatMap { places(called: $0, atMost: 1).first }
    }

    func neighbours(ofCountry iso2: String) -> Set<String>? { Self.borders[iso2] }
    func members(ofRegion id: PlaceID) -> Set<String>? {
        id.rawValue.hasSuffix("West Africa") ? ["NE", "ML", "BF", "NG", "BJ"] : nil
    }
    func country(at position: Coordinate) -> String? { nil }

    /// The point of the Niger and Mali border that is nearest to Tongo Tongo (Natural Earth 1:10m).
    func nearestBorder(
        of iso2: String, with other: String?, from position: Coordinate
    ) -> NearestPoint? {
        let isPair = Set([iso2, other ?? ""]) == ["NE", "ML"]
        guard isPair, let point = try? Coordinate(latitude: 15.3002, longitude: 1.8270) else {
            return nil
        }
        return LineSet(lines: [[point, point]]).nearestPoint(to: position)
    }

    func nearestCoast(from position: Coordinate) -> NearestPoint? { nil }
    func box(ofCountry iso2: String) -> BoundingBox? { nil }
    func contains(_ area: Place, _ position: Coordinate) -> Bool? { nil }
    func facilities(_ noun: String, inCountry iso2: String) -> [String] { [] }
}

import Gazetteer
import Geodesy
import Layers

/// The countries, first-order areas and regions that reach into a circle.
struct AreasInReach {
    /// ISO alpha-2 codes of countries and identifiers of countries, areas and regions.
    let identifiers: Set<String>

    /// Measures the areas of the boundary files.
    ///
    /// - Throws: `LayerError` for a boundary file that cannot be read.
    init(
        of center: Coordinate, within radius: Length, folder: String, register: PlaceRegister
    ) throws {
        var countries = Set<String>()
        var areas = Set<String>()
        for file in ["countries.geojson", "admin1-sahel.geojson"] {
            var reader = try GeoJSONReader(path: "\(folder)/boundaries/\(file)")
            while let feature = try reader.next() {
                guard let region = try AreasInReach.region(feature),
                    let distance = region.distance(from: center), distance <= radius
                else { continue }
                areas.insert(feature.id)
                if case .string(let code) = feature["iso2"], file == "countries.geojson" {
                    countries.insert(code)
                }
            }
        }
        let regions = register.regions.filter { !$0.members.isDisjoint(with: countries) }
        identifiers =
            countries.union(areas).union(regions.map(\.id.rawValue))
            .union(countries.compactMap { register.country(iso: $0)?.place.id.rawValue })
    }

    private static func region(_ feature: Feature) throws -> Region? {
        switch feature.geometry {
        case .polygon(let rings): try Region(polygons: [rings])
        case .multiPolygon(let polygons): try Region(polygons: polygons)
        default: nil
        }
    }
}

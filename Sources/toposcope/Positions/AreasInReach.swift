import Foundation
import Gazetteer
import Geodesy

/// The countries, first-order areas and regions that reach into a circle.
struct AreasInReach {
    /// ISO alpha-2 codes of countries and identifiers of countries, areas and regions.
    let identifiers: Set<String>

    /// Measures the areas whose boxes touch that of the circle.
    ///
    /// - Throws: `GazetteerError` for a boundary file that cannot be read.
    init(
        of center: Coordinate, within radius: Length, boundaries: Boundaries,
        register: PlaceRegister
    ) throws {
        let box = try AreasInReach.box(around: center, radius)
        func reaches(_ area: BoundaryArea) throws -> Bool {
            guard area.extent.intersects(box) else { return false }
            let distance = try area.region().distance(from: center)
            return distance.map { $0 <= radius } ?? false
        }
        let countries = Set(try boundaries.countries().filter(reaches).map(\.country))
        let areas = try boundaries.areas().filter(reaches).map(\.id)
        let regions = register.regions.filter { !$0.members.isDisjoint(with: countries) }
        identifiers =
            countries.union(areas).union(regions.map(\.id.rawValue))
            .union(countries.compactMap { register.country(iso: $0)?.place.id.rawValue })
    }

    /// A box that holds the circle and a little more.
    private static func box(
        around center: Coordinate, _ radius: Length
    ) throws -> BoundingBox {
        // The shortest degree of the meridian, at the equator, has 110 574 m.
        let reach = radius.metres / 110_000
        let (south, north) = (center.latitude - reach, center.latitude + reach)
        let ratio = sin(min(reach, 90) * .pi / 180) / cos(center.latitude * .pi / 180)
        guard south > -90, north < 90, ratio < 1 else {
            return try BoundingBox(
                west: -180, south: max(-90, south), east: 180, north: min(90, north))
        }
        let width = asin(ratio) * 180 / .pi
        func turned(_ longitude: Double) -> Double {
            longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude
        }
        return try BoundingBox(
            west: turned(center.longitude - width), south: south,
            east: turned(center.longitude + width), north: north)
    }
}

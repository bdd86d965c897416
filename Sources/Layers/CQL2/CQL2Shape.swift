import Geodesy

/// A shape written in a filter; its identity lets an evaluator prepare it once.
final class CQL2Shape: Hashable, Sendable {
    let geometry: Geometry
    let envelope: PlanarBox

    init(_ geometry: Geometry) {
        self.geometry = geometry
        envelope = PlanarBox(of: geometry)
    }

    static func == (first: CQL2Shape, second: CQL2Shape) -> Bool {
        first.geometry == second.geometry
    }

    func hash(into hasher: inout Hasher) { hasher.combine(geometry) }
}

/// The extent of a shape in the plane of longitude and latitude, which the relations of the simple
/// feature standard are about; it never crosses the antimeridian.
struct PlanarBox: Sendable {
    private(set) var west = Double.infinity
    private(set) var south = Double.infinity
    private(set) var east = -Double.infinity
    private(set) var north = -Double.infinity

    init(of geometry: Geometry) {
        add(geometry)
    }

    /// Whether the two share a position.
    func intersects(_ other: PlanarBox) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }

    private mutating func add(_ geometry: Geometry) {
        switch geometry {
        case .point(let coordinate): add(coordinate)
        case .multiPoint(let line), .lineString(let line): for at in line { add(at) }
        // The holes of a polygon lie within its first ring.
        case .polygon(let rings): for at in rings.first ?? [] { add(at) }
        case .multiLineString(let lines): for line in lines { for at in line { add(at) } }
        case .multiPolygon(let polygons):
            for rings in polygons { for at in rings.first ?? [] { add(at) } }
        case .collection(let members): for member in members { add(member) }
        }
    }

    private mutating func add(_ coordinate: Coordinate) {
        west = min(west, coordinate.longitude)
        east = max(east, coordinate.longitude)
        south = min(south, coordinate.latitude)
        north = max(north, coordinate.latitude)
    }
}

import Geodesy

/// A box of bare numbers of degrees, which knows nothing of poles and of the antimeridian.
struct DegreeBox: Sendable {
    var west = Double.infinity
    var south = Double.infinity
    var east = -Double.infinity
    var north = -Double.infinity
}

extension DegreeBox {
    /// The edges of a box that crosses no seam.
    init(_ box: BoundingBox) {
        self.init(west: box.west, south: box.south, east: box.east, north: box.north)
    }

    mutating func add(_ longitude: Double, _ latitude: Double) {
        add(DegreeBox(west: longitude, south: latitude, east: longitude, north: latitude))
    }

    mutating func add(_ other: DegreeBox) {
        west = min(west, other.west)
        south = min(south, other.south)
        east = max(east, other.east)
        north = max(north, other.north)
    }

    func touches(_ other: DegreeBox) -> Bool {
        east >= other.west && west <= other.east && north >= other.south && south <= other.north
    }

    func lies(in other: DegreeBox) -> Bool {
        west >= other.west && east <= other.east && south >= other.south && north <= other.north
    }

    func contains(_ longitude: Double, _ latitude: Double) -> Bool {
        longitude >= west && longitude <= east && latitude >= south && latitude <= north
    }
}

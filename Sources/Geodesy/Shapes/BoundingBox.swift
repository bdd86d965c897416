import Glibc

/// A box of latitudes and longitudes: west, south, east, north.
///
/// West greater than east means that the box crosses the antimeridian (RFC 7946, 5.2). It is a box
/// in degrees and no region on the ground: see ``Region`` for shapes.
public struct BoundingBox: Hashable, Sendable {
    /// The western edge in degrees, -180...180.
    public let west: Double
    /// The southern edge in degrees, -90...90.
    public let south: Double
    /// The eastern edge in degrees, -180...180; less than `west` across the antimeridian.
    public let east: Double
    /// The northern edge in degrees, -90...90, at least `south`.
    public let north: Double

    /// The box of the whole earth.
    public static let world = BoundingBox(
        uncheckedWest: -180, south: -90, east: 180, north: 90)

    /// Makes a box from its four edges in degrees.
    ///
    /// - Parameters:
    ///   - west: The western edge, -180...180.
    ///   - south: The southern edge, -90...90.
    ///   - east: The eastern edge, -180...180; less than `west` across the antimeridian.
    ///   - north: The northern edge, -90...90.
    /// - Throws: ``GeodesyError/invalidBoundingBox(reason:)`` for edges out of range or not
    ///   finite, and for a south that lies north of the north.
    public init(west: Double, south: Double, east: Double, north: Double) throws(GeodesyError) {
        try Self.check(west, within: 180, "west")
        try Self.check(south, within: 90, "south")
        try Self.check(east, within: 180, "east")
        try Self.check(north, within: 90, "north")
        guard south <= north else {
            throw .invalidBoundingBox(
                reason: "south (\(south)) lies north of north (\(north)). "
                    + "The order is west, south, east, north.")
        }
        self.init(uncheckedWest: west, south: south, east: east, north: north)
    }

    private static func check(
        _ value: Double, within limit: Int, _ name: StaticString
    ) throws(GeodesyError) {
        guard !(abs(value) <= Double(limit)) else { return }
        throw .invalidBoundingBox(
            reason: "\(name) is \(value), which is outside -\(limit)...\(limit). "
                + "The order is west, south, east, north.")
    }

    /// Makes a box from edges that are known to be in range.
    package init(uncheckedWest west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The smallest box that holds all positions, or `nil` if there are none.
    ///
    /// It leaves out the widest empty stretch of longitudes, so that positions on both sides of the
    /// antimeridian get a narrow box that crosses it.
    ///
    /// - Complexity: O(*n* log *n*).
    public init?(containing coordinates: some Collection<Coordinate>) {
        guard let first = coordinates.first else { return nil }
        var south = first.latitude
        var north = first.latitude
        var spans: [LongitudeSpan] = []
        spans.reserveCapacity(coordinates.count)
        for coordinate in coordinates {
            south = min(south, coordinate.latitude)
            north = max(north, coordinate.latitude)
            spans.append(
                LongitudeSpan(west: coordinate.longitude, east: coordinate.longitude))
        }
        let span = LongitudeSpan(covering: spans)
        self.init(uncheckedWest: span.west, south: south, east: span.east, north: north)
    }

    /// The smallest box that holds all boxes, or `nil` if there are none.
    ///
    /// - Complexity: O(*n* log *n*).
    public init?(union boxes: some Collection<BoundingBox>) {
        guard let first = boxes.first else { return nil }
        let span = LongitudeSpan(covering: boxes.map(\.longitudes))
        self.init(
            uncheckedWest: span.west,
            south: boxes.reduce(first.south) { min($0, $1.south) },
            east: span.east,
            north: boxes.reduce(first.north) { max($0, $1.north) })
    }

    /// Makes a box that holds every position within a distance of a position.
    ///
    /// It may be a little larger than needed; near a pole it goes round the earth.
    ///
    /// - Parameters:
    ///   - centre: The middle of the circle.
    ///   - reach: The radius of the circle; less than zero counts as zero.
    public init(around centre: Coordinate, reach: Length) {
        // A degree of latitude is never shorter than this anywhere on the ellipsoid.
        let degree = 110_574.0
        let rise = min(180, max(0, reach.metres) / degree)
        let south = max(-90, centre.latitude - rise)
        let north = min(90, centre.latitude + rise)
        // On a sphere with the shortest degree, the circle touches its meridians at this longitude.
        let parallel = sin(min(90, rise) * .pi / 180) / cos(centre.latitude * .pi / 180)
        guard south > -90, north < 90, rise < 90, parallel < 1 else {
            self.init(uncheckedWest: -180, south: south, east: 180, north: north)
            return
        }
        let turn = asin(parallel) * 180 / .pi * 1.01
        guard turn < 180 else {
            self.init(uncheckedWest: -180, south: south, east: 180, north: north)
            return
        }
        self.init(
            uncheckedWest: LongitudeSpan.wrapped(centre.longitude - turn), south: south,
            east: LongitudeSpan.wrapped(centre.longitude + turn), north: north)
    }

    /// Whether the box crosses the antimeridian.
    public var crossesAntimeridian: Bool { west > east }

    /// How many degrees of longitude the box spans, 0...360.
    public var width: Double { longitudes.width }

    /// How many degrees of latitude the box spans, 0...180.
    public var height: Double { north - south }

    /// The middle of the box in degrees, with longitude in -180...180.
    public var centre: Coordinate {
        Coordinate(
            uncheckedLatitude: (south + north) / 2,
            longitude: LongitudeSpan.wrapped(west + width / 2))
    }

    /// Whether the position lies in the box or on its edge.
    ///
    /// A pole lies in every box whose edge touches it, whatever its longitude.
    public func contains(_ coordinate: Coordinate) -> Bool {
        guard coordinate.latitude >= south, coordinate.latitude <= north else { return false }
        return abs(coordinate.latitude) == 90 || longitudes.contains(coordinate.longitude)
    }

    /// Whether the boxes share at least one position.
    public func intersects(_ other: BoundingBox) -> Bool {
        guard south <= other.north, other.south <= north else { return false }
        return longitudes.intersects(other.longitudes)
            || (north == 90 && other.north == 90) || (south == -90 && other.south == -90)
    }

    /// The smallest box that holds both.
    public func union(_ other: BoundingBox) -> BoundingBox {
        let span = LongitudeSpan(covering: [longitudes, other.longitudes])
        return BoundingBox(
            uncheckedWest: span.west, south: min(south, other.south), east: span.east,
            north: max(north, other.north))
    }

    private var longitudes: LongitudeSpan { LongitudeSpan(west: west, east: east) }
}

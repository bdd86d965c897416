/// A position in the units of some coordinate reference system, east before north.
///
/// What the numbers mean depends on the system; a ``Coordinate`` is always WGS 84.
public struct MapPosition: Hashable, Sendable {
    /// Easting, or longitude in degrees.
    public let x: Double
    /// Northing, or latitude in degrees.
    public let y: Double

    /// Makes a position from an easting or longitude and a northing or latitude.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// The position as ``CRS/crs84`` has it.
    public init(_ coordinate: Coordinate) {
        self.init(x: coordinate.longitude, y: coordinate.latitude)
    }
}

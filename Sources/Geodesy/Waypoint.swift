/// A position on a geodesic and the direction in which the geodesic passes through it.
public struct Waypoint: Hashable, Sendable {
    /// The position.
    public let coordinate: Coordinate
    /// The forward direction of the geodesic there.
    public let azimuth: Azimuth
}

/// The position on a line or an edge that is nearest to where the question was asked.
public struct NearestPoint: Hashable, Sendable {
    /// The position on the line or edge.
    public let coordinate: Coordinate
    /// How far it is over the ellipsoid.
    public let distance: Length
    /// The direction in which the geodesic leaves the position of the question.
    public let azimuth: Azimuth
    /// The number of the line (for a region: of the polygon) that it lies on, counted from zero.
    public let shape: Int
}

/// A point of a ``PointIndex`` as seen from a position.
public struct Neighbour: Hashable, Sendable {
    /// The number of the point in the order in which the index was given its points.
    public let row: Int
    /// How far it is over the ellipsoid.
    public let distance: Length
    /// The direction in which the geodesic leaves the position of the question.
    public let azimuth: Azimuth
}

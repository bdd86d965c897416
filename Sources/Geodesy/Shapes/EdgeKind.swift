/// What the edge between two neighbouring positions of a line or ring follows.
public enum EdgeKind: Hashable, Sendable {
    /// A straight line in degrees of longitude and latitude, as map data means it (RFC 7946, 3.1.1).
    ///
    /// An edge goes the short way round, except from -180 to 180 on one latitude, which is the whole
    /// parallel. Measured as geodesic pieces that stay within 0.1 metres of the straight line.
    case straight
    /// The shortest path over the ellipsoid.
    case geodesic
}

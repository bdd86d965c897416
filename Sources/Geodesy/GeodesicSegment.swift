/// The shortest path between two positions: how long it is and where it leaves and arrives.
public struct GeodesicSegment: Hashable, Sendable {
    /// The length over the ellipsoid, at least zero.
    public let distance: Length
    /// The forward direction on leaving the origin.
    public let initialAzimuth: Azimuth
    /// The forward direction on passing through the destination; back is ``Azimuth/reversed``.
    public let finalAzimuth: Azimuth
}

public import Geodesy

/// Where features are asked for.
///
/// A feature is in an area where its shape shares at least one position with it, edges included.
public enum FeatureArea: Hashable, Sendable {
    /// A box of degrees, also across the antimeridian.
    case box(BoundingBox)
    /// A disc on the ellipsoid: the geodesic from the centre is no longer than the radius.
    case circle(centre: Coordinate, radius: Length)
    /// One or several polygons, with straight edges in degrees.
    case region(Geometry)
}

public import Geodesy

/// One criterion by which features are sorted; equal ones keep the order of their source.
public enum FeatureOrder: Hashable, Sendable {
    /// By a property; null comes last either way.
    case property(String, descending: Bool)
    /// By the geodesic distance from a position, the nearest first; without a shape last.
    case distance(from: Coordinate)
}

/// How one part of a statement stands against what was measured.
public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// It holds.
    case supported
    /// It holds if the words are taken loosely.
    case approximate
    /// It would hold along a road.
    case roadLike = "road-like"
    /// It hardly holds.
    case doubtful
    /// It does not hold.
    case contradicted
    /// There is nothing to measure it with.
    case unknown
}

/// A place with a name that begins as somebody has begun to write.
public struct Completion: Hashable, Sendable {
    /// The row of the place in its index.
    public let row: Int
    /// The name that begins so, as written: the preferred one where it does.
    public let name: String
    /// How likely it is wanted, on the scale of ``PlaceIndex/importance(at:)``.
    public let score: Double
}

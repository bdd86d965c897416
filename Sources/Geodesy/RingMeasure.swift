/// How long a ring is and how much it encloses.
public struct RingMeasure: Hashable, Sendable {
    /// The length of all edges together.
    public let perimeter: Length
    /// The area enclosed, at least zero.
    public let area: Area
    /// Whether the corners run counter-clockwise, as exterior rings do in map data.
    public let isCounterclockwise: Bool
}

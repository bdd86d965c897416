public import Geodesy

/// The nearest stretch of a land border, and between whom.
public struct NearestBorder: Hashable, Sendable {
    /// The position on the border with its distance and direction.
    public let point: NearestPoint
    /// ISO alpha-2 of the two sides in the order of the alphabet.
    public let sides: [String]
    /// How settled the border is there.
    public let status: BorderStatus
}

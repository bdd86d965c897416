/// How settled a border is, in the words of the boundary files.
public enum BorderStatus: String, Hashable, Sendable, CaseIterable {
    /// Agreed by both sides.
    case international
    /// Claimed differently by the two sides.
    case disputed
    /// Not drawn on the ground, or agreed only roughly.
    case indefinite
    /// A line between forces that is no agreed border.
    case lineOfControl = "line-of-control"
}

/// What kind of value a property has, as far as a filter must know it.
public enum CQL2Type: String, Hashable, Sendable {
    /// Yes or no.
    case boolean
    /// A number, whole or not.
    case number
    /// A text.
    case string
    /// A day or a moment.
    case instant
    /// A stretch of time.
    case interval
    /// A shape.
    case geometry
    /// Several values.
    case list
    /// Anything, such as a column of mixed values.
    case any
}

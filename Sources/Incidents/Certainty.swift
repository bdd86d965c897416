/// How firmly the sources stand behind a statement.
public enum Certainty: String, Hashable, Sendable, CaseIterable {
    /// A source says so.
    case stated
    /// It follows from what the sources say, for example a date from a weekday.
    case inferred
    /// The sources contradict each other.
    case disputed
}

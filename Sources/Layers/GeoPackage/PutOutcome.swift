/// What became of a feature that was put into a layer.
public enum PutOutcome: Hashable, Sendable {
    /// There was none with that identifier.
    case inserted
    /// One with that identifier was different and has been replaced.
    case replaced
    /// One with that identifier was the same; nothing was written.
    case unchanged
}

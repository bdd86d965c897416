/// What an incident cost in people, each number as an interval.
public struct Casualties: Hashable, Sendable {
    /// The people killed.
    public let killed: Toll
    /// The people wounded.
    public let wounded: Toll
    /// The people captured, kidnapped or taken prisoner.
    public let captured: Toll
    /// Whom the dead belong to and what the sources leave open; empty if there is nothing to say.
    public let note: String

    /// Makes a statement of casualties.
    public init(
        killed: Toll = .unknown, wounded: Toll = .unknown, captured: Toll = .unknown,
        note: String = ""
    ) {
        self.killed = killed
        self.wounded = wounded
        self.captured = captured
        self.note = note
    }
}

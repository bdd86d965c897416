/// How a question was answered: what was looked at to find the answer.
public struct IncidentPlan: Hashable, Sendable {
    /// How the index by place and day served.
    public enum IndexUse: Hashable, Sendable {
        /// Not at all: everything was looked at.
        case none
        /// One in memory.
        case memory
        /// The one beside the file, which was of the file as it is now.
        case found
        /// One that was built for this question and, where possible, kept for the next.
        case built
    }

    /// How the index served.
    public var index: IndexUse
    /// The bytes of the index; zero without one.
    public var indexSize: Int
    /// How many discs were looked up in it.
    public var discs: Int
    /// How many incidents with a position there are, where that is known without counting.
    public var indexed: Int?
    /// How many were looked at, with and without a position.
    public var candidates: Int

    /// Makes a plan.
    public init(
        index: IndexUse = .none, indexSize: Int = 0, discs: Int = 0, indexed: Int? = nil,
        candidates: Int = 0
    ) {
        self.index = index
        self.indexSize = indexSize
        self.discs = discs
        self.indexed = indexed
        self.candidates = candidates
    }
}

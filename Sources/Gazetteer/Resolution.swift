/// The answer to "which place is meant?": candidates, best first, or an honest "not known".
public struct Resolution: Hashable, Sendable {
    /// The name that was asked for, as written.
    public let query: String
    /// The candidates, most likely first; empty if nothing comes near.
    public let candidates: [Candidate]
    /// Whether the best candidate is good enough to be taken as the answer.
    public let isKnown: Bool
    /// Whether at least two candidates are plausible, so that the choice must be told.
    public let isAmbiguous: Bool

    /// Makes a resolution.
    public init(query: String, candidates: [Candidate], isKnown: Bool, isAmbiguous: Bool) {
        self.query = query
        self.candidates = candidates
        self.isKnown = isKnown
        self.isAmbiguous = isAmbiguous
    }

    /// The place to take, nil if not known.
    public var best: Candidate? { isKnown ? candidates.first : nil }
}

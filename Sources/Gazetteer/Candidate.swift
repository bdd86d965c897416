/// A place that a name may stand for, with how sure the choice is and why.
public struct Candidate: Hashable, Sendable {
    /// One stated part of the score, for people: "exact name", "population 1 323 691".
    public struct Reason: Hashable, Sendable {
        /// What speaks for or against the candidate.
        public let text: String
        /// How much it weighs; positive speaks for it.
        public let weight: Double

        /// Makes a reason.
        public init(_ text: String, weight: Double) {
            self.text = text
            self.weight = weight
        }
    }

    /// The place.
    public let place: Place
    /// The name of the place that matched the query.
    public let matchedName: String
    /// How many edits lie between the query and the matched name, after folding; 0 is exact.
    public let edits: Int
    /// The probability that this is the place meant, 0...1.
    public let confidence: Double
    /// The probability that the matched name is the one meant, whichever of its places is.
    ///
    /// That of all places that bear the name together; at least ``confidence``.
    public let nameConfidence: Double
    /// The probability of this place against the others that bear the name, 0...1, given that it is
    /// one of them.
    ///
    /// Where a text was read, ``confidence`` also weighs that none of them may be meant.
    public let share: Double
    /// The parts of the score, heaviest first.
    public let reasons: [Reason]

    /// Makes a candidate.
    public init(
        place: Place, matchedName: String, edits: Int, confidence: Double,
        nameConfidence: Double? = nil, share: Double? = nil, reasons: [Reason]
    ) {
        self.place = place
        self.matchedName = matchedName
        self.edits = edits
        self.confidence = confidence
        self.nameConfidence = max(confidence, nameConfidence ?? confidence)
        self.share = share ?? confidence
        self.reasons = reasons
    }
}

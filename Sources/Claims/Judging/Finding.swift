public import Geodesy

/// What came out of checking one claim: the verdict, what was measured, and why.
public struct Finding: Hashable, Sendable {
    /// The claim.
    public let claim: Claim
    /// The verdict on the whole.
    public let verdict: Verdict
    /// What was found part by part.
    public let parts: [FindingPart]
    /// The measurement with the places taken; nil where nothing could be measured.
    public let reading: ClaimReading?
    /// The measurements with other places of the same names, best first.
    public let alternatives: [ClaimReading]
    /// The lengths of the legs of a route, in order; empty for other claims.
    public let legs: [Length]
    /// Where a subject without a name would lie; nil if that does not follow.
    public let impliedPosition: Coordinate?
    /// Hints at slips of units or digits.
    public let hints: [String]
    /// The explanation for people, one to a few sentences.
    public let explanation: String

    init(
        claim: Claim, verdict: Verdict, parts: [FindingPart] = [], reading: ClaimReading? = nil,
        alternatives: [ClaimReading] = [], legs: [Length] = [], impliedPosition: Coordinate? = nil,
        hints: [String] = [], explanation: String
    ) {
        self.claim = claim
        self.verdict = verdict
        self.parts = parts
        self.reading = reading
        self.alternatives = alternatives
        self.legs = legs
        self.impliedPosition = impliedPosition
        self.hints = hints
        self.explanation = explanation
    }

    /// The geodesic between the places taken.
    public var measured: Length? { reading?.distance }
    /// The tolerance used.
    public var tolerance: Tolerance? { reading?.tolerance }
}

/// Two records that may report the same happening: a proposal for a person, never a merge.
public struct LinkProposal: Hashable, Sendable {
    /// The identifier of the first record, the lesser of the two.
    public let from: String
    /// The identifier of the second record.
    public let to: String
    /// How much speaks for it, 0...1.
    public let score: Double
    /// What speaks for it and against it, in words, the weightiest first.
    public let reasons: [String]

    /// Makes a proposal.
    public init(from: String, to: String, score: Double, reasons: [String]) {
        self.from = from
        self.to = to
        self.score = score
        self.reasons = reasons
    }

    /// The link that accepting the proposal makes.
    public var link: IncidentLink {
        IncidentLink(
            from: from, to: to, relation: .sameEvent, reason: reasons.joined(separator: "; "))
    }
}

/// How two incidents belong together, with the reason.
public struct IncidentLink: Hashable, Sendable {
    /// The kinds of belonging together.
    public enum Relation: String, Hashable, Sendable, CaseIterable {
        /// Two records of one happening, which counts once.
        case sameEvent = "same-event"
        /// The first is a part of the second.
        case partOf = "part-of"
        /// The sources do not say whether the first is a part of the second: neither merged nor added.
        case possiblyPartOf = "possibly-part-of"
        /// The first came of the second.
        case followUp = "follow-up"
    }

    /// The identifier of the first incident.
    public let from: String
    /// The identifier of the second incident.
    public let to: String
    /// How the first belongs to the second.
    public let relation: Relation
    /// Why, in one sentence.
    public let reason: String

    /// Makes a link.
    public init(from: String, to: String, relation: Relation, reason: String) {
        self.from = from
        self.to = to
        self.relation = relation
        self.reason = reason
    }
}

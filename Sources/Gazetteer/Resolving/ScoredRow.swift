/// A row of the index with the score of the place for a query, on a scale of natural logarithms.
///
/// Two candidates whose scores differ by 1 differ by a factor of e in likelihood.
public struct ScoredRow: Hashable, Sendable {
    /// The row of the place.
    public let row: Int
    /// The number of the name that was found.
    public let name: Int
    /// The role of that name for the place.
    public let role: NameUse.Role
    /// How many letters differ.
    public let edits: Int
    /// What the spelling costs, at least 0; part of the score.
    public let spellingCost: Double
    /// Whether the name sounds like the query.
    public let isSound: Bool
    /// The log-likelihood, up to a constant.
    public let score: Double

    /// Makes a scored row.
    public init(
        row: Int, name: Int, role: NameUse.Role, edits: Int, spellingCost: Double = 0,
        isSound: Bool = false, score: Double
    ) {
        self.row = row
        self.name = name
        self.role = role
        self.edits = edits
        self.spellingCost = spellingCost
        self.isSound = isSound
        self.score = score
    }
}

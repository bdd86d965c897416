/// A row of the index with the score of the place for a query, on a scale of natural logarithms.
///
/// Two candidates whose scores differ by 1 differ by a factor of e in likelihood.
public struct ScoredRow: Hashable, Sendable {
    /// The row of the place.
    public let row: Int
    /// The number of the name that was found, or one of the negative numbers below.
    public let name: Int
    /// The role of that name for the place.
    public let role: NameUse.Role
    /// How many letters differ.
    public let edits: Int
    /// What the spelling costs, at least 0; part of the score.
    public let spellingCost: Double
    /// Whether the name sounds like the query.
    public let isSound: Bool
    /// Whether the place is of another kind than the words of the query ask for.
    public let isOtherKind: Bool
    /// The log-likelihood, up to a constant.
    public let score: Double
    /// The score of all places together for which the query may be misspelt in the same way.
    ///
    /// The score itself where the query is not misspelt. Decides the order.
    public let nameScore: Double

    /// Found by its code and not by a name.
    static let byCode = -1
    /// Found by a position.
    static let byPosition = -2
    /// Found beside the town that was named.
    static let byTown = -3

    /// Makes a scored row.
    public init(
        row: Int, name: Int, role: NameUse.Role, edits: Int, spellingCost: Double = 0,
        isSound: Bool = false, isOtherKind: Bool = false, score: Double, nameScore: Double? = nil
    ) {
        self.row = row
        self.name = name
        self.role = role
        self.edits = edits
        self.spellingCost = spellingCost
        self.isSound = isSound
        self.isOtherKind = isOtherKind
        self.score = score
        self.nameScore = nameScore ?? score
    }

    /// The row with the score that all places of its name have together.
    func ofName(scoring nameScore: Double) -> ScoredRow {
        ScoredRow(
            row: row, name: name, role: role, edits: edits, spellingCost: spellingCost,
            isSound: isSound, isOtherKind: isOtherKind, score: score, nameScore: nameScore)
    }

    /// The row with a lower score, for its spelling or for something else.
    func costing(_ cost: Double, isOfSpelling: Bool = true) -> ScoredRow {
        ScoredRow(
            row: row, name: name, role: role, edits: edits,
            spellingCost: spellingCost + (isOfSpelling ? cost : 0),
            isSound: isSound, isOtherKind: isOtherKind, score: score - cost,
            nameScore: nameScore - cost)
    }

    /// Whether the row comes before another: the likelier name, of one name the likelier place.
    static func comesBefore(_ first: ScoredRow, _ second: ScoredRow) -> Bool {
        if first.nameScore != second.nameScore { return first.nameScore > second.nameScore }
        return first.score == second.score ? first.row < second.row : first.score > second.score
    }
}

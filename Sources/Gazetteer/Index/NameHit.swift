/// A name that lies near the one asked for.
public struct NameHit: Hashable, Sendable {
    /// The number of the name in its index.
    public let name: Int
    /// How many letters differ: insertions, deletions, substitutions, transpositions; 0 is exact.
    public let edits: Int
}

/// The last names of the persons of a text, to know them again when they stand alone.
struct FamilyNames {
    private var hashes: Set<UInt64> = []
    private var keys: [[UInt8]] = []

    /// The most names whose misspellings are recognised.
    private static let most = 200
    private static let shortest = 6

    /// Takes a name.
    mutating func insert(_ hash: UInt64, _ key: ArraySlice<UInt8>) {
        guard hashes.insert(hash).inserted, key.count >= Self.shortest, keys.count < Self.most
        else { return }
        keys.append(Array(key))
    }

    /// Whether the text has a person of this name.
    func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

    /// Whether the text has a person of this name or of one that is written much like it.
    func contains(_ hash: UInt64, _ key: ArraySlice<UInt8>) -> Bool {
        if hashes.contains(hash) { return true }
        guard key.count >= Self.shortest else { return false }
        let own = EditPattern(NameKey(folded: Array(key)))
        return keys.contains { other in
            other[0] == key.first && abs(other.count - key.count) <= 1
                && own.distance(to: other, limit: 2) <= 2
        }
    }
}

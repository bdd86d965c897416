/// Tells of most hashes that are not in a table that they are not, at the cost of one memory access.
///
/// A Bloom filter whose bits for one hash lie in one word of 64 bits: three bits a hash and about
/// ten bits an entry, so that two in a hundred absent hashes pass.
///
/// See B. H. Bloom, *Space/time trade-offs in hash coding with allowable errors*, CACM 13 (1970).
struct HashFilter: Sendable {
    static let bitsPerEntry = 10

    let words: Column<UInt64>

    /// Whether the hash may be in the table.
    @inline(__always)
    func mayContain(_ hash: UInt64) -> Bool {
        let mask = HashFilter.mask(of: hash)
        return words[HashTable.bucket(of: hash, among: words.count)] & mask == mask
    }

    /// The three bits of a hash; its high bits choose the word, so these come from the low ones.
    @inline(__always)
    static func mask(of hash: UInt64) -> UInt64 {
        1 << (hash & 63) | 1 << ((hash >> 6) & 63) | 1 << ((hash >> 12) & 63)
    }

    /// The words for so many hashes.
    static func words(count: Int, each: (_ hash: (UInt64) -> Void) -> Void) -> [UInt64] {
        let size = max(1, (count * bitsPerEntry + 63) / 64)
        var words = [UInt64](repeating: 0, count: size)
        each { words[HashTable.bucket(of: $0, among: size)] |= mask(of: $0) }
        return words
    }
}

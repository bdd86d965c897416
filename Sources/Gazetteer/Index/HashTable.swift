/// A look-up from a hash to numbers: buckets of about eight entries with a byte of the hash each.
///
/// The answer may contain numbers of other hashes (one in 256 per entry looked at); the caller
/// compares what it finds.
struct HashTable: Sendable {
    let start: Column<UInt32>
    let mark: Column<UInt8>
    let number: Column<UInt32>

    /// The bucket of a hash among so many buckets.
    @inline(__always)
    static func bucket(of hash: UInt64, among buckets: Int) -> Int {
        Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(buckets)).high)
    }

    /// The byte of a hash that is kept with its number.
    @inline(__always)
    static func mark(of hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash) }

    /// Calls back with each number that may belong to the hash until it answers true.
    @inline(__always)
    func each(_ hash: UInt64, _ isEnough: (UInt32) -> Bool) {
        guard start.count > 1 else { return }
        let bucket = HashTable.bucket(of: hash, among: start.count - 1)
        let first = Int(start[bucket])
        // A damaged file may state any end; a bucket never holds more than a few hundred.
        let end = min(Int(start[bucket + 1]), first + 4096)
        let wanted = HashTable.mark(of: hash)
        var index = first
        while index < end {
            if mark[index] == wanted, isEnough(number[index]) { return }
            index += 1
        }
    }
}

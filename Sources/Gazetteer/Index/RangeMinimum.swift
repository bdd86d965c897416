/// The smallest row in any range of keys, from a table over blocks of keys.
///
/// Level 0 holds for each block of ``blockLength`` keys the key whose first use has the smallest
/// row; level `k` the same for 2ᵏ blocks. Levels follow each other.
enum RangeMinimum {
    static let blockLength = 32

    static func levels(of columns: KeyCollector.Columns) -> [UInt32] {
        func best(_ key: UInt32) -> UInt32 { columns.uses[Int(columns.starts[2 * Int(key) + 1])] }
        let keys = columns.keyCount
        guard keys > 0 else { return [] }
        let blocks = (keys + blockLength - 1) / blockLength
        var level: [UInt32] = (0..<blocks).map { block in
            var least = UInt32(block * blockLength)
            for key in (block * blockLength)..<min(keys, (block + 1) * blockLength)
            where best(UInt32(key)) < best(least) {
                least = UInt32(key)
            }
            return least
        }
        var all = level
        var span = 1
        while 2 * span <= blocks {
            let next = (0...(blocks - 2 * span)).map { block -> UInt32 in
                let first = level[block]
                let second = level[block + span]
                return best(first) <= best(second) ? first : second
            }
            all += next
            level = next
            span *= 2
        }
        return all
    }
}

/// Gathers the folded names of all places and sorts them into distinct keys with their uses.
struct KeyCollector {
    /// A folded name in the pool, with its first eight bytes for quick comparison.
    private struct Entry {
        var prefix: UInt64
        var start: UInt32
        var length: UInt16
        var use: UInt32
    }

    private var pool: [UInt8] = []
    private var entries: [Entry] = []

    /// Every so many keys one is a sample of the order.
    static let sampleDistance = 64

    /// Adds the use of a name under its key.
    mutating func add(_ key: NameKey, _ use: NameUse) {
        let length = min(key.bytes.count, 255)
        guard length > 0 else { return }
        var prefix: UInt64 = 0
        for index in 0..<8 {
            prefix = prefix << 8 | (index < length ? UInt64(key.bytes[index]) : 0)
        }
        entries.append(
            Entry(
                prefix: prefix, start: UInt32(pool.count), length: UInt16(length),
                use: use.packed))
        pool.append(contentsOf: key.bytes.prefix(length))
    }

    /// The columns of keys and their uses.
    struct Columns {
        /// For each key its start in the text and its first use; one more pair at the end.
        var starts: [UInt32] = []
        var text: [UInt8] = []
        var uses: [UInt32] = []

        var keyCount: Int { starts.count / 2 - 1 }

        /// The heads of every so many keys.
        var samples: [UInt64] {
            stride(from: 0, to: keyCount, by: KeyCollector.sampleDistance).map {
                PlaceIndex.head(of: key($0), fill: 0)
            }
        }

        /// ASCII other than a to z that makes up at least a hundredth of all keys.
        var furtherLetters: [UInt8] {
            var counts = [Int](repeating: 0, count: 256)
            for byte in text { counts[Int(byte)] += 1 }
            return (UInt8(32)..<128).filter {
                !(0x61...0x7A).contains($0) && counts[Int($0)] * 100 > text.count
            }
        }

        func key(_ index: Int) -> ArraySlice<UInt8> {
            text[Int(starts[2 * index])..<Int(starts[2 * index + 2])]
        }
    }

    /// Sorts; the collector is empty afterwards.
    mutating func sorted() -> Columns {
        let pool = pool
        entries.sort { first, second in
            if first.prefix != second.prefix { return first.prefix < second.prefix }
            let order = KeyCollector.compare(first, second, pool)
            return order == 0 ? first.use < second.use : order < 0
        }
        var columns = Columns()
        var previous: Entry?
        var lastUse: UInt32?
        for entry in entries {
            let isNew =
                previous.map {
                    $0.prefix != entry.prefix || KeyCollector.compare($0, entry, pool) != 0
                } ?? true
            if isNew {
                columns.starts.append(UInt32(columns.text.count))
                columns.starts.append(UInt32(columns.uses.count))
                let start = Int(entry.start)
                columns.text.append(contentsOf: pool[start..<(start + Int(entry.length))])
                previous = entry
                lastUse = nil
            }
            // The same place may bear a key in several roles; the strongest comes first.
            if lastUse.map({ $0 >> 4 == entry.use >> 4 }) != true {
                columns.uses.append(entry.use)
                lastUse = entry.use
            }
        }
        columns.starts.append(UInt32(columns.text.count))
        columns.starts.append(UInt32(columns.uses.count))
        entries = []
        return columns
    }

    private static func compare(_ first: Entry, _ second: Entry, _ pool: [UInt8]) -> Int {
        var index = 8
        let length = min(Int(first.length), Int(second.length))
        while index < length {
            let a = pool[Int(first.start) + index]
            let b = pool[Int(second.start) + index]
            if a != b { return a < b ? -1 : 1 }
            index += 1
        }
        return Int(first.length) - Int(second.length)
    }
}

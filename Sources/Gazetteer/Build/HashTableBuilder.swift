/// Makes the three columns of a ``HashTable`` from pairs of a hash and a number.
struct HashTableBuilder {
    /// How many entries a bucket has on average.
    static let entriesPerBucket = 8

    private(set) var starts: [UInt32]
    private(set) var marks: [UInt8]
    private(set) var numbers: [UInt32]

    /// Sorts the pairs into buckets; within one, they keep their order.
    ///
    /// - Parameters:
    ///   - count: At most how many pairs there are.
    ///   - each: Calls back with each pair, in the same order each time it is called.
    init(count: Int, each: (_ pair: (UInt64, UInt32) -> Void) -> Void) {
        let buckets = max(1, count / HashTableBuilder.entriesPerBucket)
        var starts = [UInt32](repeating: 0, count: buckets + 1)
        each { hash, _ in starts[HashTable.bucket(of: hash, among: buckets) + 1] += 1 }
        for index in 1...buckets { starts[index] += starts[index - 1] }
        let total = Int(starts[buckets])
        var marks = [UInt8](repeating: 0, count: total)
        var numbers = [UInt32](repeating: 0, count: total)
        var next = starts
        each { hash, number in
            let bucket = HashTable.bucket(of: hash, among: buckets)
            let place = Int(next[bucket])
            next[bucket] += 1
            marks[place] = HashTable.mark(of: hash)
            numbers[place] = number
        }
        self.starts = starts
        self.marks = marks
        self.numbers = numbers
    }
}

/// The few nearest rows found so far, in order, and how near a row must be to join them.
struct NearestList {
    private(set) var entries: [(row: Int, square: Double)] = []
    /// The square of the straight distance that the next row must not exceed.
    private(set) var limit: Double
    private let capacity: Int

    init(capacity: Int, limit: Double) {
        self.capacity = capacity
        self.limit = limit
    }

    mutating func insert(_ row: Int, square: Double) {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].square <= square { low = middle + 1 } else { high = middle }
        }
        entries.insert((row, square), at: low)
        if entries.count > capacity { entries.removeLast() }
        if entries.count == capacity, let last = entries.last { limit = min(limit, last.square) }
    }
}

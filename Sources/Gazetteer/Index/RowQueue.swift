/// Ranges of keys in the order of their most important place (a binary heap).
struct RowQueue {
    struct Item {
        /// The packed use of the most important place.
        var use: UInt32
        /// Where it stands among the uses.
        var place: Int
        /// The key it belongs to.
        var key: Int
        /// The range of keys of which it is the best; empty for a further use of one key.
        var low: Int
        var high: Int
    }

    private var items: [Item] = []

    mutating func push(_ item: Item) {
        items.append(item)
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            if items[parent].use <= items[child].use { break }
            items.swapAt(parent, child)
            child = parent
        }
    }

    mutating func pop() -> Item? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        if items.isEmpty { return first }
        items[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            if child >= items.count { break }
            if child + 1 < items.count, items[child + 1].use < items[child].use { child += 1 }
            if items[parent].use <= items[child].use { break }
            items.swapAt(parent, child)
            parent = child
        }
        return first
    }
}

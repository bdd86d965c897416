/// A queue of things to look at, the one with the least lower bound first (a binary heap).
struct BoundQueue<Element> {
    private var entries: [(bound: Double, element: Element)] = []

    var isEmpty: Bool { entries.isEmpty }

    mutating func push(_ element: Element, bound: Double) {
        entries.append((bound, element))
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].bound < entries[parent].bound else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    mutating func popLeast() -> (bound: Double, element: Element)? {
        guard let last = entries.popLast() else { return nil }
        guard let least = entries.first else { return last }
        entries[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < entries.count else { return least }
            if child + 1 < entries.count, entries[child + 1].bound < entries[child].bound {
                child += 1
            }
            guard entries[child].bound < entries[parent].bound else { return least }
            entries.swapAt(child, parent)
            parent = child
        }
    }
}

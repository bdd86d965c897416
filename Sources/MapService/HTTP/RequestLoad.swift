import Synchronization

/// How many requests are being answered.
final class RequestLoad: Sendable {
    private let running = Atomic<Int>(0)
    private let most: Int

    init(most: Int) {
        self.most = most
    }

    /// Counts one more; false, and not counted, where there are too many.
    func begin() -> Bool {
        let before = running.add(1, ordering: .relaxed).oldValue
        guard before < most else {
            running.subtract(1, ordering: .relaxed)
            return false
        }
        return true
    }

    /// How many there are now.
    var count: Int { running.load(ordering: .relaxed) }

    func end() { running.subtract(1, ordering: .relaxed) }
}

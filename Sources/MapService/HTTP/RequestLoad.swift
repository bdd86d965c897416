import Synchronization

/// How many requests are being answered.
///
/// What is computed for a request counts until the computation ends, even where nobody waits for it.
final class RequestLoad: Sendable {
    private let running = Atomic<Int>(0)
    private let most: Int

    init(most: Int) {
        self.most = most
    }

    /// A request that counts as long as something refers to this.
    final class Ticket: Sendable {
        private let load: RequestLoad

        /// Takes over a request that ``RequestLoad/begin()`` has counted.
        init(_ load: RequestLoad) { self.load = load }

        deinit { load.end() }
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

    /// Counts one less.
    func end() { running.subtract(1, ordering: .relaxed) }
}

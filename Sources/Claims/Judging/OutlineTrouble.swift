import Synchronization

/// Remembers the first reason why an outline could not be read.
final class OutlineTrouble: Sendable {
    private let first = Mutex<String?>(nil)

    /// The first reason; nil if there was none.
    var reason: String? { first.withLock { $0 } }

    /// Notes a reason; only the first is kept.
    func note(_ error: any Error) {
        first.withLock { if $0 == nil { $0 = String(describing: error) } }
    }
}

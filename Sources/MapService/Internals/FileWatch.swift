import Synchronization

/// The state of some files, looked at anew when it has been known for a while.
///
/// Under load most requests come within a millisecond of another one, and need not ask the system
/// each. File systems themselves tell changes apart only some milliseconds after each other.
final class FileWatch: Sendable {
    private let paths: [String]
    /// In nanoseconds.
    private let patience: Int64
    private let start = ContinuousClock.now
    /// When the stamp was taken, in nanoseconds since the start.
    private let time = Atomic<Int64>(.min)
    private let stamp = Atomic<UInt64>(0)

    init(_ paths: [String], patience: Duration) {
        self.paths = paths
        self.patience = Int64(patience / .nanoseconds(1))
    }

    /// The stamp as it was a short while ago at most.
    var recentStamp: UInt64 {
        let taken = time.load(ordering: .acquiring)
        guard taken >= 0, now - taken < patience else {
            return presentStamp
        }
        return stamp.load(ordering: .relaxed)
    }

    /// The stamp as it is now.
    var presentStamp: UInt64 {
        let now = now
        let hash = FileStamp.hash(of: paths)
        stamp.store(hash, ordering: .relaxed)
        time.store(now, ordering: .releasing)
        return hash
    }

    private var now: Int64 {
        let elapsed = (ContinuousClock.now - start).components
        return elapsed.seconds * 1_000_000_000 + elapsed.attoseconds / 1_000_000_000
    }
}

import Layers
import Synchronization

/// Keeps the snapshot of a layer, and makes a new one in the background when the file has changed.
///
/// While there is none of the present state, the layer itself is asked.
final class SnapshotKeeper: Sendable {
    private struct State {
        var revision: UInt64 = 0
        var snapshot: LayerSnapshot?
        var isMaking = false
        /// The state of the file of which no snapshot could be made.
        var refused: UInt64?
    }

    private let layer: GeoPackageLayer
    private let changes = Atomic<UInt64>(0)
    private let state = Mutex(State())
    private let file: FileWatch

    /// Keeps what is made of a layer.
    ///
    /// - Parameters:
    ///   - layer: The layer of a file that others may change.
    ///   - patience: How long the state of the file may have been known before it is looked at again.
    init(_ layer: GeoPackageLayer, patience: Duration = .milliseconds(1)) {
        self.layer = layer
        file = FileWatch([layer.path, layer.path + "-wal"], patience: patience)
    }

    /// A number that changes with the file.
    var revision: UInt64 { counted(file.recentStamp) }

    private func counted(_ stamp: UInt64) -> UInt64 {
        stamp ^ (changes.load(ordering: .acquiring) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// Tells that this program has changed the file, as the clock of the file may be too slow to tell.
    func noteChange() {
        _ = file.presentStamp
        changes.add(1, ordering: .acquiringAndReleasing)
    }

    /// The snapshot of the present state, if it has been made.
    func current() -> LayerSnapshot? {
        let revision = revision
        return state.withLock { state in
            if state.revision == revision, let snapshot = state.snapshot { return snapshot }
            if !state.isMaking, state.refused != revision {
                state.isMaking = true
                Task.detached(priority: .utility) { self.make() }
            }
            return nil
        }
    }

    /// Whether there is nothing left to prepare for the present state of the file.
    var isSettled: Bool {
        let revision = revision
        return state.withLock { $0.revision == revision || $0.refused == revision }
    }

    /// Makes a snapshot of the present state.
    func make() {
        let before = counted(file.presentStamp)
        let snapshot = try? LayerSnapshot(layer)
        HeapHabits.trim()
        let after = counted(file.presentStamp)
        state.withLock { state in
            state.isMaking = false
            // A file that changed meanwhile has given a mixture.
            guard before == after else { return }
            state.snapshot = snapshot
            state.revision = after
            state.refused = snapshot == nil ? after : nil
        }
    }
}

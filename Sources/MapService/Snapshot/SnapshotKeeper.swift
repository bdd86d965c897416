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
    private let paths: [String]

    init(_ layer: GeoPackageLayer) {
        self.layer = layer
        paths = [layer.path, layer.path + "-wal"]
    }

    /// A number that changes with the file.
    var revision: UInt64 {
        FileStamp.hash(of: paths) ^ (changes.load(ordering: .acquiring) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// Tells that this program has changed the file, as the clock of the file may be too slow to tell.
    func noteChange() {
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
        let before = revision
        let snapshot = try? LayerSnapshot(layer)
        HeapHabits.trim()
        let after = revision
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

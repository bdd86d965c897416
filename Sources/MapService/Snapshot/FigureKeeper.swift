import Layers
import Synchronization

/// Keeps how many features a source has and how far they reach, and looks again when it has changed.
final class FigureKeeper: Sendable {
    /// What is known of a source.
    struct Figures: Sendable {
        let count: Int
        let extent: LayerExtent
    }

    private let source: any FeatureSource
    private let known = Mutex<(revision: UInt64, figures: Figures)?>(nil)

    init(_ source: any FeatureSource) {
        self.source = source
    }

    /// The figures of the present state.
    func current(revision: UInt64) async throws -> Figures {
        if let known = known.withLock({ $0 }), known.revision == revision { return known.figures }
        let figures = Figures(
            count: try await source.count(FeatureQuery()), extent: try await source.extent())
        known.withLock { $0 = (revision, figures) }
        return figures
    }
}

extension ServiceCollection {
    /// The figures of the present state.
    func currentFigures() async throws -> FigureKeeper.Figures {
        try await figures.current(revision: snapshots?.revision ?? 0)
    }
}

import Geodesy
import Layers

/// The collections by identifier, and the reference systems in which they can be had.
struct Catalog: Sendable {
    let collections: [ServiceCollection]
    private let byID: [String: ServiceCollection]
    let systems: ReferenceSystems

    /// Puts collections together; of two with one identifier the later gets a number behind it.
    init(_ collections: [ServiceCollection], systems: ReferenceSystems) {
        self.collections = collections
        byID = Dictionary(collections.map { ($0.id, $0) }) { first, _ in first }
        self.systems = systems
    }

    func collection(_ id: String) throws(Problem) -> ServiceCollection {
        guard let collection = byID[id] else { throw .notFound("collection \u{201C}\(id)\u{201D}") }
        return collection
    }
}

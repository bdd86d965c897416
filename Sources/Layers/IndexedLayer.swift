import Geodesy

/// A layer in memory with indexes, for many questions: the same answers as ``Layer``, sooner.
///
/// Points stand in a tree for questions by distance, the boxes of all shapes in columns of their own
/// for the other areas, identifiers in a table. Immutable, so any number of tasks may ask at once.
public struct IndexedLayer: FeatureSource {
    /// The layer as given.
    public let layer: Layer
    /// What the features look like.
    public let schema: LayerSchema

    private let rowByID: [String: Int]
    private let points: PointIndex
    /// The row of each point of the tree.
    private let rowOfPoint: [Int]
    /// Rows with other shapes, and their boxes.
    private let shapes: [(row: Int, box: BoundingBox)]
    /// Rows without a shape.
    private let unlocated: [Int]

    /// Indexes a layer.
    ///
    /// - Complexity: O(*n* log *n*) in the number of features and linear in their positions.
    public init(_ layer: Layer) {
        self.layer = layer
        schema = layer.schema
        var rowByID: [String: Int] = [:]
        var coordinates: [Coordinate] = []
        var rowOfPoint: [Int] = []
        var shapes: [(row: Int, box: BoundingBox)] = []
        var unlocated: [Int] = []
        for (row, feature) in layer.features.enumerated() {
            if rowByID[feature.id] == nil { rowByID[feature.id] = row }
            switch feature.geometry {
            case nil: unlocated.append(row)
            case .point(let coordinate):
                coordinates.append(coordinate)
                rowOfPoint.append(row)
            case let geometry?:
                // A shape without positions is nowhere, and matches no area.
                guard let box = geometry.boundingBox else { continue }
                shapes.append((row, box))
            }
        }
        self.rowByID = rowByID
        self.rowOfPoint = rowOfPoint
        self.shapes = shapes
        self.unlocated = unlocated
        points = PointIndex(coordinates)
    }

    /// The features that a question asks for.
    ///
    /// - Complexity: O(log *n*) and linear in what is near for a disc, linear in the boxes otherwise.
    public func page(_ query: FeatureQuery) -> FeaturePage {
        var builder = PageBuilder(FeatureMatcher(query, time: schema.time))
        guard let rows = candidates(query) else {
            for (row, feature) in layer.features.enumerated() {
                builder.offer(feature, row: row)
                if builder.isComplete { break }
            }
            return builder.page()
        }
        for row in rows {
            builder.offer(layer.features[row], row: row)
            if builder.isComplete { break }
        }
        return builder.page()
    }

    /// How many features fulfil the conditions.
    public func count(_ query: FeatureQuery) -> Int {
        let matcher = FeatureMatcher(query, time: schema.time)
        guard let rows = candidates(query) else {
            return layer.features.count(where: matcher.matches)
        }
        return rows.count { matcher.matches(layer.features[$0]) }
    }

    /// The feature with an identifier, or nil.
    public func feature(id: String) -> Feature? {
        rowByID[id].map { layer.features[$0] }
    }

    /// How far the features reach in space and time.
    public func extent() -> LayerExtent {
        LayerExtent(of: layer.features, time: schema.time)
    }

    /// The rows that may lie in the area, ascending; nil for all.
    private func candidates(_ query: FeatureQuery) -> [Int]? {
        guard let area = query.area else { return nil }
        var rows: [Int] = query.includesUnlocated ? unlocated : []
        switch area {
        case .circle(let centre, let radius):
            rows += points.within(radius, of: centre).map { rowOfPoint[$0.row] }
            rows += shapes.map(\.row)
        case .box(let box):
            rows += rowOfPoint
            rows += shapes.filter { $0.box.intersects(box) }.map(\.row)
        case .region(let geometry):
            guard let box = geometry.boundingBox else { return rows.sorted() }
            rows += rowOfPoint
            rows += shapes.filter { $0.box.intersects(box) }.map(\.row)
        }
        return rows.sorted()
    }
}

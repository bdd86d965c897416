import Geodesy
import Layers

/// A layer of points as it was at one moment, ready for the commonest question, that for a box.
///
/// The features stand written as GeoJSON in a file that the system caches, neighbours beside each
/// other; in memory are only their positions. It answers as the layer itself would have: the same
/// features in the same order, with the same keys of pages.
final class LayerSnapshot: Sendable {
    /// One page of written features.
    struct Page {
        /// The numbers of the features.
        let features: [UInt32]
        /// The row of the last one, where more follow.
        let next: Int?
        /// How many there are on all pages.
        let matched: Int
    }

    /// More features than this are searched in their own order, as many of them match.
    private static let mostSorted = 8192

    private let rows: RowNumbers
    private let tree: PointTree
    private let features: RenderedFeatures

    /// Reads a layer.
    ///
    /// - Returns: Nil for a layer with other shapes than points, and where no file can be written.
    /// - Throws: `LayerError.file` where the layer cannot be read.
    init?(_ layer: GeoPackageLayer) throws {
        var content = Content()
        let names = Set(layer.schema.columns.map(\.name))
        guard var writer = RenderedFeatures.Writer() else { return nil }
        var bytes: [UInt8] = []
        try layer.forEachRow(columns: names) { row, feature in
            guard content.isOfPoints else { return }
            content.add(row, feature)
            bytes.removeAll(keepingCapacity: true)
            FeatureBytes.append(feature, to: &bytes)
            writer.append(bytes)
        }
        guard content.isOfPoints else { return nil }
        rows = RowNumbers(content.rows)
        tree = PointTree(longitudes: content.longitudes, latitudes: content.latitudes)
        guard let features = writer.ordered(tree.order) else { return nil }
        self.features = features
    }

    private struct Content {
        var rows: [Int] = []
        var longitudes: [Double] = []
        var latitudes: [Double] = []
        var isOfPoints = true

        mutating func add(_ row: Int, _ feature: Feature) {
            rows.append(row)
            switch feature.geometry {
            case nil:
                longitudes.append(.nan)
                latitudes.append(.nan)
            case .point(let coordinate):
                longitudes.append(coordinate.longitude)
                latitudes.append(coordinate.latitude)
            default: isOfPoints = false
            }
        }
    }

    /// Appends a feature as it stands in a collection.
    func append(_ feature: UInt32, to output: inout [UInt8]) {
        features.append(Int(tree.places[Int(feature)]), to: &output)
    }

    /// Tells that so many bytes have been appended.
    func noteAppended(_ count: Int) { features.noteAppended(count) }

    /// The features in a box, in the order of their rows.
    ///
    /// - Parameters:
    ///   - box: Where; nil for everywhere.
    ///   - row: The row of the last feature of the page before; nil for the first page.
    ///   - limit: How many at most.
    /// - Returns: The page, and how many features match in all.
    /// - Complexity: O(log *n*) and linear in the page and in what lies along the edges of the box;
    ///   linear in all where the box touches a pole or the antimeridian.
    func page(in box: BoundingBox?, after row: Int?, limit: Int) -> Page {
        let start = row.map { rows.index(behind: $0) } ?? 0
        guard let box else {
            let end = min(start + limit + 1, rows.count)
            return page(of: (min(start, end)..<end).map { UInt32($0) }, limit, rows.count)
        }
        guard Self.isPlain(box) else {
            let all = scan(box) + tree.unlocated
            return page(of: Self.chosen(all, from: start, limit + 1), limit, all.count)
        }
        let degrees = DegreeBox(box)
        if let found = tree.points(in: degrees, most: Self.mostSorted) {
            let all = found + tree.unlocated
            return page(of: Self.chosen(all, from: start, limit + 1), limit, all.count)
        }
        return page(
            of: walk(degrees, from: start, count: limit + 1), limit,
            tree.count(in: degrees) + tree.unlocated.count)
    }

    private static func chosen(_ all: [UInt32], from start: Int, _ count: Int) -> [UInt32] {
        guard start > 0 else { return all.smallest(count) }
        return all.filter { $0 >= UInt32(start) }.smallest(count)
    }

    private func page(of found: [UInt32], _ limit: Int, _ matched: Int) -> Page {
        let features = found.count > limit ? Array(found[..<limit]) : found
        return Page(
            features: features,
            next: found.count > limit ? features.last.map { rows[Int($0)] } : nil,
            matched: matched)
    }

    /// The rows of the points between edges, some of them where there are too many to be told apart.
    ///
    /// - Parameters:
    ///   - edges: Degrees; a position on the antimeridian lies only where its numbers say.
    ///   - thinning: Called with the positions of all of them, tells which stay.
    /// - Returns: Ascending rows of the layer.
    func rows(
        between edges: (west: Double, south: Double, east: Double, north: Double),
        thinning: ([(longitude: Double, latitude: Double)]) -> [Int]
    ) -> [Int] {
        let box = DegreeBox(
            west: edges.west, south: edges.south, east: edges.east, north: edges.north)
        let numbers = (tree.points(in: box) ?? []).sorted()
        let kept = thinning(numbers.map { tree.position($0) })
        return kept.map { rows[Int(numbers[$0])] }
    }

    /// Whether each position of the box has one pair of numbers only; no box is plain too.
    static func isPlain(_ box: BoundingBox?) -> Bool {
        guard let box else { return true }
        return !box.crossesAntimeridian && box.west > -180 && box.east < 180 && box.south > -90
            && box.north < 90
    }

    private func scan(_ box: BoundingBox) -> [UInt32] {
        (0..<UInt32(rows.count)).filter { number in
            let (longitude, latitude) = tree.position(number)
            guard !longitude.isNaN,
                let position = try? Coordinate(latitude: latitude, longitude: longitude)
            else { return false }
            return box.contains(position)
        }
    }

    private func walk(_ box: DegreeBox, from start: Int, count: Int) -> [UInt32] {
        var found: [UInt32] = []
        var number = UInt32(start)
        while number < rows.count, found.count < count {
            let (longitude, latitude) = tree.position(number)
            if longitude.isNaN || box.contains(longitude, latitude) { found.append(number) }
            number += 1
        }
        return found
    }
}

import Geodesy
import Layers
import NIOCore

/// A layer of points as it was at one moment, ready for the commonest question, that for a box.
///
/// The features stand written as GeoJSON in a file that the system caches, neighbours beside each
/// other; in memory are only their positions. It answers as the layer itself would have: the same
/// features in the same order, with the same keys of pages.
final class LayerSnapshot: Sendable {
    /// One page of written features.
    struct Page {
        let features: [PointTree.Point]
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

    /// Appends the features of a page as they stand in a collection, with commas between.
    func append(_ page: Page, to output: inout ByteBuffer) {
        features.append(page.features.map { Int($0.place) }, to: &output)
    }

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
            return page(of: (min(start, end)..<end).map { tree.point($0) }, limit, rows.count)
        }
        guard Self.isPlain(box) else {
            return page(of: scan(box), from: start, limit)
        }
        let degrees = DegreeBox(box)
        if let found = tree.points(in: degrees, most: Self.mostSorted) {
            return page(of: found, from: start, limit)
        }
        return page(
            of: walk(degrees, from: start, count: limit + 1), limit,
            tree.count(in: degrees) + tree.unlocatedCount)
    }

    /// The page of what lies in a box, and of all that has no position.
    private func page(
        of located: consuming [PointTree.Point], from start: Int, _ limit: Int
    ) -> Page {
        var all = located
        tree.appendUnlocated(to: &all)
        let matched = all.count
        if start > 0 { all.removeAll { $0.number < start } }
        all.keepSmallest(limit + 1)
        return page(of: all, limit, matched)
    }

    private func page(
        of found: consuming [PointTree.Point], _ limit: Int, _ matched: Int
    ) -> Page {
        var features = found
        let hasMore = features.count > limit
        if hasMore { features.removeLast(features.count - limit) }
        return Page(
            features: features, next: hasMore ? features.last.map { rows[Int($0.number)] } : nil,
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
        let points = (tree.points(in: box) ?? []).sorted()
        let kept = thinning(points.map { tree.position($0) })
        return kept.map { rows[Int(points[$0].number)] }
    }

    /// Whether each position of the box has one pair of numbers only; no box is plain too.
    static func isPlain(_ box: BoundingBox?) -> Bool {
        guard let box else { return true }
        return !box.crossesAntimeridian && box.west > -180 && box.east < 180 && box.south > -90
            && box.north < 90
    }

    private func scan(_ box: BoundingBox) -> [PointTree.Point] {
        (0..<rows.count).compactMap { number in
            let point = tree.point(number)
            let (longitude, latitude) = tree.position(point)
            guard !longitude.isNaN,
                let position = try? Coordinate(latitude: latitude, longitude: longitude),
                box.contains(position)
            else { return nil }
            return point
        }
    }

    private func walk(_ box: DegreeBox, from start: Int, count: Int) -> [PointTree.Point] {
        var found: [PointTree.Point] = []
        for number in start..<max(start, rows.count) {
            let point = tree.point(number)
            let (longitude, latitude) = tree.position(point)
            if longitude.isNaN || box.contains(longitude, latitude) { found.append(point) }
            if found.count == count { break }
        }
        return found
    }
}

import Geodesy
import Layers

/// A layer of points as it was at one moment, ready for the commonest question, that for a box.
///
/// The features stand written as GeoJSON in a file that the system caches; in memory are only their
/// positions. It answers as the layer itself would have: the same features in the same order, with
/// the same keys of pages.
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

    /// So many features stand between two known places of the file.
    private static let stride = 8
    /// More features than this are searched in their own order, as many of them match.
    private static let mostSorted = 8192

    private let rows: [Int]
    private let longitudes: [Double]
    private let latitudes: [Double]
    private let tree: PointTree
    /// The numbers of the features without a position, which are in every box.
    private let unlocated: [UInt32]
    private let places: [Int]
    /// How many bytes each feature has.
    private let lengths: [UInt32]
    private let bytes: RenderedBytes

    /// Reads a layer.
    ///
    /// - Returns: Nil for a layer with other shapes than points, and where no file can be written.
    /// - Throws: `LayerError.file` where the layer cannot be read.
    init?(_ layer: GeoPackageLayer) throws {
        var content = Content()
        let names = Set(layer.schema.columns.map(\.name))
        let written = try RenderedBytes { write in
            var buffer: [UInt8] = []
            var done = 0
            try layer.forEachRow(columns: names) { row, feature in
                guard content.isOfPoints else { return }
                if content.rows.count.isMultiple(of: Self.stride) {
                    content.places.append(done + buffer.count)
                }
                content.add(row, feature)
                let before = buffer.count
                FeatureBytes.append(feature, to: &buffer)
                content.lengths.append(UInt32(buffer.count - before))
                if buffer.count > 1 << 20 {
                    write(buffer)
                    done += buffer.count
                    buffer.removeAll(keepingCapacity: true)
                }
            }
            write(buffer)
        }
        guard content.isOfPoints, let written else { return nil }
        bytes = written
        rows = content.rows
        longitudes = content.longitudes
        latitudes = content.latitudes
        places = content.places
        lengths = content.lengths
        unlocated = content.longitudes.indices.filter { content.longitudes[$0].isNaN }
            .map { UInt32($0) }
        tree = PointTree(longitudes: content.longitudes, latitudes: content.latitudes)
    }

    private struct Content {
        var rows: [Int] = []
        var longitudes: [Double] = []
        var latitudes: [Double] = []
        var places: [Int] = []
        var lengths: [UInt32] = []
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
        let number = Int(feature)
        var start = places[number / Self.stride]
        for other in number - number % Self.stride..<number { start += Int(lengths[other]) }
        bytes.append(start..<start + Int(lengths[number]), to: &output)
    }

    /// The features in a box, in the order of their rows.
    ///
    /// - Parameters:
    ///   - box: Where; nil for everywhere.
    ///   - row: The row of the last feature of the page before; nil for the first page.
    ///   - limit: How many at most.
    /// - Returns: The page, and how many features match in all.
    /// - Complexity: O(log *n*) and linear in what lies in the box, or in the page for all of it;
    ///   linear in all where the box touches a pole or the antimeridian.
    func page(in box: BoundingBox?, after row: Int?, limit: Int) -> Page {
        let start = row.map { first(behind: $0) } ?? 0
        guard let box else {
            let end = min(start + limit, rows.count)
            let features = (min(start, end)..<end).map { UInt32($0) }
            return Page(
                features: features, next: end < rows.count && end > start ? rows[end - 1] : nil,
                matched: rows.count)
        }
        var all = Self.isPlain(box) ? tree.points(in: box) : scan(box)
        all += unlocated
        var rest = all
        if start > 0 { rest.removeAll { $0 < UInt32(start) } }
        let found =
            rest.count > Self.mostSorted && Self.isPlain(box)
            ? walk(box, from: start, count: limit + 1) : rest.smallest(limit + 1)
        let features = Array(found.prefix(limit))
        return Page(
            features: features,
            next: found.count > limit ? features.last.map { rows[Int($0)] } : nil,
            matched: all.count)
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
        let found = tree.points(
            west: edges.west, south: edges.south, east: edges.east, north: edges.north)
        let numbers = found.sorted()
        let kept = thinning(
            numbers.map { (longitudes[Int($0)], latitudes[Int($0)]) })
        return kept.map { rows[Int(numbers[$0])] }
    }

    private func first(behind row: Int) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] <= row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether each position of the box has one pair of numbers only.
    private static func isPlain(_ box: BoundingBox) -> Bool {
        !box.crossesAntimeridian && box.west > -180 && box.east < 180 && box.south > -90
            && box.north < 90
    }

    private func scan(_ box: BoundingBox) -> [UInt32] {
        var found: [UInt32] = []
        for number in longitudes.indices where contains(box, number) {
            found.append(UInt32(number))
        }
        return found
    }

    private func contains(_ box: BoundingBox, _ number: Int) -> Bool {
        guard !longitudes[number].isNaN,
            let position = try? Coordinate(
                latitude: latitudes[number], longitude: longitudes[number])
        else { return false }
        return box.contains(position)
    }

    private func walk(_ box: BoundingBox, from start: Int, count: Int) -> [UInt32] {
        var found: [UInt32] = []
        var number = start
        while number < rows.count, found.count < count {
            let (x, y) = (longitudes[number], latitudes[number])
            let isIn =
                x.isNaN || x >= box.west && x <= box.east && y >= box.south && y <= box.north
            if isIn { found.append(UInt32(number)) }
            number += 1
        }
        return found
    }
}

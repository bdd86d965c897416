/// Points on the ellipsoid that answer which of them are near, decided by exact geodesics.
///
/// A balanced tree over geocentric coordinates, in flat arrays, about 37 bytes a point. The straight
/// line in space bounds every distance from below, so answers are the same as measuring to every
/// point, also at the poles and across the antimeridian. The index is built once and never changes.
public struct PointIndex: Sendable {
    private let coordinates: ContiguousArray<Coordinate>
    private let tree: PointTree

    /// Indexes positions; a neighbour's `row` counts them in the order given.
    ///
    /// - Precondition: At most 2³¹ - 1 positions.
    /// - Complexity: O(*n* log *n*).
    public init(_ coordinates: some Sequence<Coordinate>) {
        self.coordinates = ContiguousArray(coordinates)
        tree = PointTree(self.coordinates)
    }

    /// How many points there are.
    public var count: Int { coordinates.count }

    /// The nearest points, the nearest first; equal distances in the order given.
    ///
    /// - Parameters:
    ///   - position: Where to measure from.
    ///   - count: How many at most.
    ///   - limit: How far to look; by default as far as the earth goes.
    ///   - isWanted: Which rows count; by default all.
    /// - Returns: At most `count` points with their distances and directions.
    /// - Complexity: O(`count` log *n*) when most rows are wanted.
    public func nearest(
        to position: Coordinate, count: Int, within limit: Length = Length(metres: .infinity),
        where isWanted: (Int) -> Bool = { _ in true }
    ) -> [Neighbour] {
        let count = min(count, self.count)
        guard count > 0, limit.metres >= 0 else { return [] }
        let from = SpacePoint(position)
        // One more than asked: its straight distance tells whether anything else can still be nearer.
        let (rows, next) = tree.nearest(
            to: from, count: count, within: limit.metres + PointTree.rounding, where: isWanted)
        var found = rows.map { neighbour($0, of: position) }
        let farthest = found.max { $0.distance < $1.distance }?.distance ?? .zero
        if let next, next <= farthest.metres + PointTree.rounding {
            let known = Set(rows)
            tree.forEach(within: farthest.metres + PointTree.rounding, of: from) { row in
                if !known.contains(row), isWanted(row) {
                    found.append(neighbour(row, of: position))
                }
            }
        }
        found.removeAll { $0.distance > limit }
        found.sort { ($0.distance.metres, $0.row) < ($1.distance.metres, $1.row) }
        return Array(found.prefix(count))
    }

    /// All points within a distance, the nearest first; equal distances in the order given.
    ///
    /// - Parameters:
    ///   - distance: How far at most.
    ///   - position: Where to measure from.
    /// - Returns: The points with their distances and directions.
    /// - Complexity: O(log *n* + *k* log *k*) for *k* points found.
    public func within(_ distance: Length, of position: Coordinate) -> [Neighbour] {
        guard distance.metres >= 0 else { return [] }
        var found: [Neighbour] = []
        tree.forEach(within: distance.metres + PointTree.rounding, of: SpacePoint(position)) {
            let neighbour = neighbour($0, of: position)
            if neighbour.distance <= distance { found.append(neighbour) }
        }
        found.sort { ($0.distance.metres, $0.row) < ($1.distance.metres, $1.row) }
        return found
    }

    private func neighbour(_ row: Int, of position: Coordinate) -> Neighbour {
        let segment = Geodesic.wgs84.segment(from: position, to: coordinates[row])
        return Neighbour(row: row, distance: segment.distance, azimuth: segment.initialAzimuth)
    }
}

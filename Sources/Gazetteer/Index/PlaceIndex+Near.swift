public import Geodesy

/// A place as seen from a position.
public struct NearPlace: Hashable, Sendable {
    /// The row of the place in its index.
    public let row: Int
    /// From the place to the position: how far it is, and in which direction it lies.
    public let segment: GeodesicSegment
}

extension PlaceIndex {
    /// The nearest places to a position, decided by the geodesic, the nearest first.
    ///
    /// Right at the poles and across the antimeridian.
    ///
    /// - Parameters:
    ///   - position: Where to look from.
    ///   - count: At most so many places.
    ///   - limit: No farther than this; by default, anywhere.
    ///   - isWanted: Which rows count; by default, all.
    /// - Returns: Places with the geodesic from the place to the position.
    /// - Complexity: Logarithmic in the number of places where most rows are wanted.
    public func nearest(
        to position: Coordinate, count: Int, within limit: Length = Length(kilometres: 21_000),
        where isWanted: (Int) -> Bool = { _ in true }
    ) -> [NearPlace] {
        guard count > 0, limit.metres >= 0 else { return [] }
        return nearestOfAll(to: position, count: count, within: limit, where: isWanted)
    }

    /// The nearest place to a position; nil where there is none.
    ///
    /// - Complexity: Logarithmic in the number of places.
    public func nearest(to position: Coordinate) -> NearPlace? {
        let from = PointTree.position(latitude: position.latitude, longitude: position.longitude)
        guard let row = points.nearestClear(to: from), row < count else {
            return nearest(to: position, count: 1).first
        }
        return NearPlace(
            row: row,
            segment: Geodesic.wgs84.segment(from: coordinate(at: row), to: position))
    }

    private func nearestOfAll(
        to position: Coordinate, count: Int, within limit: Length, where isWanted: (Int) -> Bool
    ) -> [NearPlace] {
        let from = PointTree.position(latitude: position.latitude, longitude: position.longitude)
        // A chord is never longer than the geodesic over it.
        let square = (limit.metres + 2) * (limit.metres + 2)
        var near = points.nearest(to: from, count: count, limit: square, isWanted: isWanted)
            .filter { $0.row < self.count }
            .map { candidate in
                NearPlace(
                    row: candidate.row,
                    segment: Geodesic.wgs84.segment(
                        from: coordinate(at: candidate.row), to: position))
            }
            .filter { $0.segment.distance.metres <= limit.metres }
        near.sort {
            $0.segment.distance == $1.segment.distance
                ? $0.row < $1.row : $0.segment.distance < $1.segment.distance
        }
        return Array(near.prefix(count))
    }
}

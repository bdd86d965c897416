/// A region on the ellipsoid: polygons with holes, made for containment and the way to the edge.
///
/// Rings may run in either direction, be closed or left open, and cross the antimeridian. A ring
/// that goes once round the earth encloses the nearer pole. The region is indexed once and never
/// changes.
public struct Region: Sendable {
    private struct Part: Sendable {
        let edges: Range<Int>
        let box: BoundingBox
        let enclosesNorthPole: Bool
    }

    private let tree: EdgeTree
    private let parts: [Part]
    /// The smallest box that holds the region, or `nil` for the empty region.
    public let boundingBox: BoundingBox?

    /// Indexes polygons.
    ///
    /// - Parameters:
    ///   - polygons: For each polygon its exterior ring, then its holes.
    ///   - edges: What the edge between two positions follows.
    /// - Throws: ``GeodesyError/tooFewPositions(needed:found:)`` for a ring with fewer than three
    ///   different positions.
    /// - Complexity: O(*n*) in the number of positions.
    public init(
        polygons: [[[Coordinate]]], edges: EdgeKind = .straight
    ) throws(GeodesyError) {
        var tree = EdgeTree(kind: edges)
        var parts: [Part] = []
        for (number, rings) in polygons.enumerated() {
            let first = tree.count
            var boxes: [BoundingBox] = []
            var enclosesNorthPole = false
            var enclosesSouthPole = false
            for ring in rings {
                let open = ring.count > 1 && ring.first == ring.last ? ring.dropLast() : ring[...]
                let different = Set(open.prefix(8)).count
                guard open.count >= 3, different >= 3 || open.count > 8 else {
                    throw .tooFewPositions(needed: 3, found: min(open.count, different))
                }
                let added = tree.append(Array(open) + open.prefix(1), shape: number)
                boxes.append(added.box)
                guard abs(added.turn) > 180 else { continue }
                let middle = open.reduce(0) { $0 + $1.latitude } / Double(open.count)
                if middle >= 0 { enclosesNorthPole.toggle() } else { enclosesSouthPole.toggle() }
            }
            guard let box = BoundingBox(union: boxes) else { continue }
            parts.append(
                Part(
                    edges: first..<tree.count,
                    box: box.reaching(northPole: enclosesNorthPole, southPole: enclosesSouthPole),
                    enclosesNorthPole: enclosesNorthPole))
        }
        tree.hideCuts()
        tree.build()
        self.tree = tree
        self.parts = parts
        boundingBox = BoundingBox(union: parts.map(\.box))
    }

    /// Whether a position lies in the region.
    ///
    /// A position on the edge itself belongs to one of the two sides; of regions that share an edge
    /// without gap or overlap exactly one contains it.
    ///
    /// - Complexity: O(√*n*) for a ring of *n* edges, less outside the bounding boxes.
    public func contains(_ position: Coordinate) -> Bool {
        for part in parts where part.box.contains(position) {
            let crossings = tree.crossings(northOf: position, edges: part.edges)
            if !crossings.isMultiple(of: 2) != part.enclosesNorthPole { return true }
        }
        return false
    }

    /// The position on the edge of the region that is nearest, from inside or from outside.
    ///
    /// Edges along the antimeridian where the region goes on on the other side are no edges, as they
    /// exist only because map data is cut there (RFC 7946, 3.1.9).
    ///
    /// - Parameters:
    ///   - position: Where to measure from.
    ///   - limit: How far to look; by default as far as the earth goes.
    /// - Returns: The nearest position on the edge, or `nil` if there is none within the limit.
    public func nearestEdge(
        to position: Coordinate, within limit: Length = Length(metres: .infinity)
    ) -> NearestPoint? {
        tree.nearest(to: position, within: limit)
    }

    /// How far a position is from the region: zero inside it.
    ///
    /// - Returns: The distance over the ellipsoid, or `nil` for the empty region.
    public func distance(from position: Coordinate) -> Length? {
        contains(position) ? .zero : nearestEdge(to: position)?.distance
    }
}

extension BoundingBox {
    /// The box widened to the poles that lie in it.
    fileprivate func reaching(northPole: Bool, southPole: Bool) -> BoundingBox {
        guard northPole || southPole else { return self }
        return BoundingBox(
            uncheckedWest: -180, south: southPole ? -90 : south, east: 180,
            north: northPole ? 90 : north)
    }
}

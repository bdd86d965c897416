/// The edges of lines or rings under a tree of boxes, for the nearest point and for crossings.
///
/// Edges are kept in the order of their lines, where neighbours lie close together already, and each
/// box covers sixteen things of the level below. So the tree is flat arrays, built in one pass
/// without sorting: about 60 bytes an edge.
struct EdgeTree: Sendable {
    static let fanOut = 16

    private var latitudes: ContiguousArray<Double> = []
    private var longitudes: ContiguousArray<Double> = []
    private var points: ContiguousArray<SpacePoint> = []
    /// The vertex at which each edge starts; it ends at the following vertex.
    private var starts: ContiguousArray<Int32> = []
    /// The shape that each edge belongs to.
    private var shapes: ContiguousArray<Int32> = []
    /// How far each edge rises over the straight line in space between its ends.
    private var rises: ContiguousArray<Float> = []
    private var levels: [ContiguousArray<EdgeBox>] = []
    private let kind: EdgeKind

    /// How many edges there are.
    var count: Int { starts.count }

    init(kind: EdgeKind) {
        self.kind = kind
    }

    /// Adds a line and tells the numbers of its edges, how far it turns and what it covers.
    mutating func append(
        _ line: [Coordinate], shape: Int
    ) -> (edges: Range<Int>, turn: Double, box: BoundingBox) {
        let chain = EdgeChain(line, kind: kind)
        let first = starts.count
        var south = 90.0
        var north = -90.0
        for (index, latitude) in chain.latitudes.enumerated() {
            let point = SpacePoint(latitude: latitude, longitude: chain.longitudes[index])
            if index > 0, let previous = points.last {
                starts.append(Int32(points.count - 1))
                shapes.append(Int32(shape))
                // Half a metre beside the height of the arc: pieces of straight lines part by 0.1.
                rises.append(
                    Float(previous.squaredChord(to: point) / (8 * SpacePoint.leastRadius) * 1.01)
                        + 0.5)
            }
            latitudes.append(latitude)
            longitudes.append(chain.longitudes[index])
            points.append(point)
            south = min(south, latitude)
            north = max(north, latitude)
        }
        if kind == .geodesic {
            for edge in first..<starts.count {
                let ends = ends(of: edge)
                south = min(
                    south, max(-90, min(ends.startLatitude, ends.endLatitude) - ends.northwardBulge)
                )
                north = max(
                    north, min(90, max(ends.startLatitude, ends.endLatitude) + ends.northwardBulge))
            }
        }
        let span = chain.span
        let box = BoundingBox(
            uncheckedWest: span.west, south: min(south, north), east: span.east, north: north)
        return (first..<starts.count, chain.turn, box)
    }

    /// Takes edges out of the search for the nearest point; they still count for crossings.
    mutating func hide(where isHidden: (EdgeEnds) -> Bool) {
        for edge in starts.indices where isHidden(ends(of: edge)) { shapes[edge] = -1 }
    }

    /// Builds the boxes; call it once, after the last line.
    mutating func build() {
        var boxes: ContiguousArray<EdgeBox> = []
        for first in stride(from: 0, to: starts.count, by: Self.fanOut) {
            var box = EdgeBox()
            for edge in first..<min(first + Self.fanOut, starts.count) {
                let start = Int(starts[edge])
                box.include(
                    ends(of: edge), from: points[start], to: points[start + 1],
                    margin: Double(rises[edge]), isHidden: shapes[edge] < 0)
            }
            boxes.append(box)
        }
        levels = [boxes]
        while let below = levels.last, below.count > 1 {
            var above: ContiguousArray<EdgeBox> = []
            for first in stride(from: 0, to: below.count, by: Self.fanOut) {
                var box = EdgeBox()
                for index in first..<min(first + Self.fanOut, below.count) {
                    box.include(below[index])
                }
                above.append(box)
            }
            levels.append(above)
        }
    }

    /// The two ends of an edge.
    func ends(of edge: Int) -> EdgeEnds {
        let start = Int(starts[edge])
        return EdgeEnds(
            startLatitude: latitudes[start], startLongitude: longitudes[start],
            endLatitude: latitudes[start + 1], endLongitude: longitudes[start + 1])
    }

    // MARK: Nearest point

    /// A lower bound of the distance to every edge; infinite if there are none.
    func leastDistance(to origin: Coordinate) -> Length {
        guard let top = levels.last?.first else { return Length(metres: .infinity) }
        return Length(metres: top.space.squaredChord(from: SpacePoint(origin)).squareRoot())
    }

    private enum Step {
        case box(level: Int, index: Int)
        case edge(Int)
    }

    /// The nearest position on any edge within a distance.
    func nearest(to origin: Coordinate, within limit: Length) -> NearestPoint? {
        guard let top = levels.indices.last, !levels[top].isEmpty else { return nil }
        let from = SpacePoint(origin)
        var best: EdgeFoot?
        var bestMetres = limit.metres
        var bestEdge = 0
        var queue = BoundQueue<Step>()
        queue.push(.box(level: top, index: 0), bound: 0)
        while let (bound, step) = queue.popLeast(), bound <= bestMetres {
            switch step {
            case .box(let level, let index):
                let first = index * Self.fanOut
                if level == 0 {
                    for edge in first..<min(first + Self.fanOut, starts.count)
                    where shapes[edge] >= 0 {
                        let start = Int(starts[edge])
                        let chord = from.chord(toPieceFrom: points[start], to: points[start + 1])
                        let bound = max(0, chord.metres - Double(rises[edge]))
                        if bound <= bestMetres { queue.push(.edge(edge), bound: bound) }
                    }
                } else {
                    let below = levels[level - 1]
                    for child in first..<min(first + Self.fanOut, below.count) {
                        let bound = below[child].space.squaredChord(from: from).squareRoot()
                        if bound <= bestMetres {
                            queue.push(.box(level: level - 1, index: child), bound: bound)
                        }
                    }
                }
            case .edge(let edge):
                let start = Int(starts[edge])
                let share = from.chord(toPieceFrom: points[start], to: points[start + 1]).at
                let foot = EdgeFoot(of: origin, on: ends(of: edge), startingAt: share)
                if foot.segment.distance.metres <= bestMetres,
                    best == nil || foot.segment.distance.metres < bestMetres
                {
                    best = foot
                    bestMetres = foot.segment.distance.metres
                    bestEdge = edge
                }
            }
        }
        return best.map {
            NearestPoint(
                coordinate: $0.coordinate, distance: $0.segment.distance,
                azimuth: $0.segment.initialAzimuth, shape: Int(shapes[bestEdge]))
        }
    }

    // MARK: Crossings

    /// How many of the given edges pass north of a position on its meridian.
    func crossings(northOf position: Coordinate, edges: Range<Int>) -> Int {
        guard let top = levels.indices.last, !edges.isEmpty else { return 0 }
        return crossings(northOf: position, edges: edges, level: top, index: 0)
    }

    private func crossings(
        northOf position: Coordinate, edges: Range<Int>, level: Int, index: Int
    ) -> Int {
        var width = Self.fanOut
        for _ in 0..<level { width *= Self.fanOut }
        let covered = (index * width)..<min((index + 1) * width, starts.count)
        guard covered.overlaps(edges), levels[level][index].mayPass(northOf: position) else {
            return 0
        }
        var sum = 0
        if level == 0 {
            for edge in covered.clamped(to: edges)
            where ends(of: edge).passes(northOf: position, kind: kind) {
                sum += 1
            }
        } else {
            let first = index * Self.fanOut
            for child in first..<min(first + Self.fanOut, levels[level - 1].count) {
                sum += crossings(northOf: position, edges: edges, level: level - 1, index: child)
            }
        }
        return sum
    }
}

extension EdgeTree {
    /// Hides the edges that map data has only because it is cut at the antimeridian or at a pole.
    ///
    /// An edge along the antimeridian is a cut where another one lies on its other side.
    mutating func hideCuts() {
        var eastern: [(south: Double, north: Double)] = []
        var western: [(south: Double, north: Double)] = []
        for edge in 0..<count {
            let ends = ends(of: edge)
            guard ends.isOnAntimeridian else { continue }
            let span = (
                south: min(ends.startLatitude, ends.endLatitude),
                north: max(ends.startLatitude, ends.endLatitude)
            )
            if ends.startLongitude > 0 { eastern.append(span) } else { western.append(span) }
        }
        hide { ends in
            if abs(ends.startLatitude) == 90, abs(ends.endLatitude) == 90 { return true }
            guard ends.isOnAntimeridian else { return false }
            let south = min(ends.startLatitude, ends.endLatitude)
            let north = max(ends.startLatitude, ends.endLatitude)
            return (ends.startLongitude > 0 ? western : eastern)
                .contains { $0.south < north && south < $0.north }
        }
    }
}

import Geodesy

/// Gathers the extent of shapes, in bounded memory, across the antimeridian where that is shorter.
struct ExtentBuilder {
    /// Disjoint stretches of longitude from west to east.
    private var stretches: [(west: Double, east: Double)] = []
    private var south = Double.infinity
    private var north = -Double.infinity

    /// More stretches than this are joined over their narrowest gap, which cannot be the widest.
    private static let mostStretches = 32

    mutating func add(_ geometry: Geometry) {
        switch geometry {
        case .point(let coordinate): add(CollectionOfOne(coordinate))
        case .multiPoint(let coordinates):
            for coordinate in coordinates { add(CollectionOfOne(coordinate)) }
        case .lineString(let line): add(line)
        case .multiLineString(let lines): for line in lines { add(line) }
        case .polygon(let rings): if let exterior = rings.first { add(exterior) }
        case .multiPolygon(let polygons):
            for polygon in polygons { if let exterior = polygon.first { add(exterior) } }
        case .collection(let geometries): for geometry in geometries { add(geometry) }
        }
    }

    /// Adds positions that hang together and do not cross the antimeridian.
    private mutating func add(_ positions: some Collection<Coordinate>) {
        guard let first = positions.first else { return }
        var west = first.longitude
        var east = first.longitude
        for position in positions {
            west = min(west, position.longitude)
            east = max(east, position.longitude)
            south = min(south, position.latitude)
            north = max(north, position.latitude)
        }
        add(west: west, east: east)
    }

    /// Adds a box that does not cross the antimeridian.
    mutating func add(west: Double, east: Double, south: Double, north: Double) {
        self.south = min(self.south, south)
        self.north = max(self.north, north)
        add(west: west, east: east)
    }

    private mutating func add(west: Double, east: Double) {
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].east < west { low = middle + 1 } else { high = middle }
        }
        var end = low
        var merged = (west: west, east: east)
        while end < stretches.count, stretches[end].west <= east {
            merged.west = min(merged.west, stretches[end].west)
            merged.east = max(merged.east, stretches[end].east)
            end += 1
        }
        if end == low + 1 {
            stretches[low] = merged
        } else {
            stretches.replaceSubrange(low..<end, with: CollectionOfOne(merged))
        }
        guard stretches.count > ExtentBuilder.mostStretches else { return }
        let narrowest = stretches.indices.dropLast().min {
            stretches[$0 + 1].west - stretches[$0].east < stretches[$1 + 1].west
                - stretches[$1].east
        }
        guard let narrowest else { return }
        stretches[narrowest].east = stretches[narrowest + 1].east
        stretches.remove(at: narrowest + 1)
    }

    /// West, south, east, north; nil where nothing was added.
    ///
    /// West is greater than east (RFC 7946, 5.2) only where that makes the extent narrower than half
    /// the earth; data all around the world keeps the ordinary order.
    var edges: (west: Double, south: Double, east: Double, north: Double)? {
        guard let first = stretches.first, let last = stretches.last else { return nil }
        let widest = stretches.indices.dropLast().max {
            stretches[$0 + 1].west - stretches[$0].east < stretches[$1 + 1].west
                - stretches[$1].east
        }
        if let widest {
            let west = stretches[widest + 1].west
            let east = stretches[widest].east
            let plainGap = first.west + 360 - last.east
            if west - east > plainGap, west - east > 180 { return (west, south, east, north) }
        }
        return (first.west, south, last.east, north)
    }

    /// The extent as a box; nil where nothing was added.
    var box: BoundingBox? {
        edges.map {
            BoundingBox(
                uncheckedWest: $0.west, south: $0.south, east: $0.east, north: $0.north)
        }
    }
}

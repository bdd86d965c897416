import Geodesy
import Layers

/// A shape on a tile, in its whole units, cut at the buffer and without what is too small to see.
enum TileShape: Hashable {
    /// A position in units of the tile.
    struct Place: Hashable {
        let x: Int
        let y: Int
    }

    case points([Place])
    case lines([[Place]])
    /// Rings, each outer one before its holes; outer ones have a positive area as y points down.
    case polygons([[Place]])

    /// The part of a geometry that lies on a tile; nil where nothing of it can be seen.
    init?(_ geometry: Geometry, on tile: TileAddress) {
        let clipper = TileClipper(tile: tile)
        switch geometry {
        case .point(let coordinate): self.init(points: clipper.points([coordinate]))
        case .multiPoint(let coordinates): self.init(points: clipper.points(coordinates))
        case .lineString(let line): self.init(lines: clipper.pieces(of: line))
        case .multiLineString(let lines):
            self.init(lines: lines.flatMap { clipper.pieces(of: $0) })
        case .polygon(let rings): self.init(rings: Self.rings(rings, clipper))
        case .multiPolygon(let polygons):
            self.init(rings: polygons.flatMap { Self.rings($0, clipper) })
        case .collection(let members):
            // A feature of a tile has one kind of shape: the first member that can be seen.
            guard let shape = members.lazy.compactMap({ TileShape($0, on: tile) }).first else {
                return nil
            }
            self = shape
        }
    }

    private init?(points: [Place]) {
        guard !points.isEmpty else { return nil }
        self = .points(points)
    }

    private init?(lines: [[Place]]) {
        guard !lines.isEmpty else { return nil }
        self = .lines(lines)
    }

    private init?(rings: [[Place]]) {
        guard !rings.isEmpty else { return nil }
        self = .polygons(rings)
    }

    /// The rings of one polygon, turned as vector tiles want them (version 2.1, 4.3.4.4).
    private static func rings(
        _ rings: [[Coordinate]], _ clipper: TileClipper
    ) -> [[Place]] {
        var found: [[Place]] = []
        for (index, ring) in rings.enumerated() {
            let places = clipper.ring(ring)
            let area = doubledArea(places)
            guard places.count >= 3, area != 0 else {
                // Without its outer ring a polygon has no holes.
                if index == 0 { return [] }
                continue
            }
            let isTurned = (area > 0) == (index == 0)
            found.append(isTurned ? places : places.reversed())
        }
        return found
    }

    /// Twice the area of a ring by the surveyor's formula.
    static func doubledArea(_ ring: [Place]) -> Int {
        var area = 0
        for index in ring.indices {
            let (first, second) = (ring[index], ring[(index + 1) % ring.count])
            area += first.x * second.y - second.x * first.y
        }
        return area
    }
}

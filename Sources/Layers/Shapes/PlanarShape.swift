import Geodesy

/// A shape in the plane of degrees, cut at the antimeridian, for the question whether two touch.
struct PlanarShape {
    /// A box of the plane.
    struct Box {
        let west: Double
        let south: Double
        let east: Double
        let north: Double

        func touches(_ other: Box) -> Bool {
            west <= other.east && other.west <= east && south <= other.north
                && other.south <= north
        }

        func contains(_ position: Coordinate) -> Bool {
            position.longitude >= west && position.longitude <= east
                && position.latitude >= south && position.latitude <= north
        }
    }

    private let points: [Coordinate]
    private let lines: [[Coordinate]]
    private let polygons: [[[Coordinate]]]
    /// The box around each line and around each polygon, in that order.
    private let lineBoxes: [Box]
    private let polygonBoxes: [Box]

    init(_ geometry: Geometry) {
        let parts = Geometry.Parts(geometry.cut)
        points = parts.points
        lines = parts.lines.filter { !$0.isEmpty }
        polygons = parts.polygons.filter { !($0.first ?? []).isEmpty }
        lineBoxes = lines.map(PlanarShape.box)
        polygonBoxes = polygons.map { PlanarShape.box($0[0]) }
    }

    /// The one or two boxes of the plane that a box is, as a shape.
    init(_ box: BoundingBox) {
        points = []
        lines = []
        polygons = PlanarShape.boxes(of: box).map { box in
            let corners = [
                (box.south, box.west), (box.south, box.east), (box.north, box.east),
                (box.north, box.west), (box.south, box.west),
            ]
            return [corners.map { Coordinate(uncheckedLatitude: $0.0, longitude: $0.1) }]
        }
        lineBoxes = []
        polygonBoxes = PlanarShape.boxes(of: box)
    }

    private static func boxes(of box: BoundingBox) -> [Box] {
        guard box.crossesAntimeridian else {
            return [Box(west: box.west, south: box.south, east: box.east, north: box.north)]
        }
        return [
            Box(west: box.west, south: box.south, east: 180, north: box.north),
            Box(west: -180, south: box.south, east: box.east, north: box.north),
        ]
    }

    private static func box(_ line: [Coordinate]) -> Box {
        var (west, south, east, north) = (Double.infinity, Double.infinity, -180.0, -90.0)
        for position in line {
            west = min(west, position.longitude)
            east = max(east, position.longitude)
            south = min(south, position.latitude)
            north = max(north, position.latitude)
        }
        return Box(west: west, south: south, east: east, north: north)
    }

    /// Whether the shapes share a position, edges included.
    func intersects(_ other: PlanarShape) -> Bool {
        points.contains(where: other.covers) || other.points.contains(where: covers)
            || touches(other)
            || liesWithin(other) || other.liesWithin(self)
    }

    /// Whether a position lies on a point, a line or in a polygon of the shape.
    func covers(_ position: Coordinate) -> Bool {
        // The antimeridian has two longitudes.
        if abs(position.longitude) == 180 {
            let other = Coordinate(
                uncheckedLatitude: position.latitude, longitude: -position.longitude)
            if coversExactly(other) { return true }
        }
        return coversExactly(position)
    }

    private func coversExactly(_ position: Coordinate) -> Bool {
        if points.contains(position) { return true }
        for (line, box) in zip(lines, lineBoxes) where box.contains(position) {
            if PlanarShape.isOn(line, position) { return true }
        }
        for (polygon, box) in zip(polygons, polygonBoxes) where box.contains(position) {
            if polygon.contains(where: { PlanarShape.isOn($0, position) }) { return true }
            let enclosing = polygon.count { PlanarShape.encloses($0, position) }
            if !enclosing.isMultiple(of: 2) { return true }
        }
        return false
    }

    /// Whether an edge of one meets an edge of the other.
    private func touches(_ other: PlanarShape) -> Bool {
        for (own, ownBox) in boxedEdges {
            for (their, theirBox) in other.boxedEdges where ownBox.touches(theirBox) {
                if PlanarShape.meet(own, their) { return true }
            }
        }
        return false
    }

    private var boxedEdges: [([Coordinate], Box)] {
        Array(zip(lines, lineBoxes))
            + zip(polygons, polygonBoxes).flatMap { rings, box in rings.map { ($0, box) } }
    }

    /// Whether a part of the shape lies in a polygon of the other without meeting its edges.
    private func liesWithin(_ other: PlanarShape) -> Bool {
        lines.contains { $0.first.map(other.covers) ?? false }
            || polygons.contains { $0[0].first.map(other.covers) ?? false }
    }

    private static func meet(_ one: [Coordinate], _ two: [Coordinate]) -> Bool {
        for first in one.indices.dropFirst() {
            let (a, b) = (one[first - 1], one[first])
            let box = box([a, b])
            for second in two.indices.dropFirst() {
                let (c, d) = (two[second - 1], two[second])
                guard box.touches(self.box([c, d])) else { continue }
                let (abc, abd) = (turn(a, b, c), turn(a, b, d))
                let (cda, cdb) = (turn(c, d, a), turn(c, d, b))
                if abc * abd <= 0, cda * cdb <= 0 { return true }
            }
        }
        // A line of one position.
        if one.count == 1 { return isOn(two, one[0]) }
        return two.count == 1 && isOn(one, two[0])
    }

    /// Positive where c lies left of the line from a to b, as -1, 0 or 1.
    private static func turn(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
        let area =
            (b.longitude - a.longitude) * (c.latitude - a.latitude)
            - (b.latitude - a.latitude) * (c.longitude - a.longitude)
        return area > 0 ? 1 : area < 0 ? -1 : 0
    }

    private static func isOn(_ line: [Coordinate], _ position: Coordinate) -> Bool {
        if line.count == 1 { return line[0] == position }
        for index in line.indices.dropFirst() {
            let (a, b) = (line[index - 1], line[index])
            if turn(a, b, position) == 0, box([a, b]).contains(position) { return true }
        }
        return false
    }

    private static func encloses(_ ring: [Coordinate], _ position: Coordinate) -> Bool {
        var isInside = false
        for index in ring.indices.dropFirst() {
            let (a, b) = (ring[index - 1], ring[index])
            guard (a.latitude > position.latitude) != (b.latitude > position.latitude) else {
                continue
            }
            let part = (position.latitude - a.latitude) / (b.latitude - a.latitude)
            if position.longitude < a.longitude + part * (b.longitude - a.longitude) {
                isInside.toggle()
            }
        }
        return isInside
    }
}

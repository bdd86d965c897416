import Geodesy

/// Lines and rings laid out in the plane without a jump at the antimeridian.
enum Unwrapped {
    /// The positions of a line in a row, each the short way round from the one before.
    ///
    /// A step along a pole, or around the whole earth on one parallel, is the edge of a map and
    /// stays as it is.
    static func line(_ line: some Sequence<Coordinate>, _ grid: DegreeGrid) -> [RawPosition] {
        var result: [RawPosition] = []
        var turn = 0.0
        var before: RawPosition?
        for coordinate in line {
            let position = RawPosition(coordinate, grid)
            if let before {
                if before == position { continue }
                let step = position.longitude - before.longitude
                let isMapEdge = isMapEdge(
                    step: step, from: before.latitude, to: position.latitude)
                if abs(step) > 180, !isMapEdge { turn += step > 0 ? -360 : 360 }
            }
            before = position
            let unwrapped = RawPosition(
                longitude: position.longitude + turn, latitude: position.latitude)
            if unwrapped != result.last { result.append(unwrapped) }
        }
        return result
    }

    /// Whether a step runs along the edge of a map; see ``line(_:_:)``.
    static func isMapEdge(_ from: Coordinate, _ to: Coordinate) -> Bool {
        isMapEdge(step: to.longitude - from.longitude, from: from.latitude, to: to.latitude)
    }

    private static func isMapEdge(step: Double, from: Double, to: Double) -> Bool {
        from == to && (abs(step) == 360 || abs(to) == 90)
    }

    /// A closed ring; one that goes around a pole is led along the antimeridian to that pole.
    static func ring(_ ring: [Coordinate], _ grid: DegreeGrid) -> [RawPosition] {
        var closed = ring
        if let first = ring.first, first != ring.last { closed.append(first) }
        let positions = line(closed, grid)
        guard let first = positions.first, let last = positions.last, first != last else {
            return positions
        }
        guard abs(first.longitude - last.longitude) == 360 else { return positions + [first] }
        return aroundPole(positions)
    }

    private static func aroundPole(_ positions: [RawPosition]) -> [RawPosition] {
        let sum = positions.reduce(0) { $0 + $1.latitude }
        let pole: Double = sum < 0 ? -90 : 90
        let isEastward = (positions.last?.longitude ?? 0) > (positions.first?.longitude ?? 0)
        let turn: Double = isEastward ? 360 : -360
        // Begin where the ring crosses the antimeridian, so that the way to the pole is no new cut.
        let steps = positions.indices.dropLast()
        let meridian: Double = isEastward ? 180 : -180
        let cut = steps.first { index in
            let west = min(positions[index].longitude, positions[index + 1].longitude)
            let east = max(positions[index].longitude, positions[index + 1].longitude)
            return west <= meridian && meridian <= east && west < east
        }
        guard let cut else { return positions }
        let start = positions[cut].crossing(to: positions[cut + 1], meridian: meridian)
        var ring = [start]
        ring += positions[(cut + 1)...]
        ring += positions[1...max(cut, 1)].prefix(cut).map {
            RawPosition(longitude: $0.longitude + turn, latitude: $0.latitude)
        }
        let end = RawPosition(longitude: meridian + turn, latitude: start.latitude)
        ring += [
            end, RawPosition(longitude: end.longitude, latitude: pole),
            RawPosition(longitude: meridian, latitude: pole), start,
        ]
        return ring.withoutRepetition
    }

    /// Twice the area that a closed ring encloses; positive counter-clockwise.
    static func doubleArea(_ ring: some Collection<RawPosition>) -> Double {
        guard let origin = ring.first else { return 0 }
        var sum = 0.0
        var before = origin
        for position in ring.dropFirst() {
            sum +=
                (before.longitude - origin.longitude) * (position.latitude - origin.latitude)
                - (position.longitude - origin.longitude) * (before.latitude - origin.latitude)
            before = position
        }
        return sum
    }
}

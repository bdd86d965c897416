import Geodesy
import TestSupport
import Testing

@Suite struct PointIndexTests {
    private static func bruteForce(
        _ points: [Coordinate], from position: Coordinate
    ) -> [(row: Int, metres: Double)] {
        points.enumerated().map { row, point in
            (row, Geodesic.wgs84.distance(from: position, to: point).metres)
        }.sorted { ($0.metres, $0.row) < ($1.metres, $1.row) }
    }

    @Test("Answers equal measuring to every point, also at poles and antimeridian, ties by row")
    func oracle() {
        let seed: UInt64 = 6_700_417
        var generator = SeededGenerator(seed: seed)
        for size in [1, 2, 7, 8, 9, 100, 3_000] {
            var points = (0..<size).map { _ in Coordinate.random(using: &generator) }
            if size > 5 { points[size - 1] = points[0] }
            let index = PointIndex(points)
            for _ in 0..<(size > 1_000 ? 150 : 40) {
                let from = Coordinate.random(using: &generator)
                let truth = Self.bruteForce(points, from: from)
                let count = Int.random(in: 1...12, using: &generator)
                let found = index.nearest(to: from, count: count)
                #expect(found.map(\.row) == truth.prefix(count).map(\.row), "\(from) seed \(seed)")
                #expect(found.map(\.distance.metres) == truth.prefix(count).map(\.metres))
                let radius = Length(kilometres: Double.random(in: 0...5_000, using: &generator))
                let inside = index.within(radius, of: from)
                let expected = truth.filter { $0.metres <= radius.metres }.map(\.row)
                #expect(inside.map(\.row) == expected, "\(from) seed \(seed)")
                let some = index.nearest(to: from, count: 3, within: radius) { $0 % 3 == 0 }
                let wanted = truth.filter { $0.row % 3 == 0 && $0.metres <= radius.metres }
                #expect(some.map(\.row) == wanted.prefix(3).map(\.row), "\(from) seed \(seed)")
            }
        }
    }

    @Test("Points in one spot and points metres apart are told apart")
    func close() throws {
        let seed: UInt64 = 12_345
        var generator = SeededGenerator(seed: seed)
        let niamey = try SahelPlace.niamey.coordinate()
        let points = (0..<500).map { _ in
            Coordinate.random(near: niamey, degrees: 0.0001, using: &generator)
        }
        let index = PointIndex(points)
        for _ in 0..<50 {
            let from = Coordinate.random(near: niamey, degrees: 0.0001, using: &generator)
            let truth = Self.bruteForce(points, from: from)
            let found = index.nearest(to: from, count: 5)
            #expect(found.map(\.row) == truth.prefix(5).map(\.row), "seed \(seed)")
        }
        let same = PointIndex(Array(repeating: niamey, count: 40))
        #expect(same.nearest(to: niamey, count: 3).map(\.row) == [0, 1, 2])
        #expect(same.within(.zero, of: niamey).count == 40)
    }

    @Test("An empty index, no count and a negative limit find nothing")
    func nothing() throws {
        let niamey = try SahelPlace.niamey.coordinate()
        #expect(PointIndex([]).nearest(to: niamey, count: 3).isEmpty)
        #expect(PointIndex([]).within(Length(kilometres: 1), of: niamey).isEmpty)
        #expect(PointIndex([niamey]).nearest(to: niamey, count: 0).isEmpty)
        #expect(PointIndex([niamey]).nearest(to: niamey, count: .max).count == 1)
        #expect(PointIndex([niamey]).within(Length(metres: -1), of: niamey).isEmpty)
    }
}

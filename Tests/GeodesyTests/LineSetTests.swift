import Geodesy
import TestSupport
import Testing

@Suite struct LineSetTests {
    struct Row: Sendable {
        let from: (Double, Double)
        let start: (Double, Double)
        let end: (Double, Double)
        let metres: Double
        let foot: (Double, Double)
    }

    /// Minima along the geodesic found by golden section with PyPI geographiclib 2.1.
    static let rows = [
        Row(
            from: (52, 5), start: (51.4, 0), end: (64, 22), metres: 240085.6552,
            foot: (53.296799, 2.164449)),
        Row(
            from: (40, -73), start: (35, 140), end: (33, -118), metres: 4061762.2922,
            foot: (33, -118)),
        Row(
            from: (15.0532111, 1.8355139), start: (15.3, 0.5), end: (15.2, 3.5), metres: 22918.1168,
            foot: (15.260216, 1.842675)),
        Row(
            from: (-17, 179), start: (-10, 175), end: (-20, -175), metres: 217306.8562,
            foot: (-15.635781, -179.537297)),
        Row(from: (89, 0), start: (85, 90), end: (85, -90), metres: 111693.8649, foot: (90, 0)),
        Row(
            from: (-33.9, 18.4), start: (-60, -60), end: (-60, 60), metres: 4120182.4458,
            foot: (-65.212611, 51.325012)),
        Row(
            from: (0, 0), start: (0.5, -10), end: (0.5, 10), metres: 56145.8232, foot: (0.507766, 0)
        ),
        Row(
            from: (10, 100), start: (20, -80), end: (-20, -60), metres: 16685710.3712,
            foot: (20, -80)),
    ]

    @Test("The foot on a geodesic agrees with a search by GeographicLib", arguments: rows)
    func feet(_ row: Row) throws {
        let from = try Coordinate(latitude: row.from.0, longitude: row.from.1)
        let start = try Coordinate(latitude: row.start.0, longitude: row.start.1)
        let end = try Coordinate(latitude: row.end.0, longitude: row.end.1)
        let lines = LineSet(lines: [[start, end]], edges: .geodesic)
        let found = try #require(lines.nearestPoint(to: from))
        #expect(abs(found.distance.metres - row.metres) < 1e-3, "\(found)")
        // The foot of a shallow minimum is less certain than its distance: the search gives metres.
        let foot = try Coordinate(latitude: row.foot.0, longitude: row.foot.1)
        #expect(Geodesic.wgs84.distance(from: found.coordinate, to: foot).metres < 2, "\(found)")
    }

    @Test("No sampled position of any line is nearer, and the foot lies on its line")
    func samples() throws {
        let seed: UInt64 = 1_729
        var generator = SeededGenerator(seed: seed)
        for round in 0..<60 {
            let centre = Coordinate.random(using: &generator)
            let spread = [0.01, 1, 30, 170][round % 4]
            let lines = (0..<3).map { _ in
                (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                    Coordinate.random(near: centre, degrees: spread, using: &generator)
                }
            }
            let set = LineSet(lines: lines, edges: .geodesic)
            let from = Coordinate.random(near: centre, degrees: spread * 1.5, using: &generator)
            let found = try #require(set.nearestPoint(to: from))
            var least = Length(metres: .infinity)
            for line in lines {
                for (start, end) in zip(line, line.dropFirst() + line.prefix(1))
                where line.count == 1 || end != line.first || start != line.last {
                    for point in Geodesic.wgs84.points(from: start, to: end, count: 400) {
                        least = min(least, Geodesic.wgs84.distance(from: from, to: point))
                    }
                }
            }
            #expect(found.distance.metres <= least.metres + 1e-4, "\(from) \(lines) seed \(seed)")
            let line = lines[found.shape]
            let onLine = zip(line, line.count == 1 ? line[...] : line.dropFirst()).contains {
                let whole = Geodesic.wgs84.distance(from: $0, to: $1)
                let parts = Geodesic.wgs84.length(of: [$0, found.coordinate, $1])
                return parts.metres - whole.metres < 1e-3
            }
            #expect(onLine, "\(from) \(lines) seed \(seed)")
            let check = Geodesic.wgs84.segment(from: from, to: found.coordinate)
            #expect(check.distance == found.distance && check.initialAzimuth == found.azimuth)
        }
    }

    @Test("A straight edge along a parallel is measured along the parallel")
    func parallel() throws {
        let west = try Coordinate(latitude: 49, longitude: -123)
        let east = try Coordinate(latitude: 49, longitude: -95)
        let winnipegLongitude = try Coordinate(latitude: 50, longitude: -109)
        let straight = try #require(
            LineSet(lines: [[west, east]]).nearestPoint(to: winnipegLongitude))
        // GeographicLib: from 50 N to 49 N along the meridian 111220.4 m.
        let down = try Coordinate(latitude: 49, longitude: -109)
        let meridian = Geodesic.wgs84.distance(from: winnipegLongitude, to: down)
        #expect(abs(straight.distance.metres - meridian.metres) < 0.2)
        let geodesic = try #require(
            LineSet(lines: [[west, east]], edges: .geodesic).nearestPoint(to: winnipegLongitude))
        #expect(geodesic.distance.kilometres < 30)
    }

    @Test("A limit leaves out what is farther, and no lines are nearest to nothing")
    func limits() throws {
        let niamey = try SahelPlace.niamey.coordinate()
        let lines = LineSet(lines: [
            [
                try SahelPlace.agadez.coordinate(), try SahelPlace.tessalit.coordinate(),
            ]
        ])
        #expect(lines.nearestPoint(to: niamey, within: Length(kilometres: 100)) == nil)
        #expect(lines.nearestPoint(to: niamey, within: Length(kilometres: 1000)) != nil)
        #expect(LineSet(lines: []).nearestPoint(to: niamey) == nil)
        #expect(LineSet(lines: [[], []]).nearestPoint(to: niamey) == nil)
        #expect(LineSet(lines: [[niamey]]).nearestPoint(to: niamey)?.distance == .zero)
    }
}

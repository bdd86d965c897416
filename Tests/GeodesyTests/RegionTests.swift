import Geodesy
import TestSupport
import Testing

@Suite struct RegionTests {
    private func ring(_ pairs: [(Double, Double)]) throws -> [Coordinate] {
        try pairs.map { try Coordinate(latitude: $0.0, longitude: $0.1) }
    }

    @Test("Cape Town is in a box around it and its mirror image is not", arguments: [true, false])
    func capeTown(_ closed: Bool) throws {
        var corners = try ring([(-35, 17), (-35, 20), (-33, 20), (-33, 17)])
        if closed { corners.append(corners[0]) }
        for kind in [EdgeKind.straight, .geodesic] {
            let region = try Region(polygons: [[corners]], edges: kind)
            #expect(try region.contains(Coordinate(latitude: -33.9, longitude: 18.4)))
            #expect(try !region.contains(Coordinate(latitude: 18.4, longitude: -33.9)))
            #expect(try !region.contains(Coordinate(latitude: 33.9, longitude: 18.4)))
        }
    }

    @Test("Holes are outside, and islands in them are inside again")
    func holes() throws {
        let outer = try ring([(0, 0), (0, 10), (10, 10), (10, 0)])
        let hole = try ring([(3, 3), (3, 7), (7, 7), (7, 3)])
        let island = try ring([(4, 4), (4, 6), (6, 6), (6, 4)])
        let region = try Region(polygons: [[outer, hole], [island]])
        #expect(try region.contains(Coordinate(latitude: 1, longitude: 1)))
        #expect(try !region.contains(Coordinate(latitude: 3.5, longitude: 5)))
        #expect(try region.contains(Coordinate(latitude: 5, longitude: 5)))
        let edge = try #require(try region.nearestEdge(to: Coordinate(latitude: 3.5, longitude: 5)))
        #expect(edge.shape == 0 || edge.shape == 1)
        #expect(try region.distance(from: Coordinate(latitude: 5, longitude: 5)) == .zero)
    }

    @Test("A ring across the antimeridian and the same ring cut there hold the same positions")
    func antimeridian() throws {
        let whole = try Region(polygons: [
            [ring([(-20, 177), (-20, -178), (-12, -178), (-12, 177)])]
        ])
        let cut = try Region(polygons: [
            [ring([(-20, 177), (-20, 180), (-12, 180), (-12, 177)])],
            [ring([(-20, -180), (-20, -178), (-12, -178), (-12, -180)])],
        ])
        let seed: UInt64 = 99
        var generator = SeededGenerator(seed: seed)
        let suva = try Coordinate(latitude: -16, longitude: 179.5)
        for _ in 0..<500 {
            let position = Coordinate.random(near: suva, degrees: 8, using: &generator)
            #expect(whole.contains(position) == cut.contains(position), "\(position) seed \(seed)")
            let one = try #require(whole.nearestEdge(to: position))
            let two = try #require(cut.nearestEdge(to: position))
            #expect(
                abs(one.distance.metres - two.distance.metres) < 0.2, "\(position) seed \(seed)")
        }
        for longitude in [180.0, -180] {
            let middle = try Coordinate(latitude: -16, longitude: longitude)
            #expect(whole.contains(middle) && cut.contains(middle))
            #expect(cut.nearestEdge(to: middle).map { $0.distance.kilometres > 100 } == true)
        }
        #expect(cut.boundingBox == whole.boundingBox)
        #expect(cut.boundingBox?.crossesAntimeridian == true)
    }

    @Test("A ring round the earth holds the nearer pole, with or without the seam of map data")
    func poles() throws {
        let turns = stride(from: -180.0, through: 170, by: 10).map { (-70.0, $0) }
        let open = try Region(polygons: [[ring(turns)]])
        let seam = try Region(polygons: [[ring(turns + [(-70, 180), (-90, 180), (-90, -180)])]])
        let seamed = try Region(polygons: [
            [ring(turns + [(-70, 180), (-90, 180), (-90, 90), (-90, 0), (-90, -90), (-90, -180)])]
        ])
        for region in [open, seam, seamed] {
            #expect(try region.contains(Coordinate(latitude: -90, longitude: 12)))
            #expect(try region.contains(Coordinate(latitude: -77.85, longitude: 166.67)))
            #expect(try region.contains(Coordinate(latitude: -77.85, longitude: 180)))
            #expect(try !region.contains(Coordinate(latitude: -69.9, longitude: 166.67)))
            #expect(try !region.contains(Coordinate(latitude: 90, longitude: 0)))
            let pole = try Coordinate(latitude: -90, longitude: 0)
            let edge = try #require(region.nearestEdge(to: pole))
            #expect(abs(edge.coordinate.latitude + 70) < 1e-5)
        }
        let north = try Region(polygons: [[ring(turns.map { (70, $0.1) })]], edges: .geodesic)
        #expect(try north.contains(Coordinate(latitude: 90, longitude: 0)))
        #expect(try north.contains(Coordinate(latitude: 71, longitude: 5)))
        #expect(try !north.contains(Coordinate(latitude: 69, longitude: 5)))
        #expect(try !north.contains(Coordinate(latitude: -80, longitude: 5)))
    }

    @Test("A box round the whole earth holds everything between its parallels")
    func belt() throws {
        let region = try Region(polygons: [
            [ring([(-60, -180), (-60, 180), (60, 180), (60, -180)])]
        ])
        #expect(try region.contains(SahelPlace.niamey.coordinate()))
        #expect(try region.contains(Coordinate(latitude: 0, longitude: 180)))
        #expect(try !region.contains(Coordinate(latitude: 61, longitude: 0)))
        #expect(try !region.contains(Coordinate(latitude: -61, longitude: 0)))
        #expect(region.boundingBox?.width == 360)
    }

    @Test("A straight edge follows its parallel, a geodesic one bends north of it")
    func edgeKinds() throws {
        let corners = try ring([(40, -123), (40, -95), (49, -95), (49, -123)])
        let between = try Coordinate(latitude: 49.5, longitude: -109)
        #expect(try !Region(polygons: [[corners]]).contains(between))
        #expect(try Region(polygons: [[corners]], edges: .geodesic).contains(between))
    }

    @Test("Regions that share an edge part the positions between them: each belongs to exactly one")
    func partition() throws {
        let seed: UInt64 = 561
        var generator = SeededGenerator(seed: seed)
        var shared: [(Double, Double)] = []
        for step in 0...40 {
            shared.append((Double(step) / 4, Double.random(in: 4...6, using: &generator)))
        }
        let west = try Region(polygons: [[ring([(0, 0)] + shared + [(10, 0)])]])
        let east = try Region(polygons: [[ring([(10, 10)] + shared.reversed() + [(0, 10)])]])
        for index in 0..<4_000 {
            var latitude = Double.random(in: 0.001..<10, using: &generator)
            var longitude = Double.random(in: 0..<10, using: &generator)
            if index.isMultiple(of: 4),
                let vertex = shared.dropFirst().dropLast()
                    .randomElement(using: &generator)
            {
                latitude = vertex.0
                longitude = vertex.1
            }
            let position = try Coordinate(latitude: latitude, longitude: longitude)
            #expect(
                west.contains(position) != east.contains(position), "\(position) seed \(seed)")
        }
    }

    @Test("Geodesic containment agrees with the side of the nearest edge as seen from inside")
    func geodesicOracle() throws {
        let seed: UInt64 = 2_047
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let centre = Coordinate.random(using: &generator)
            // A star around a centre: inside is what lies nearer than the edge in its direction.
            let radii = (0..<24).map { _ in Double.random(in: 800...900, using: &generator) }
            let corners = radii.enumerated().map { index, radius in
                Geodesic.wgs84.destination(
                    Length(kilometres: radius), toward: Azimuth(degrees: Double(index) * -15),
                    from: centre)
            }
            let region = try Region(polygons: [[corners]], edges: .geodesic)
            #expect(region.contains(centre), "\(centre) seed \(seed)")
            for _ in 0..<30 {
                let azimuth = Azimuth(degrees: Double.random(in: 0..<360, using: &generator))
                let inside = Geodesic.wgs84.destination(
                    Length(kilometres: Double.random(in: 0...780, using: &generator)),
                    toward: azimuth, from: centre)
                #expect(region.contains(inside), "\(centre) \(inside) seed \(seed)")
                let outside = Geodesic.wgs84.destination(
                    Length(kilometres: Double.random(in: 901...9_000, using: &generator)),
                    toward: azimuth, from: centre)
                #expect(!region.contains(outside), "\(centre) \(outside) seed \(seed)")
            }
        }
    }

    @Test("A ring without three corners is refused")
    func degenerate() throws {
        let point = try SahelPlace.niamey.coordinate()
        #expect(throws: GeodesyError.tooFewPositions(needed: 3, found: 1)) {
            try Region(polygons: [[[point, point, point, point]]])
        }
        #expect(throws: GeodesyError.tooFewPositions(needed: 3, found: 0)) {
            try Region(polygons: [[[]]])
        }
        let empty = try Region(polygons: [])
        #expect(!empty.contains(point) && empty.nearestEdge(to: point) == nil)
        #expect(empty.boundingBox == nil && empty.distance(from: point) == nil)
    }
}

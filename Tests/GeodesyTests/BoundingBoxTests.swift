import Geodesy
import TestSupport
import Testing

@Suite struct BoundingBoxTests {
    @Test("A box across the antimeridian holds Fiji and not Niamey")
    func fiji() throws {
        let box = try BoundingBox(west: 177, south: -20, east: -178, north: -12)
        #expect(box.crossesAntimeridian)
        #expect(box.width == 5)
        #expect(try box.contains(Coordinate(latitude: -18.14, longitude: 178.44)))
        #expect(try box.contains(Coordinate(latitude: -18, longitude: 180)))
        #expect(try box.contains(Coordinate(latitude: -18, longitude: -180)))
        #expect(try box.contains(Coordinate(latitude: -18, longitude: -178.5)))
        #expect(try !box.contains(SahelPlace.niamey.coordinate()))
        #expect(box.centre == (try Coordinate(latitude: -16, longitude: 179.5)))
    }

    @Test(
        "Edges out of range or in the wrong order are refused",
        arguments: [
            (0.0, 2.0, 0.0, 1.0), (-181, 0, 0, 1), (0, 0, 181, 1), (0, -91, 0, 1), (0, 0, 0, 90.5),
            (.nan, 0, 0, 1), (0, 0, .infinity, 1),
        ])
    func refused(_ west: Double, _ south: Double, _ east: Double, _ north: Double) {
        let error = #expect(throws: GeodesyError.self) {
            try BoundingBox(west: west, south: south, east: east, north: north)
        }
        #expect(error?.description.hasPrefix("Not a bounding box: ") == true)
    }

    @Test("The box of positions on both sides of the antimeridian is the narrow one")
    func narrow() throws {
        let suva = try Coordinate(latitude: -18.14, longitude: 178.44)
        let apia = try Coordinate(latitude: -13.83, longitude: -171.76)
        let box = try #require(BoundingBox(containing: [apia, suva]))
        #expect(
            box == (try BoundingBox(west: 178.44, south: -18.14, east: -171.76, north: -13.83)))
        #expect(BoundingBox(containing: []) == nil)
    }

    @Test("A pole lies in every box that reaches it")
    func poles() throws {
        let box = try BoundingBox(west: 10, south: 80, east: 20, north: 90)
        #expect(try box.contains(Coordinate(latitude: 90, longitude: -100)))
        #expect(try !box.contains(Coordinate(latitude: 89.9, longitude: -100)))
    }

    @Test("Boxes hold what they were made of, and unions hold both")
    func properties() throws {
        let seed: UInt64 = 8_128
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3_000 {
            let count = Int.random(in: 1...5, using: &generator)
            let first = (0..<count).map { _ in Coordinate.random(using: &generator) }
            let second = (0..<count).map { _ in Coordinate.random(using: &generator) }
            let one = try #require(BoundingBox(containing: first))
            let two = try #require(BoundingBox(containing: second))
            let both = one.union(two)
            #expect(first.allSatisfy { one.contains($0) }, "\(first) seed \(seed)")
            #expect((first + second).allSatisfy { both.contains($0) }, "\(one) \(two) seed \(seed)")
            #expect(both == BoundingBox(union: [two, one]), "seed \(seed)")
            let anyShared = (first + second).contains { one.contains($0) && two.contains($0) }
            #expect(!anyShared || one.intersects(two), "seed \(seed)")
            #expect(one.intersects(two) == two.intersects(one), "seed \(seed)")
            // No box could be narrower: every longitude starts one, and the narrowest wins.
            let narrowest =
                first.map { start in
                    first.map { other in
                        let turn = other.longitude - start.longitude
                        return turn < 0 ? turn + 360 : turn
                    }.max() ?? 0
                }.min() ?? 0
            #expect(one.width <= narrowest + 1e-9, "\(first) \(one) seed \(seed)")
        }
    }
}

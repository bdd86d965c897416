import Gazetteer
import Geodesy
import Layers
import TestSupport
import Testing

/// The nearest places are those that measuring to each place finds.
@Suite struct NearestPlacesTests {
    private static func random(_ generator: inout SeededGenerator) throws -> Coordinate {
        switch Int.random(in: 0..<5, using: &generator) {
        case 0:  // about a pole
            let latitude = Double.random(in: 89...90, using: &generator)
            return try Coordinate(
                latitude: Bool.random(using: &generator) ? latitude : -latitude,
                longitude: Double.random(in: -180...180, using: &generator))
        case 1:  // about the antimeridian
            let longitude = Double.random(in: 179...180, using: &generator)
            return try Coordinate(
                latitude: Double.random(in: -60...60, using: &generator),
                longitude: Bool.random(using: &generator) ? longitude : -longitude)
        default:
            return try Coordinate(
                latitude: Double.random(in: -90...90, using: &generator),
                longitude: Double.random(in: -180...180, using: &generator))
        }
    }

    @Test("The tree agrees with measuring to each place", arguments: [91, 92])
    func oracle(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var builder = GazetteerBuilder()
        for number in 1...300 {
            let coordinate = try Self.random(&generator)
            builder.add(
                Place(
                    id: PlaceID(rawValue: "geonames:\(number)"), name: "P\(number)",
                    featureClass: number % 3 == 0 ? .hydrographic : .populated,
                    featureCode: "PPL", countries: [], coordinate: coordinate,
                    extent: Length(kilometres: 1), uncertainty: Length(kilometres: 1),
                    provenance: .init(source: "test", recordID: nil, date: nil, licence: nil)))
        }
        let index = try builder.index()
        let geodesic = Geodesic.wgs84
        for _ in 0..<60 {
            let position = try Self.random(&generator)
            var measured: [(row: Int, distance: Length)] = []
            for row in 0..<index.count {
                let distance = geodesic.distance(from: index.coordinate(at: row), to: position)
                measured.append((row, distance))
            }
            measured.sort { first, second in
                first.distance == second.distance
                    ? first.row < second.row : first.distance < second.distance
            }
            let five = index.nearest(to: position, count: 5)
            #expect(five.map { $0.row } == measured.prefix(5).map { $0.row }, "seed \(seed)")
            let water = index.nearest(to: position, count: 3) { row in
                index.featureClass(at: row) == .hydrographic
            }
            let allWater = measured.filter { index.featureClass(at: $0.row) == .hydrographic }
            #expect(water.map { $0.row } == allWater.prefix(3).map { $0.row }, "seed \(seed)")
            let limit = Length(kilometres: 500)
            let near = index.nearest(to: position, count: 300, within: limit)
            let allNear = measured.filter { $0.distance <= limit }
            #expect(near.map { $0.row } == allNear.map { $0.row }, "seed \(seed)")
        }
    }

    @Test("For 10,000 positions the nearest place is that of measuring to each", arguments: [93])
    func nearestOne(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        var builder = GazetteerBuilder()
        var places: [Coordinate] = []
        for number in 1...150 {
            let coordinate = try Self.random(&generator)
            places.append(coordinate)
            builder.add(
                Place(
                    id: PlaceID(rawValue: "geonames:\(number)"), name: "P\(number)",
                    featureClass: .populated, featureCode: "PPL", countries: [],
                    coordinate: coordinate, extent: Length(kilometres: 1),
                    uncertainty: Length(kilometres: 1),
                    provenance: .init(source: "test", recordID: nil, date: nil, licence: nil)))
        }
        let index = try builder.index()
        var positions: [Coordinate] = []
        for number in 0..<10_000 {
            // Each tenth position is that of a place.
            positions.append(
                number % 10 == 0 ? places[number / 10 % places.count] : try Self.random(&generator))
        }
        let geodesic = Geodesic.wgs84
        let rows = await index.nearestRows(toEach: positions)
        let coordinates = (0..<index.count).map { index.coordinate(at: $0) }
        for (position, row) in zip(positions, rows) {
            var best = (row: -1, metres: Double.infinity)
            for (row, coordinate) in coordinates.enumerated() {
                let metres = geodesic.distance(from: coordinate, to: position).metres
                if metres < best.metres { best = (row, metres) }
            }
            #expect(row == best.row, "seed \(seed), \(position)")
            #expect(index.nearest(to: position)?.row == best.row, "seed \(seed), \(position)")
        }
    }

    @Test("Without places there is no nearest one")
    func none() async throws {
        let index = try GazetteerBuilder().index()
        let position = try Coordinate(latitude: 13.5, longitude: 2.1)
        #expect(index.nearest(to: position) == nil)
        #expect(await index.nearestRows(toEach: [position]) == [-1])
    }
}

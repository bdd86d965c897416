import Foundation
import Geodesy
import Layers
import MapService
import TestSupport
import Testing

/// Answers to random questions, compared with looking at every feature.
///
/// `ORACLE_ROUNDS=10000 swift test --filter OracleTests` asks as many as the project promises.
@Suite("Random boxes and intervals") struct OracleTests {
    private struct Row {
        let id: String
        let latitude: Double?
        let longitude: Double?
        /// Days since 1970; both nil for a feature without a time.
        let start: Int?
        let end: Int?
    }

    private let rounds =
        ProcessInfo.processInfo.environment["ORACLE_ROUNDS"].flatMap { Int($0) } ?? 150
    private let seed =
        ProcessInfo.processInfo.environment["TEST_SEED"].flatMap { UInt64($0) } ?? 6_001

    private func rows(_ random: inout SeededGenerator) -> [Row] {
        let seams: [(Double, Double)] = [
            (0, 180), (0, -180), (90, 0), (90, 77), (-90, -3), (45, 180), (-45, -180), (0, 0),
        ]
        return (1...400).map { number in
            let isUnlocated = number.isMultiple(of: 97)
            var (latitude, longitude) = (
                Double(Int.random(in: -90...90, using: &random)),
                Double(Int.random(in: -180...180, using: &random))
            )
            if number <= seams.count { (latitude, longitude) = seams[number - 1] }
            let start = Int.random(in: 0...2000, using: &random)
            let isUndated = number.isMultiple(of: 89)
            return Row(
                id: String(number), latitude: isUnlocated ? nil : latitude,
                longitude: isUnlocated ? nil : longitude, start: isUndated ? nil : start,
                end: isUndated ? nil : start + Int.random(in: 0...40, using: &random))
        }
    }

    private func layer(_ rows: [Row]) -> Layer {
        func date(_ day: Int?) -> PropertyValue {
            day.flatMap { CalendarDate(daysSinceEpoch: $0) }.map(PropertyValue.date) ?? .null
        }
        return Layer(
            name: "rows", title: "Rows",
            features: rows.map { row in
                var geometry: Geometry?
                if let latitude = row.latitude, let longitude = row.longitude {
                    geometry = (try? Coordinate(latitude: latitude, longitude: longitude))
                        .map(Geometry.point)
                }
                return Feature(
                    id: row.id, geometry: geometry,
                    properties: [
                        .init("date_start", date(row.start)), .init("date_end", date(row.end)),
                    ])
            })
    }

    /// Whether a box holds a position: at the poles longitude means nothing, and -180 is 180.
    private func holds(
        _ west: Double, _ south: Double, _ east: Double, _ north: Double, _ row: Row
    ) -> Bool {
        guard let latitude = row.latitude, let longitude = row.longitude else { return true }
        guard latitude >= south, latitude <= north else { return false }
        if abs(latitude) == 90 { return true }
        let longitudes = abs(longitude) == 180 ? [-180.0, 180] : [longitude]
        return longitudes.contains { value in
            west <= east ? value >= west && value <= east : value >= west || value <= east
        }
    }

    private func box(_ random: inout SeededGenerator) -> (edges: [Double], text: String) {
        func number(_ range: ClosedRange<Int>) -> Double {
            Double(Int.random(in: range, using: &random))
                + (Bool.random(using: &random) ? 0.5 : 0)
        }
        var west = min(180, number(-180...180))
        var east = min(180, number(-180...180))
        let latitudes = [min(90, number(-90...90)), min(90, number(-90...90))].sorted()
        var (south, north) = (latitudes[0], latitudes[1])
        switch Int.random(in: 0..<6, using: &random) {
        case 0: (south, north) = (min(south, 89), 90)
        case 1: (south, north) = (-90, max(north, -89))
        case 2: (east, north) = (west, south)
        case 3: (west, east) = (-180, 180)
        default: break
        }
        let numbers =
            Bool.random(using: &random)
            ? [west, south, east, north] : [west, south, -50, east, north, 9000]
        return (
            [west, south, east, north],
            numbers.map { String($0) }.joined(separator: ",")
        )
    }

    private func clients(_ rows: [Row]) async throws -> ([TestClient], String) {
        let layer = layer(rows)
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("oracle-\(UUID().uuidString).gpkg").path
        try GeoPackage.write([(layer, nil)], to: path)
        let file = try GeoPackage(path: path).layer("rows")
        let sources: [any FeatureSource] = [IndexedLayer(layer), file]
        var clients: [TestClient] = []
        for source in sources {
            clients.append(
                TestClient(
                    try MapService(collections: [try await ServiceCollection(source: source)])))
        }
        return (clients, path)
    }

    @Test("Boxes across all seams choose what looking at every feature chooses")
    func boxes() async throws {
        var random = SeededGenerator(seed: seed)
        let rows = rows(&random)
        let (clients, path) = try await clients(rows)
        defer { try? FileManager.default.removeItem(atPath: path) }
        for round in 0..<rounds {
            let (edges, text) = box(&random)
            let expected = rows.filter { holds(edges[0], edges[1], edges[2], edges[3], $0) }
                .map(\.id)
            let client = clients[round % clients.count]
            let reply = try await client.get("/collections/rows/items?limit=1000&bbox=\(text)")
            #expect(reply.status == 200, "seed \(seed), bbox \(text)")
            #expect(reply.ids == expected, "seed \(seed), source \(round % 2), bbox \(text)")
        }
    }

    @Test("Intervals choose what looking at every feature chooses") func intervals() async throws {
        var random = SeededGenerator(seed: seed + 1)
        let rows = rows(&random)
        let (clients, path) = try await clients(rows)
        defer { try? FileManager.default.removeItem(atPath: path) }
        for round in 0..<rounds {
            let first = Int.random(in: -10...2050, using: &random)
            let last = first + Int.random(in: 0...60, using: &random)
            let (text, low, high) = try interval(
                Int.random(in: 0..<6, using: &random), first, last)
            let expected = rows.filter { row in
                guard let start = row.start, let end = row.end else { return true }
                return (low.map { end >= $0 } ?? true) && (high.map { start <= $0 } ?? true)
            }.map(\.id)
            let client = clients[round % clients.count]
            let reply = try await client.get("/collections/rows/items?limit=1000&datetime=\(text)")
            #expect(reply.ids == expected, "seed \(seed), source \(round % 2), \(text)")
        }
    }

    /// A value of `datetime`, and the first and the last day that it touches.
    private func interval(
        _ kind: Int, _ first: Int, _ last: Int
    ) throws -> (text: String, low: Int?, high: Int?) {
        let start = try #require(CalendarDate(daysSinceEpoch: first)).description
        let end = try #require(CalendarDate(daysSinceEpoch: last)).description
        return switch kind {
        case 0: (start, first, first)
        case 1: ("\(start)T07:15:00Z", first, first)
        case 2: ("\(start)/..", first, nil)
        case 3: ("/\(end)", nil, last)
        case 4: ("\(start)T23:59:59Z/\(end)T23:59:59.5Z", first, last)
        default: ("\(start)/\(end)", first, last)
        }
    }
}

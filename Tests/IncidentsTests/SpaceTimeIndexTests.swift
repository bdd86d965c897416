import Foundation
import Geodesy
import Incidents
import TestSupport
import Testing

@Suite struct SpaceTimeIndexTests {
    private struct Row {
        let coordinate: Coordinate
        let days: ClosedRange<Int>?
    }

    /// Rows around a few places, along the antimeridian, at the poles and everywhere.
    private func scattered(
        _ count: Int, decimals: Double?, _ random: inout SeededGenerator
    ) throws -> [Row] {
        let centers = [(13.5, 2.1), (-18.1, 178.4), (-77.8, 166.7), (89.9, 0), (-90, 0), (0, 180)]
        return try (0..<count).map { number in
            var latitude = Double.random(in: -90...90, using: &random)
            var longitude = Double.random(in: -180...180, using: &random)
            if number.isMultiple(of: 2), let center = centers.randomElement(using: &random) {
                latitude = center.0 + Double.random(in: -2...2, using: &random)
                longitude = center.1 + Double.random(in: -2...2, using: &random)
            }
            latitude = min(90, max(-90, latitude))
            if longitude > 180 { longitude -= 360 }
            if let decimals {
                latitude = (latitude * decimals).rounded() / decimals
                longitude = (longitude * decimals).rounded() / decimals
            }
            let first = Int.random(in: -800...9_000, using: &random)
            let length = [0, 0, 0, 0, 3, 20, 200, 4_000].randomElement(using: &random) ?? 0
            let isUndated = number.isMultiple(of: 17)
            return Row(
                coordinate: try Coordinate(latitude: latitude, longitude: longitude),
                days: isUndated ? nil : first...(first + length))
        }
    }

    private func index(_ rows: [Row], keptAt path: String? = nil) throws -> SpaceTimeIndex {
        var columns = SpaceTimeColumns()
        for row in rows { columns.append(row.coordinate, days: row.days) }
        return try SpaceTimeIndex(columns, keptAt: path, stamp: Array("as of today".utf8))
    }

    @Test(
        "The index finds exactly the rows that measuring every one finds",
        arguments: [1e5, 1e7, nil] as [Double?])
    func oracle(decimals: Double?) throws {
        let seed: UInt64 = 5_002
        var random = SeededGenerator(seed: seed)
        let rows = try scattered(1_500, decimals: decimals, &random)
        let index = try index(rows)
        #expect(index.count == rows.count)
        let radii = [
            1, 900, 30_000, 250_000, 999_999, 2_500_000, 12_000_000, 19_900_000, 20_003_932,
        ]
        var found = 0
        for query in 0..<600 {
            let isOnRow = query.isMultiple(of: 3)
            let anywhere = try Coordinate(
                latitude: [-90, 90, 0, Double.random(in: -90...90, using: &random)][query % 4],
                longitude: [-180, 180, 2, Double.random(in: -180...180, using: &random)][query % 4])
            let row = rows.randomElement(using: &random)
            let center = isOnRow ? row?.coordinate ?? anywhere : anywhere
            let radius = Length(metres: Double(radii[query % radii.count]))
            let day = Int.random(in: -900...9_500, using: &random)
            let windows = [nil, day...day, day...(day + 29), -100_000...100_000]
            let window = windows[query / radii.count % windows.count]
            let expected = rows.indices.filter { index in
                if let window {
                    guard let days = rows[index].days, days.overlaps(window) else { return false }
                }
                return Geodesic.wgs84.distance(from: center, to: rows[index].coordinate) <= radius
            }
            let answer = index.rows(within: radius, of: center, days: window).map(Int.init).sorted()
            #expect(answer == expected, "seed \(seed), query \(query)")
            found += expected.count
        }
        #expect(found > 10_000)
    }

    @Test("A limit that is exactly the distance of a row decides as the geodesic does")
    func limits() throws {
        var random = SeededGenerator(seed: 5_003)
        let rows = try scattered(200, decimals: 1e5, &random)
        let index = try index(rows)
        let center = try Coordinate(latitude: 13.51366, longitude: 2.1098)
        for (number, row) in rows.enumerated() {
            let distance = Geodesic.wgs84.distance(from: center, to: row.coordinate)
            #expect(index.rows(within: distance, of: center).contains(UInt32(number)))
            let less = Length(metres: distance.metres.nextDown)
            #expect(!index.rows(within: less, of: center).contains(UInt32(number)))
        }
    }

    @Test("Rows of single days with five decimals take at most 32 bytes")
    func size() throws {
        var columns = SpaceTimeColumns()
        var random = SeededGenerator(seed: 5_004)
        for day in 0..<200_000 {
            let latitude = Double(Int.random(in: -8_000_000...8_000_000, using: &random)) / 1e5
            columns.append(
                try Coordinate(latitude: latitude, longitude: latitude), days: day...day)
        }
        let index = try SpaceTimeIndex(columns)
        #expect(index.size <= 32 * index.count)
    }

    @Test("A kept index is found again with the same answers, and only with the same stamp")
    func kept() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("index-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var random = SeededGenerator(seed: 5_005)
        let rows = try scattered(500, decimals: nil, &random)
        let built = try index(rows, keptAt: path)
        let stamp = Array("as of today".utf8)
        let found = try #require(SpaceTimeIndex(keptAt: path, stamp: stamp))
        let center = try Coordinate(latitude: 0, longitude: 179)
        let radius = Length(kilometres: 8_000)
        #expect(found.rows(within: radius, of: center) == built.rows(within: radius, of: center))
        #expect(found.isIntact())
        #expect(SpaceTimeIndex(keptAt: path, stamp: Array("as of yesterday".utf8)) == nil)
        #expect(SpaceTimeIndex(keptAt: path, stamp: []) == nil)
        #expect(SpaceTimeIndex(keptAt: path + "-none", stamp: stamp) == nil)
    }

    @Test("A damaged file is refused or answered from, and never stops the program")
    func damaged() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("index-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var random = SeededGenerator(seed: 5_006)
        let stamp = Array("as of today".utf8)
        _ = try index(try scattered(300, decimals: 1e5, &random), keptAt: path)
        let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let center = try Coordinate(latitude: 13.5, longitude: 2.1)
        var unnoticed = 0
        for round in 0..<300 {
            var bytes = whole
            if round.isMultiple(of: 5) {
                bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
            } else {
                let limit = round.isMultiple(of: 2) ? 800 : bytes.count
                for _ in 0..<3 {
                    bytes[Int.random(in: 0..<limit, using: &random)] ^= UInt8.random(
                        in: 1...255, using: &random)
                }
            }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            guard let index = SpaceTimeIndex(keptAt: path, stamp: stamp) else { continue }
            unnoticed += index.isIntact() ? 1 : 0
            _ = index.rows(within: Length(kilometres: 3_000), of: center, days: 0...5_000)
            _ = index.rows(within: Length(kilometres: 20_004), of: center)
        }
        #expect(unnoticed == 0)
    }
}

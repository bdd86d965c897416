import Foundation
import Geodesy
import Incidents
import Layers
import TestSupport
import Testing

/// Questions near a position, beside measuring every incident.
///
/// `ORACLE_ROUNDS=10000 swift test --filter NearOracleTests` asks 10,000 questions of 100,000
/// incidents; without it there are fewer of both.
@Suite struct NearOracleTests {
    /// A synthetic incident as the oracle knows it.
    struct Row: Sendable {
        let id: String
        let coordinate: Coordinate
        let days: ClosedRange<Int>?
    }

    /// What is asked and found by looking at everything.
    private struct Expected {
        var near: [(distance: Length, day: Int, id: String)] = []
        var undated = 0
    }

    private static let rounds =
        ProcessInfo.processInfo.environment["ORACLE_ROUNDS"].flatMap { Int($0) } ?? 160
    private static let parts = 4
    /// An answer of more is compared with the log in memory, and only now and then with the file.
    private static let mostFromFile = 1_000

    /// The same rows for all parts, made once.
    private static let rows = Result {
        var random = SeededGenerator(seed: 5_100)
        return try (0..<(rounds >= 10_000 ? 100_000 : 6_000)).map { try row($0, &random) }
    }

    private static let log = Result { IncidentLog(records: try rows.get().map(incident)) }

    /// A third around a few places, a third along the antimeridian and the poles, a third anywhere.
    private static func row(_ number: Int, _ random: inout SeededGenerator) throws -> Row {
        var latitude = Double.random(in: -90...90, using: &random)
        var longitude = Double.random(in: -180...180, using: &random)
        switch number % 6 {
        case 0, 1:
            let center = [(13.5, 2.1), (-18.1, 178.4), (6.9, 17.2)][number / 6 % 3]
            latitude = center.0 + Double.random(in: -3...3, using: &random)
            longitude = center.1 + Double.random(in: -3...3, using: &random)
        case 2: longitude = 180 + Double.random(in: -1...1, using: &random)
        case 3: latitude = (number / 6).isMultiple(of: 2) ? 90 - abs(latitude) / 100 : -90
        default: break
        }
        if longitude > 180 { longitude -= 360 }
        let first = Int.random(in: 15_000...18_000, using: &random)
        let length = [0, 0, 0, 6, 30, 365][Int.random(in: 0..<6, using: &random)]
        return Row(
            id: "table:\(number)",
            coordinate: try Coordinate(
                latitude: (latitude * 1e5).rounded() / 1e5,
                longitude: (longitude * 1e5).rounded() / 1e5),
            days: number.isMultiple(of: 19) ? nil : first...(first + length))
    }

    private static func incident(_ row: Row) -> Incident {
        Incident(
            id: row.id, title: "", kind: .ambush,
            date: IncidentDate(
                period: row.days.flatMap { days in
                    DatePeriod(
                        start: CalendarDate(daysSinceEpoch: days.lowerBound),
                        end: CalendarDate(daysSinceEpoch: days.upperBound))
                }, precision: .day),
            place: IncidentPlace(name: "", precision: .point, coordinate: row.coordinate))
    }

    /// A file with the rows and an index beside it, imported from a table.
    private func file(_ rows: [Row]) throws -> IncidentFile {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("oracle-\(UUID().uuidString).gpkg").path
        var lines = ["id,date_start,date_end,lat,lon,type"]
        for row in rows {
            let days = [row.days?.lowerBound, row.days?.upperBound].map { day in
                day.flatMap { CalendarDate(daysSinceEpoch: $0) }.map { "\($0)" } ?? ""
            }
            lines.append(
                "\(row.id.dropFirst(6)),\(days[0]),\(days[1]),\(row.coordinate.latitude),"
                    + "\(row.coordinate.longitude),ambush")
        }
        let file = try IncidentFile(path: path, isWritable: true)
        var reader = try IncidentReader(
            MemorySource(Array(lines.joined(separator: "\n").utf8), name: "table"), name: "table",
            countries: Reading.countries)
        let report = try file.importRecords(from: &reader, name: "table")
        #expect(report.added == rows.count)
        try file.prepareIndex()
        return file
    }

    private func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", ".index"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    private func expected(
        _ rows: [Row], _ center: Coordinate, _ radius: Length, _ window: ClosedRange<Int>?
    ) -> Expected {
        var expected = Expected()
        for row in rows {
            let distance = Geodesic.wgs84.distance(from: center, to: row.coordinate)
            guard distance <= radius else { continue }
            guard let window else {
                expected.near.append((distance, latest(row), row.id))
                continue
            }
            guard let days = row.days else {
                expected.undated += 1
                continue
            }
            if days.overlaps(window) {
                expected.near.append((distance, latest(row), row.id))
            }
        }
        expected.near.sort { ($0.distance, $0.day, $0.id) < ($1.distance, $1.day, $1.id) }
        return expected
    }

    /// A number that is smaller for later days and greatest without one.
    private func latest(_ row: Row) -> Int { row.days.map { -$0.lowerBound } ?? .max }

    private func center(
        _ round: Int, _ rows: [Row], _ random: inout SeededGenerator
    ) throws -> Coordinate {
        let latitude = Double.random(in: -90...90, using: &random)
        let longitude = Double.random(in: -180...180, using: &random)
        return switch round % 8 {
        case 0: try Coordinate(latitude: 90, longitude: longitude)
        case 1: try Coordinate(latitude: -90, longitude: longitude)
        case 2: try Coordinate(latitude: latitude, longitude: 180)
        case 3: try Coordinate(latitude: latitude, longitude: -180)
        case 4: try Coordinate(latitude: latitude, longitude: longitude)
        default: rows[Int.random(in: 0..<rows.count, using: &random)].coordinate
        }
    }

    private func window(_ round: Int, _ random: inout SeededGenerator) -> ClosedRange<Int>? {
        let day = Int.random(in: 14_900...18_400, using: &random)
        return [nil, day...day, day...(day + 29), 0...30_000][round / 8 % 4]
    }

    @Test("Every answer is that of measuring all, order included", arguments: 0..<parts)
    func oracle(part: Int) throws {
        let seed = UInt64(5_200 + part)
        var random = SeededGenerator(seed: seed)
        let rows = try Self.rows.get()
        let log = try Self.log.get()
        let file = try file(rows)
        defer { remove(file.path) }
        var found = 0
        for round in 0..<(Self.rounds / Self.parts) {
            let center = try center(round, rows, &random)
            // From a metre to beyond the farthest two positions, as many of each size.
            let radius = Length(metres: pow(10, Double.random(in: 0...7.302, using: &random)))
            let window = window(round, &random)
            let expected = expected(rows, center, radius, window)
            found += expected.near.count
            let query = IncidentQuery(
                circle: .init(center: center, radius: radius),
                period: window.flatMap { days in
                    DatePeriod(
                        start: CalendarDate(daysSinceEpoch: days.lowerBound),
                        end: CalendarDate(daysSinceEpoch: days.upperBound))
                })
            var answers = [try log.answer(query)]
            if expected.near.count <= Self.mostFromFile || round.isMultiple(of: 100) {
                answers.append(try file.answer(query))
            }
            for answer in answers {
                let isEqual =
                    answer.located.map(\.incident.id) == expected.near.map(\.id)
                    && answer.located.map { $0.segment?.distance } == expected.near.map(\.distance)
                    && answer.matched == expected.near.count && answer.undated == expected.undated
                #expect(isEqual, "seed \(seed), round \(round), \(center), \(radius)")
            }
        }
        #expect(found > Self.rounds)
        try file.close()
    }
}

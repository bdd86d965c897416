import Foundation
import Geodesy
import Incidents
import Layers

/// Incidents within a radius and a window of days, out of millions.
struct NearBenchmark {
    private struct Query {
        let center: Coordinate
        let firstDay: Int
        let lastDay: Int
    }

    private let index: SpaceTimeIndex
    private let queries: [Query]
    private let runs: Int
    /// How many queries are asked, by window, where not as many as usual.
    private let limits: [String: Int]
    /// The folder for fingerprints of the answers.
    private let answers: String?
    private let buildSeconds: Double
    private let reopenSeconds: Double

    init(
        events: String, queries path: String, runs: Int, limits: [String: Int], answers: String?
    ) throws {
        self.runs = runs
        self.limits = limits
        self.answers = answers
        var columns = SpaceTimeColumns()
        var reader = try DelimitedReader(path: events, dialect: .csv)
        var record = DelimitedRecord()
        _ = try reader.next(into: &record)
        while try reader.next(into: &record) {
            guard let number = UInt32(record[0]),
                let day = CalendarDate(iso: record[1])?.daysSinceEpoch,
                let latitude = Double(record[2]), let longitude = Double(record[3])
            else { continue }
            columns.append(
                try Coordinate(latitude: latitude, longitude: longitude), days: day...day,
                number: number)
        }
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("near-\(ProcessInfo.processInfo.processIdentifier).index").path
        let clock = ContinuousClock()
        var built: SpaceTimeIndex?
        buildSeconds = try clock.measure {
            built = try SpaceTimeIndex(columns, keptAt: file, stamp: Array(events.utf8))
        }.seconds
        var reopened: SpaceTimeIndex?
        reopenSeconds =
            clock.measure {
                reopened = SpaceTimeIndex(keptAt: file, stamp: Array(events.utf8))
            }.seconds
        try FileManager.default.removeItem(atPath: file)
        guard built != nil, let reopened else { throw CocoaError(.fileReadUnknown) }
        index = reopened
        var list: [Query] = []
        var lines = try DelimitedReader(path: path, dialect: .csv)
        while try lines.next(into: &record) {
            guard let latitude = Double(record[0]), let longitude = Double(record[1]),
                let first = CalendarDate(iso: record[2]), let last = CalendarDate(iso: record[3])
            else { continue }
            list.append(
                Query(
                    center: try Coordinate(latitude: latitude, longitude: longitude),
                    firstDay: first.daysSinceEpoch, lastDay: last.daysSinceEpoch))
        }
        queries = list
    }

    func measure(radii: [Double]) throws {
        for radius in radii {
            // As many as the peers take, so that hits for a query can be compared.
            let usual = radius > 150 ? 500 : radius > 30 ? 2000 : 10_000
            for window in ["1d", "30d", "all"] {
                let count = min(queries.count, limits[window] ?? usual)
                measure(Length(kilometres: radius), window, count)
                if let answers {
                    try fingerprints(Length(kilometres: radius), window, count)
                        .write(
                            toFile: "\(answers)/toposcope-\(window)", atomically: false,
                            encoding: .utf8)
                }
            }
        }
    }

    private func answer(_ query: Query, _ radius: Length, _ window: String) -> [UInt32] {
        let days: ClosedRange<Int>? =
            switch window {
            case "1d": query.firstDay...query.firstDay
            case "30d": query.firstDay...query.lastDay
            default: nil
            }
        return index.rows(within: radius, of: query.center, days: days)
    }

    private func fingerprints(_ radius: Length, _ window: String, _ count: Int) -> String {
        queries.prefix(count).map { query in
            let found = answer(query, radius, window)
            let sum = found.reduce(UInt64(0)) { $0 &+ UInt64($1) }
            let squares = found.reduce(UInt64(0)) { $0 &+ UInt64($1) &* UInt64($1) }
            return "\(found.count) \(sum) \(squares)\n"
        }.joined()
    }

    private func measure(_ radius: Length, _ window: String, _ count: Int) {
        let clock = ContinuousClock()
        var means: [Double] = []
        var latencies: [Double] = []
        var hits = 0
        for _ in 0..<runs {
            hits = 0
            let whole = clock.measure {
                for query in queries.prefix(count) {
                    let start = clock.now
                    hits += answer(query, radius, window).count
                    latencies.append((clock.now - start).seconds)
                }
            }
            means.append(whole.seconds / Double(count) * 1e6)
        }
        latencies.sort()
        means.sort()
        let figures: [(String, Double)] = [
            ("per_op_us", means[means.count / 2]),
            ("p50_us", latencies[latencies.count / 2] * 1e6),
            ("p99_us", latencies[latencies.count * 99 / 100] * 1e6),
            ("hits_per_op", Double(hits) / Double(count)), ("build_s", buildSeconds),
            ("reopen_us", reopenSeconds * 1e6),
            ("bytes_per_row", Double(index.size) / Double(max(1, index.count))),
        ]
        let fields = figures.map { "\"\($0.0)\":\(($0.1 * 1000).rounded() / 1000)" }
        print(
            "{\"task\":\"near_R\(Int(radius.kilometres))_\(window)\",\"peer\":\"toposcope\","
                + "\"rows\":\(index.count),\"n\":\(count),\(fields.joined(separator: ","))}")
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

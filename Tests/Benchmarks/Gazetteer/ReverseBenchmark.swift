import Gazetteer
import Geodesy
import Layers

/// The nearest place to each of many positions: one at a time, and all at once on all cores.
///
/// The positions are lines of latitude and longitude with a comma between them.
struct ReverseBenchmark {
    private let file: String
    private let positions: [Coordinate]
    private let rounds: Int

    init(_ arguments: [String]) throws {
        file = arguments[0]
        rounds = arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5
        positions = try FileBytes.read(arguments[1]).split(separator: 10).compactMap { line in
            let parts = String(decoding: line, as: UTF8.self).split(separator: ",")
            guard parts.count >= 2, let latitude = Double(parts[0]),
                let longitude = Double(parts[1])
            else { return nil }
            return try Coordinate(latitude: latitude, longitude: longitude)
        }
    }

    func run() async throws {
        let index = try PlaceIndex(path: file)
        var times: [Double] = []
        var totals: [Double] = []
        var sum = 0.0
        // The peers have just built what they ask and have it in memory; a file may still be on the disk.
        _ = await index.nearestRows(toEach: positions)
        for _ in 0..<rounds {
            sum = 0
            let round = Stopwatch()
            for position in positions {
                let one = Stopwatch()
                sum += index.nearest(to: position)?.segment.distance.metres ?? 0
                times.append(one.seconds)
            }
            totals.append(round.seconds)
        }
        report("reverse_nearest", times, totals, sum)
        totals = []
        for _ in 0..<rounds {
            let round = Stopwatch()
            let rows = await index.nearestRows(toEach: positions)
            totals.append(round.seconds)
            sum = zip(rows, positions).reduce(0) { sum, pair in
                sum
                    + Geodesic.wgs84.distance(
                        from: index.coordinate(at: pair.0), to: pair.1
                    ).metres
            }
        }
        report("reverse_batch", [], totals, sum)
    }

    private func report(_ task: String, _ times: [Double], _ totals: [Double], _ sum: Double) {
        let times = times.sorted()
        let totals = totals.sorted()
        func microseconds(_ seconds: Double) -> Double { (seconds * 1e9).rounded() / 1000 }
        let count = Double(max(1, positions.count))
        var line =
            "{\"task\":\"\(task)\",\"peer\":\"toposcope\",\"n\":\(positions.count),"
            + "\"per_op_us\":\(microseconds(totals[totals.count / 2] / count)),"
        line += "\"best_us\":\(microseconds((totals.first ?? 0) / count)),"
        if !times.isEmpty {
            line += "\"p50_us\":\(microseconds(times[times.count / 2])),"
            line += "\"p99_us\":\(microseconds(times[times.count * 99 / 100])),"
        }
        print(line + "\"mean_m\":\((sum / count * 1000).rounded() / 1000)}")
    }
}

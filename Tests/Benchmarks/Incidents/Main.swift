import Foundation
import Geodesy
import Incidents
import Layers

/// Measures the incident index and the importers; `Tests/Benchmarks/Peers/near` puts peers beside.
///
///     IncidentsBenchmark near EVENTS.csv QUERIES.csv RUNS KM... [1d=N] [30d=N] [all=N]
///     IncidentsBenchmark read FILE...
///     IncidentsBenchmark import FILE LOG.gpkg
///
/// `near` prints one JSON line for each radius and window: microseconds for a query, mean and 99th
/// percentile, hits for a query, seconds to build, bytes a row; `1d=500` takes only the first 500
/// queries for windows of a day. Where the environment names a folder ANSWERS, every answer is written
/// there as count, sum and sum of squares of the events' numbers. `read` prints what the importers
/// make of a file.
@main
struct Main {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "near" where arguments.count >= 5:
            let limits = arguments.dropFirst(4).compactMap { argument -> (String, Int)? in
                let parts = argument.split(separator: "=")
                guard parts.count == 2, let count = Int(parts[1]) else { return nil }
                return (String(parts[0]), count)
            }
            try NearBenchmark(
                events: arguments[1], queries: arguments[2], runs: Int(arguments[3]) ?? 5,
                limits: Dictionary(limits) { $1 },
                answers: ProcessInfo.processInfo.environment["ANSWERS"]
            ).measure(radii: arguments.dropFirst(4).compactMap(Double.init))
        case "read" where arguments.count >= 2:
            for path in arguments.dropFirst() { try ReadBenchmark.measure(path) }
        case "import" where arguments.count == 3:
            try ImportBenchmark.measure(arguments[1], into: arguments[2])
        default:
            print(
                "Usage: IncidentsBenchmark near EVENTS QUERIES RUNS KM... | read FILE... | import FILE LOG.gpkg"
            )
            exit(2)
        }
    }
}

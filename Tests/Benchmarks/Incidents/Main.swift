import Foundation
import Geodesy
import Incidents
import Layers

/// Measures the incident index on the files that `scripts/bench` names.
///
///     IncidentsBenchmark near EVENTS.csv QUERIES.csv RUNS KM...
///     IncidentsBenchmark read FILE...
///     IncidentsBenchmark import FILE LOG.gpkg
///
/// `near` prints one JSON line for each radius and window: microseconds for a query, mean and 99th
/// percentile, hits for a query, seconds to build, bytes a row. `read` prints what the importers make
/// of a file.
@main
struct Main {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "near" where arguments.count >= 5:
            try NearBenchmark(
                events: arguments[1], queries: arguments[2], runs: Int(arguments[3]) ?? 5
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

import Foundation
import Incidents
import Layers

/// What the importers make of a file, and how quickly.
enum ReadBenchmark {
    static func measure(_ path: String) throws {
        var reader = try IncidentReader(try FileSource(path: path), name: "file")
        var records = 0
        var rejected = 0
        var points = 0
        var killed = (0, 0)
        var kinds: [String: Int] = [:]
        let duration = try ContinuousClock().measure {
            while let outcome = try reader.next() {
                switch outcome {
                case .rejected(let rejection):
                    rejected += 1
                    if rejected <= 5 { print(rejection) }
                case .record(let record):
                    records += 1
                    points += record.incident.place.coordinate == nil ? 0 : 1
                    killed.0 += record.incident.casualties.killed.minimum ?? 0
                    killed.1 += record.incident.casualties.killed.maximum ?? 0
                    kinds[record.incident.kind.rawValue, default: 0] += 1
                }
            }
        }
        print(
            "\(path): \(reader.format.title), \(records) incidents, \(points) points, "
                + "\(rejected) rejected, killed \(killed.0) to \(killed.1), \(duration.seconds) s")
        print(
            kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        )
    }
}

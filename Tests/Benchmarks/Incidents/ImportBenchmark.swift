import Foundation
import Incidents
import Layers

/// How quickly a file becomes a working file with its indexes.
enum ImportBenchmark {
    static func measure(_ path: String, into target: String) throws {
        for end in ["", "-wal", "-shm", ".index"] {
            try? FileManager.default.removeItem(atPath: target + end)
        }
        let clock = ContinuousClock()
        let start = clock.now
        let file = try IncidentFile(path: target, isWritable: true)
        var reader = try IncidentReader(try FileSource(path: path), name: "events")
        let report = try file.importRecords(from: &reader, name: "events")
        let written = clock.now
        try file.close()
        print("\(report) \(written - start) to write, \(clock.now - start) with closing")
    }
}

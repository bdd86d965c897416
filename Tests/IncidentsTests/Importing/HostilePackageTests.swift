import Foundation
import Geodesy
import Incidents
import Layers
import TestSupport
import Testing

/// GeoPackages with changed bytes, and what an import of them leaves behind.
///
/// `TOPOSCOPE_MUTATIONS=10000 swift test --filter Hostile` tries as many of each form.
@Suite struct HostilePackageTests {
    private static let rounds =
        ProcessInfo.processInfo.environment["TOPOSCOPE_MUTATIONS"].flatMap { Int($0) } ?? 250
    private static let batchSize = 5

    private func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("hostile-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder.path)
    }

    /// A package of another program and a working file of this one, as bytes.
    private func packages(in folder: String) throws -> [[UInt8]] {
        let features = try (0..<23).map { number in
            Feature(
                id: "f\(number)",
                geometry: .point(try Coordinate(latitude: 13.5, longitude: Double(number))),
                properties: [
                    .init("date", .string("2019-05-14")), .init("type", .string("ambush")),
                    .init("killed", .integer(number)),
                ])
        }
        let layer = Layer(name: "events", title: "Events", features: features)
        try GeoPackage.write([(layer, nil)], to: folder + "/foreign.gpkg")
        let file = try IncidentFile(path: folder + "/own.gpkg", isWritable: true)
        var reader = try reader(folder + "/foreign.gpkg")
        try file.importRecords(from: &reader, name: "foreign")
        try file.close()
        return try ["foreign", "own"].map { name in
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).gpkg")))
        }
    }

    private func reader(_ path: String) throws -> IncidentReader {
        try IncidentReader(try FileSource(path: path), name: "t", countries: Reading.countries)
    }

    private func mutated(
        _ whole: [UInt8], _ random: inout SeededGenerator
    ) -> [UInt8] {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            // Half of the changes hit the first page, which describes the tables.
            let isEarly = Bool.random(using: &random)
            let place = Int.random(in: 0..<(isEarly ? 4_096 : bytes.count), using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0: bytes.removeLast(min(bytes.count - 4_096, place))
            case 1:
                let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
                for byte in place..<end { bytes[byte] = 0 }
            default: bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
        }
        return bytes
    }

    @Test("A changed package ends in a report or a sentence, and whole batches", arguments: [0, 1])
    func imported(kind: Int) throws {
        let seed = UInt64(810 + kind)
        var random = SeededGenerator(seed: seed)
        try inFolder { folder in
            let whole = try packages(in: folder)[kind]
            let path = folder + "/changed.gpkg"
            let target = try IncidentFile(path: folder + "/target.gpkg", isWritable: true)
            var refused = 0
            for round in 0..<Self.rounds {
                try Data(mutated(whole, &random)).write(to: URL(fileURLWithPath: path))
                let before = try target.count()
                do {
                    var reader = try reader(path)
                    let report = try target.importRecords(
                        from: &reader, name: "\(round)", batchSize: Self.batchSize)
                    #expect(
                        try target.count() == before + report.added, "seed \(seed), round \(round)")
                } catch let error as IncidentError {
                    refused += error.description.isEmpty ? 0 : 1
                } catch let error as LayerError {
                    refused += error.description.isEmpty ? 0 : 1
                    #expect(try target.count() >= before, "seed \(seed), round \(round)")
                }
                for suffix in ["-wal", "-shm", "-journal"] {
                    try? FileManager.default.removeItem(atPath: path + suffix)
                }
            }
            #expect(refused > Self.rounds / 10)
            #expect(try target.findings().isEmpty)
            // Rows and journal of a batch are written together or not at all.
            let journal = try GeoPackage(path: target.path).layer("imports")
                .page(FeatureQuery(includesUnlocated: true, includesUndated: true)).features
            let added = journal.reduce(0) { sum, entry in
                if case .integer(let count) = entry["added"] { sum + count } else { sum }
            }
            #expect(try target.count() == added)
            try target.close()
        }
    }

    @Test(
        "Values of other types than declared are read as missing",
        arguments: [
            "UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 'x', organization = x'FF';",
            "UPDATE gpkg_contents SET identifier = x'FFFE';",
            "UPDATE events SET id = x'FF00FF' WHERE fid = 3; UPDATE events SET killed = x'FF';",
            "UPDATE events SET geom = 'text', date = 7.5;",
        ])
    func otherTypes(sql: String) throws {
        try inFolder { folder in
            _ = try packages(in: folder)
            let path = folder + "/foreign.gpkg"
            let package = try GeoPackage(path: path, access: .writing)
            try package.execute(
                sql:
                    "PRAGMA ignore_check_constraints = 1; DROP TRIGGER IF EXISTS rtree_events_geom_update1;"
                    + "DROP TRIGGER IF EXISTS rtree_events_geom_update2;"
                    + "DROP TRIGGER IF EXISTS rtree_events_geom_update3;"
                    + "DROP TRIGGER IF EXISTS rtree_events_geom_update4;" + sql)
            try package.close()
            var reader = try reader(path)
            var count = 0
            while try reader.next() != nil { count += 1 }
            #expect(count == 23)
        }
    }

    @Test("A changed working file is answered, refused or found unsound, and never stops")
    func asked() throws {
        var random = SeededGenerator(seed: 812)
        try inFolder { folder in
            let whole = try packages(in: folder)[1]
            let path = folder + "/changed.gpkg"
            var told = 0
            for _ in 0..<Self.rounds {
                try Data(mutated(whole, &random)).write(to: URL(fileURLWithPath: path))
                do {
                    let file = try IncidentFile(path: path, isWritable: false)
                    told += try file.findings().isEmpty ? 0 : 1
                    _ = try file.answer(IncidentQuery())
                    _ = try file.proposals()
                    try file.close()
                } catch let error as IncidentError {
                    told += error.description.isEmpty ? 0 : 1
                } catch let error as LayerError {
                    told += error.description.isEmpty ? 0 : 1
                }
                for suffix in ["-wal", "-shm", "-journal"] {
                    try? FileManager.default.removeItem(atPath: path + suffix)
                }
            }
            #expect(told > Self.rounds / 10)
        }
    }
}

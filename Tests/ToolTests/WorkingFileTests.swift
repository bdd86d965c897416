import ArgumentParser
import Foundation
import Geodesy
import Layers
import Testing

@testable import toposcope

@Suite struct WorkingFileTests {
    private func inFolder<Result>(
        _ body: (String) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("working-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder.path)
    }

    private func run<Command: ParsableCommand>(
        _: Command.Type, _ arguments: String...
    ) throws {
        var command = try Command.parse(arguments)
        try command.run()
    }

    private func json(_ bytes: [UInt8]) throws -> JSONValue { try JSONValue(parsing: bytes) }

    private let table =
        "id,title,date,lat,lon,type,killed,country,source\n"
        + "1,Ambush,2017-10-04,15.05,1.83,ambush,8,NE,paper-a\n"
        + "2,Attack on a camp,2019-12-10,15.23,1.31,armed-clash,71,NE,paper-a\n"
        + "3,Strike,2019-12-21,,,air-strike,7,NE,paper-a\n"

    @Test("What is imported is verified, asked, counted, exported, and kept with other layers")
    func journey() async throws {
        try await inFolder { folder in
            let (source, log) = (folder + "/a.csv", folder + "/log.gpkg")
            try FileBytes.write(Array(table.utf8), to: source)
            try run(Import.self, source, "--file", log, "--data", RunCommand.data)
            try run(VerifyFile.self, log)
            let exported = try json(
                RunCommand.output(of: Export.self, "incidents", "--file", log))
            #expect(exported["features"]?.array?.count == 3)
            let counted = try json(
                RunCommand.output(
                    of: Near.self, "15,1.8", "--within", "100km", "--file", log, "--by", "kind",
                    "--format", "json"))
            #expect(counted["groups"]?.array?.count == 2)
            #expect(counted["area_only_left_out"]?.integer == 1)
            try run(Import.self, "--curated", "--file", log, "--data", RunCommand.data)
            let text = folder + "/report.txt"
            try FileBytes.write(
                Array("Agadez lies about 740 km northeast of Niamey. Gao is in Mali.".utf8),
                to: text)
            for _ in 0..<2 {
                let check = try Check.parse([
                    text, "--file", log, "--data", RunCommand.data, "--output", folder + "/out",
                ])
                try await check.run()
            }
            let package = try GeoPackage(path: log)
            let names = try package.layerNames()
            #expect(Set(names).isSuperset(of: ["incidents", "places", "bases", "findings"]))
            let claims = try package.layer("findings").page(FeatureQuery()).features
            #expect(claims.map(\.id) == [text + "#claim-1"])
            let findings = try package.layer("findings_places")
                .page(FeatureQuery(includesUnlocated: true, includesUndated: true)).features
            #expect(findings.contains { $0.id == text + "#geonames:2440485" })
            #expect(Set(findings.map(\.id)).count == findings.count)
            try package.close()
            try run(VerifyFile.self, log)
        }
    }

    @Test("A GeoPackage of another program is asked by the names of its columns")
    func foreign() async throws {
        try await inFolder { folder in
            let path = folder + "/foreign.gpkg"
            let features = try [13.5, 13.6, 40].enumerated().map { number, latitude in
                Feature(
                    id: "\(number)",
                    geometry: .point(try Coordinate(latitude: latitude, longitude: 2.1)),
                    properties: [
                        .init("name", .string("Event \(number)")),
                        .init("killed", .integer(number)),
                        .init("date", .string("2019-05-1\(number)")),
                    ])
            }
            let layer = Layer(name: "events", title: "Events", features: features)
            try GeoPackage.write([(layer, nil)], to: path)
            let before = try FileBytes.read(path)
            let answer = try json(
                RunCommand.output(
                    of: Near.self, "13.5,2.1", "--within", "20km", "--file", path, "--format",
                    "json"))
            #expect(answer["matched"]?.integer == 2)
            #expect(
                answer["incidents"]?.array?.compactMap { $0["date_start"]?.string }
                    == ["2019-05-10", "2019-05-11"])
            #expect(try FileBytes.read(path) == before)
        }
    }
}

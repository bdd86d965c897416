import ArgumentParser
import Foundation
import Layers
import Testing

@testable import toposcope

@Suite struct ConvertTests {
    @Test("A GeoPackage is told to be none, with a remedy")
    func database() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("convert-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try GeoPackage.write([(Layer(name: "x", title: "X", features: []), nil)], to: path)
        let command = try Convert.parse([path])
        let error = #expect(throws: ToolError.self) { try command.run() }
        #expect(error?.description.contains("ogr2ogr") == true)
    }

    @Test("A table becomes a collection, and what cannot be taken a table of rejections")
    func convert() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("convert-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // Cape Town has latitude and longitude of different signs.
        let table = "id,X,Y,note\n1,18.42322,-33.925,wine\n2,200,1,\n"
        try FileBytes.write(Array(table.utf8), to: folder + "/a.csv")
        let command = try Convert.parse([
            folder + "/a.csv", "--output", folder + "/a.geojson", "--rejections",
            folder + "/bad.csv",
        ])
        try command.run()
        let json = try JSONValue(parsing: FileBytes.read(folder + "/a.geojson"))
        let features = try #require(json["features"]?.array)
        #expect(features.count == 1)
        #expect(
            features[0]["geometry"]?["coordinates"]
                == .array([.number(18.42322), .number(-33.925)]))
        let bad = String(decoding: try FileBytes.read(folder + "/bad.csv"), as: UTF8.self)
        #expect(bad.contains("3,X,200,is outside -180...180 degrees."))
    }
}

import ArgumentParser
import Foundation
import Layers
import Testing

@testable import toposcope

@Suite struct ImportTests {
    private func importing(_ text: String, as name: String) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("import-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileBytes.write(Array(text.utf8), to: folder + "/" + name)
        let command = try Import.parse([
            folder + "/" + name, "--file", folder + "/log.gpkg", "--data", RunCommand.data,
        ])
        try command.run()
    }

    @Test("A file of which nothing can be taken is a failure")
    func nothingTaken() throws {
        let placemark = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>A</name>"
        #expect(throws: ToolError.self) { try importing(placemark, as: "cut.kml") }
        #expect(throws: ToolError.self) {
            try importing("id,date,lat,lon\n1,2020-01-01,100,2\n", as: "far.csv")
        }
    }

    @Test(
        "A place that takes no report, or a file that is not there, is told before a file is made")
    func toldFirst() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("import-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let table = folder + "/a.csv"
        try FileBytes.write(Array("id,date,lat,lon\n1,2020-01-01,10,2\n".utf8), to: table)
        func importing(_ arguments: String...) throws {
            try Import.parse(
                arguments + ["--file", folder + "/log.gpkg", "--data", RunCommand.data]
            ).run()
        }
        #expect(throws: LayerError.self) {
            try importing(table, "--rejections", folder + "/none/rejected.csv")
        }
        #expect(throws: LayerError.self) { try importing(table, folder + "/b.csv") }
        #expect(throws: LayerError.self) { try importing(folder) }
        #expect(throws: ToolError.self) { try importing(table, "--geopackage", "2.0") }
        #expect(!FileManager.default.fileExists(atPath: folder + "/log.gpkg"))
        try importing(table, "--geopackage", "1.4")
        let file = try GeoPackage(path: folder + "/log.gpkg")
        #expect(try file.declaredVersion() == 10400)
        // What is there already keeps its version.
        #expect(throws: ToolError.self) { try importing(table, "--geopackage", "1.3") }
        try importing(table)
    }

    @Test(
        "A packed table gives the same identifiers as the table",
        arguments: [
            ("events.csv.gz", "events"), ("events.csv", "events"), ("events.v2.zip", "events.v2"),
            ("-", "stdin"),
        ])
    func names(path: String, name: String) throws {
        #expect(try Import.parse([path]).sourceName(path) == name)
    }

    @Test("A file of which some can be taken is none, nor is one without records")
    func someTaken() throws {
        try importing(
            "id,date,lat,lon\n1,2020-01-01,100,2\n2,2020-01-01,10,2\n", as: "half.csv")
        try importing("id,date,lat,lon\n", as: "none.csv")
    }
}

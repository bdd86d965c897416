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

    @Test("A file of which some can be taken is none, nor is one without records")
    func someTaken() throws {
        try importing(
            "id,date,lat,lon\n1,2020-01-01,100,2\n2,2020-01-01,10,2\n", as: "half.csv")
        try importing("id,date,lat,lon\n", as: "none.csv")
    }
}

import Foundation
import Layers
import Testing

@testable import toposcope

@Suite struct OutputFolderTests {
    @Test(
        "The layers in output/ equal a fresh export; scripts/demo writes them anew",
        arguments: ["bases", "incidents", "places", "boundaries"])
    func exports(subject: String) throws {
        let fresh = try RunCommand.output(
            of: Export.self, subject, "--format", "geojson", "--world", "none")
        let folder = URL(fileURLWithPath: RunCommand.data).deletingLastPathComponent()
            .appendingPathComponent("output")
        let committed = try FileBytes.read(folder.appendingPathComponent("\(subject).geojson").path)
        #expect(fresh.count == committed.count)
        #expect(fresh == committed, "output/\(subject).geojson is stale; run scripts/demo")
    }
}

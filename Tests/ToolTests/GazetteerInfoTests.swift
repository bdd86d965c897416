import ArgumentParser
import Gazetteer
import Testing

@testable import toposcope

/// Which file `gazetteer info` tells of.
@Suite struct GazetteerInfoTests {
    @Test("A file given by --world is the one that is read")
    func world() throws {
        let command = try GazetteerInfo.parse(["--world", "/nowhere/x.topo"])
        #expect(throws: GazetteerError.self) { try command.run() }
    }

    @Test(
        "Two files, and none, are refused",
        arguments: [["a.topo", "--world", "b.topo"], ["--world", "none"]])
    func refused(arguments: [String]) {
        #expect(throws: (any Error).self) { try GazetteerInfo.parse(arguments) }
    }
}

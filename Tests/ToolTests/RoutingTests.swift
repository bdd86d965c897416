import ArgumentParser
import Foundation
import Layers
import Testing

@testable import toposcope

/// `check --routing` against an engine on this machine.
@Suite struct RoutingTests {
    private static let sentence = "Agadez is approximately 920 km northeast of Niamey."

    /// What checking the sentence with an engine gives.
    private static func claim(_ arguments: String...) async throws -> JSONValue {
        let folder = FileManager.default.temporaryDirectory
        let name = UUID().uuidString
        let text = folder.appendingPathComponent("\(name).txt").path
        let output = folder.appendingPathComponent("\(name).json").path
        defer {
            try? FileManager.default.removeItem(atPath: text)
            try? FileManager.default.removeItem(atPath: output)
        }
        try Data(sentence.utf8).write(to: URL(fileURLWithPath: text))
        let command = try Check.parse(
            [
                text, "--format", "json", "--data", RunCommand.data, "--world", "none", "--output",
                output,
            ]
                + arguments)
        try await command.run()
        let answer = try JSONValue(parsing: FileBytes.read(output))
        return try #require(answer["claims"]?.array?.first)
    }

    @Test(
        "OSRM is asked with longitude first, and its metres make a road-like figure a measured road"
    )
    func osrm() async throws {
        // Article and atlas give 868 to 920 km from Niamey to Agadez by road.
        try await RoutingStub.running(.road(919_000)) { address, stub in
            let claim = try await Self.claim("--routing", address)
            #expect(claim["verdict"]?.string == "road-like")
            let words = claim["explanation"]?.string ?? ""
            #expect(words.contains("By road it is 919 km"), "\(words)")
            let request = try #require(stub.requests.first)
            #expect(stub.requests.count == 1 && request.method == "GET")
            let path = request.path.replacing("%3B", with: ";").replacing("%2C", with: ",")
            #expect(path.hasPrefix("/route/v1/driving/2.1098,13.51366;7.99"), "\(path)")
            #expect(path.hasSuffix("overview=false"))
        }
    }

    @Test("Valhalla is asked with named coordinates, and its kilometres are read")
    func valhalla() async throws {
        try await RoutingStub.running(.road(919_000)) { address, stub in
            let claim = try await Self.claim("--routing", address, "--routing-engine", "valhalla")
            let words = claim["explanation"]?.string ?? ""
            #expect(
                words.contains("By road it is 919 km") && words.contains("Valhalla"), "\(words)")
            let request = try #require(stub.requests.first)
            let body = try JSONValue(parsing: Array(request.body.utf8))
            #expect(body["locations"]?[0]?["lat"]?.number == 13.51366)
            #expect(body["locations"]?[0]?["lon"]?.number == 2.1098)
            #expect(body["units"]?.string == "kilometers")
        }
    }

    @Test("A road far longer than the figure is told, and the verdict stands")
    func disagreeing() async throws {
        try await RoutingStub.running(.road(1_400_000)) { address, _ in
            let claim = try await Self.claim("--routing", address)
            #expect(claim["verdict"]?.string == "road-like")
            #expect(claim["explanation"]?.string?.contains("34 % less") == true)
        }
    }

    @Test("An engine without a road or without sense changes nothing and is told")
    func silent() async throws {
        for answer in [RoutingStub.Answer.noRoad, .broken] {
            try await RoutingStub.running(answer) { address, _ in
                let claim = try await Self.claim("--routing", address)
                #expect(claim["verdict"]?.string == "road-like")
                let words = claim["explanation"]?.string ?? ""
                #expect(
                    words.contains("knows no road") || words.contains("gave no answer"), "\(words)")
            }
        }
    }

    @Test("An engine that is not there is told, and an address that is none is refused")
    func absent() async throws {
        // Port 9 is that of the discard service, which no one runs.
        let claim = try await Self.claim("--routing", "http://127.0.0.1:9")
        #expect(claim["explanation"]?.string?.contains("gave no answer") == true)
        await #expect(throws: ToolError.self) {
            _ = try await Self.claim("--routing", "localhost")
        }
    }
}

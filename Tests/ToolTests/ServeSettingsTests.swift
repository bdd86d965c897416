import Foundation
import Layers
import Testing

@testable import toposcope

@Suite("Settings of serve") struct ServeSettingsTests {
    private func settings(
        _ text: String, _ environment: [String: String] = [:]
    ) throws -> ServeSettings {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("settings-\(UUID().uuidString).conf").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try ServeSettings(path: path, environment: environment)
    }

    @Test("A file has a setting a line, and remarks") func file() throws {
        let found = try settings(
            "# Where\nport = 8081\n\naccess-log = yes # each request\nfile = a.gpkg\nfile = b.gpkg\n"
        )
        #expect(try found.number("port", atLeast: 0) == 8081)
        #expect(try found.flag("access-log"))
        #expect(try !found.flag("only-files"))
        #expect(found.files == ["a.gpkg", "b.gpkg"])
        #expect(found.text("bind") == nil)
    }

    @Test("The file of settings that comes with the unit has all of them, and is read")
    func example() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("scripts/serving/toposcope.conf").path
        _ = try ServeSettings(path: path, environment: [:])
        let text = String(decoding: try FileBytes.read(path), as: UTF8.self)
        let named = Set(
            text.split(separator: "\n").filter { $0.contains(" = ") }.map { line in
                line.drop { $0 == "#" || $0 == " " }.prefix { $0 != " " }
            }.map(String.init))
        // The token itself is better kept in a file of its own.
        #expect(named == ServeSettings.names.subtracting(["token"]))
    }

    @Test("The environment goes before the file") func environment() throws {
        let found = try settings(
            "port = 8081\nbind = ::1\n",
            ["TOPOSCOPE_PORT": "8082", "TOPOSCOPE_MAX_REQUESTS": "7", "TOPOSCOPE_BIND": ""])
        #expect(try found.number("port", atLeast: 0) == 8082)
        #expect(try found.number("max-requests", atLeast: 1) == 7)
        #expect(found.text("bind") == "::1")
    }

    @Test("A wrong line is named with its number and what it might have been") func mistakes() {
        #expect {
            try settings("port = 80\nprot = 81\n")
        } throws: { error in
            let text = "\(error)"
            return text.contains("line 2") && text.contains("prot") && text.contains("port")
        }
        #expect {
            try settings("port = many").number("port", atLeast: 0) as Int?
        } throws: { "\($0)".contains("many") && "\($0)".contains("line 1") }
        #expect {
            try settings("", ["TOPOSCOPE_PORT": "70000"]).number("port", in: 0...65_535)
        } throws: { "\($0)".contains("TOPOSCOPE_PORT") && "\($0)".contains("0 to 65535") }
        #expect {
            try settings("access-log = perhaps").flag("access-log")
        } throws: { "\($0)".contains("true or false") }
        #expect(throws: ToolError.self) {
            try ServeSettings(path: "/nowhere/at/all.conf", environment: [:])
        }
    }
}

import ArgumentParser
import Foundation
import Layers

@testable import toposcope

/// Runs commands as the command line does, with the gazetteer of the project.
enum RunCommand {
    /// The folder of the gazetteer.
    static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("gazetteer").path

    /// What a command with `--data` and `--output` writes.
    static func output<Command: ParsableCommand>(
        of _: Command.Type, _ arguments: String...
    ) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("output-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var command = try Command.parse(arguments + ["--data", data, "--output", path])
        try command.run()
        return try FileBytes.read(path)
    }
}

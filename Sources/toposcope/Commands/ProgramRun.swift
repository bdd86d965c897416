import Foundation
import Layers

/// Another program that has run to its end, with what it wrote.
struct ProgramRun {
    /// The code it ended with; 127 where there is no such program.
    let status: Int32
    /// What it wrote, where that went to no file.
    let output: String
    /// What it complained of.
    let error: String

    /// Runs a program that complains in a few lines at most.
    ///
    /// - Parameters:
    ///   - program: Its name, looked for in the usual folders.
    ///   - arguments: Its arguments.
    ///   - path: A file for its output; nil to keep the output.
    /// - Throws: ``ToolError/input(path:reason:)`` where the file cannot be written.
    init(_ program: String, _ arguments: [String], writingTo path: String? = nil) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let written = Pipe()
        let complaints = Pipe()
        process.standardError = complaints
        if let path {
            guard FileManager.default.createFile(atPath: path, contents: nil),
                let file = FileHandle(forWritingAtPath: path)
            else { throw ToolError.input(path: path, reason: "it cannot be written") }
            process.standardOutput = file
        } else {
            process.standardOutput = written
        }
        try process.run()
        let error = try complaints.fileHandleForReading.readToEnd() ?? Data()
        let output =
            path == nil ? try written.fileHandleForReading.readToEnd() ?? Data() : Data()
        process.waitUntilExit()
        status = process.terminationStatus
        self.output = String(decoding: output, as: UTF8.self)
        self.error = String(decoding: error, as: UTF8.self)
    }
}

import ArgumentParser
import Layers

/// Where an answer goes, for the commands that write files.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "Write to this file instead of standard output.", valueName: "path"))
    var output: String?

    /// Writes the whole answer, to the file at once or not at all.
    func write(_ bytes: [UInt8]) throws {
        guard let output, output != "-" else {
            try Terminal.write(bytes)
            return
        }
        try FileBytes.write(bytes, to: output)
    }

    /// Writes the whole answer as text.
    func write(_ text: String) throws { try write(Array(text.utf8)) }
}

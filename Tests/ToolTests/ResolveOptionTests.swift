import ArgumentParser
import Testing

@testable import toposcope

/// Where `resolve` takes its names from: the command line, JSON lines or a column of a table.
@Suite struct ResolveOptionTests {
    @Test(
        "Names come from one place only",
        arguments: [
            ["--jsonl", "--column", "town"], ["--column", "town", "Gao"], ["--jsonl", "Gao"], [],
        ])
    func refused(arguments: [String]) {
        #expect(throws: (any Error).self) { try Resolve.parse(arguments) }
    }

    @Test(
        "A column, JSON lines or names", arguments: [["--column", "town"], ["--jsonl"], ["Gao"]])
    func taken(arguments: [String]) throws {
        let command = try Resolve.parse(arguments)
        #expect(command.names == arguments.filter { $0 == "Gao" })
    }
}

import ArgumentParser
import Foundation

@main
struct Toposcope: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "toposcope",
        abstract: "Checks and maps the geography of the news.",
        discussion: """
            Exit codes: 0 the command did its work; 1 it could not (bad input, unknown name, \
            unreadable file); 2 it was called wrongly.

            Environment: TOPOSCOPE_DATA names the folder of the gazetteer, TOPOSCOPE_FILE the \
            GeoPackage with the incidents; NO_COLOR switches colours off.
            """,
        version: toposcopeVersion,
        subcommands: [
            Check.self,
            Convert.self,
            Distance.self,
            Export.self,
            GazetteerCommand.self,
            Import.self,
            IncidentsCommand.self,
            Near.self,
            Read.self,
            Resolve.self,
            Reverse.self,
            Serve.self,
            Timeline.self,
            VerifyFile.self,
        ])

    /// Puts a space before arguments such as `-33.9,18.4`, which would be taken for options.
    ///
    /// Every reader of coordinates and numbers passes over spaces, and no option begins with a digit.
    static func withValuesMarked(_ arguments: [String]) -> [String] {
        arguments.map { argument in
            let second = argument.unicodeScalars.dropFirst().first
            let isValue =
                argument.hasPrefix("-") && second.map { ("0"..."9").contains($0) } ?? false
            return isValue ? " " + argument : argument
        }
    }

    /// Whether an error is that of a value that an option does not take.
    static func isWrongCall(_ error: any Error) -> Bool {
        if case ToolError.badValue = error { true } else { false }
    }

    /// Runs the command and ends the process with the documented exit code.
    ///
    /// The parser's own code for wrong usage is 64; the documented one is 2.
    static func main() async {
        do {
            var command = try parseAsRoot(
                withValuesMarked(Array(CommandLine.arguments.dropFirst())))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            let message = fullMessage(for: error)
            if code == .success {
                Terminal.print(message)
            } else if !message.isEmpty {
                Terminal.complain(message)
            }
            switch code {
            case .success: Foundation.exit(0)
            case .validationFailure: Foundation.exit(2)
            case _ where isWrongCall(error): Foundation.exit(2)
            default: Foundation.exit(1)
            }
        }
    }
}

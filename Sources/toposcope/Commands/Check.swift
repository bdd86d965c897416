import ArgumentParser
import Claims
import Gazetteer
import Layers

/// Judges what texts state about geography.
struct Check: AsyncParsableCommand {
    /// How findings are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// For people.
        case text
        /// One JSON object per text: mentions and claims with offsets.
        case json
    }

    static let configuration = CommandConfiguration(
        abstract: "Judge the distances, directions, borders and places that a text states.",
        discussion: """
            Each claim is printed with its exact words, what was measured, the verdict and an \
            explanation. Verdicts: consistent, rounded, road-like, too-long, too-short, \
            direction-off, unit-mismatch, ambiguous-place, not-checkable.
            """)

    @Argument(help: "The texts; - is standard input.")
    var files: [String]

    @Option(help: "How to write the findings: text or json.")
    var format: Format = .text

    @Option(help: "The language of the texts: en, fr or auto.")
    var language = "auto"

    @OptionGroup var data: DataOptions

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Give a file, or - for standard input.") }
        guard language == "auto" || ClaimLanguage(rawValue: language) != nil else {
            throw ValidationError("--language takes en, fr or auto and not \(language).")
        }
    }

    func run() async throws {
        let checking = try Checking(data)
        let spoken = ClaimLanguage(rawValue: language)
        var objects: [JSONValue] = []
        for (number, path) in files.enumerated() {
            let text = try InputText.read(path)
            let checked = checking.check(text, language: spoken)
            switch format {
            case .text:
                if files.count > 1 { Terminal.print((number > 0 ? "\n" : "") + "== \(path)") }
                Terminal.print(CheckText.table(checked))
            case .json:
                objects.append(checked.json(id: path))
            }
        }
        if format == .json {
            Terminal.print(
                objects.count == 1 ? objects[0].prettyText : JSONValue.array(objects).prettyText)
        }
    }
}

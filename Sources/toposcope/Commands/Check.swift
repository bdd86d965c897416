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
        /// For people too; the name that the other commands use.
        case table
        /// One JSON object per text: mentions and claims with offsets.
        case json
        /// One layer: the places named, and a geodesic for each measured claim.
        case geojson

        /// Words where a person reads, data where a program does.
        static var automatic: Format { Terminal.isInteractive ? .text : .json }
    }

    static let configuration = CommandConfiguration(
        abstract: "Judge the distances, directions, borders and places that a text states.",
        discussion: """
            Each claim is printed with its exact words, what was measured, the verdict and an \
            explanation. Verdicts: consistent, rounded, road-like, too-long, too-short, \
            direction-off, unit-mismatch, ambiguous-place, not-checkable.

            Examples:
              toposcope check report.txt
              cat report.txt | toposcope check - --format json
              toposcope check report.txt --format geojson > findings.geojson
            """)

    @Argument(help: "The texts; - is standard input.")
    var files: [String]

    @Option(help: "How to write the findings; without it, text on a terminal and json in a pipe.")
    var format: Format = .automatic

    @Option(help: "The language of the texts: en, fr or auto.")
    var language = "auto"

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Give a file, or - for standard input.") }
        guard language == "auto" || ClaimLanguage(rawValue: language) != nil else {
            throw ValidationError("--language takes en, fr or auto and not \(language).")
        }
    }

    func run() async throws {
        let checking = try Checking(data)
        let spoken = ClaimLanguage(rawValue: language)
        var checked: [(path: String, result: Checking.Checked)] = []
        for path in files {
            checked.append((path, checking.check(try InputText.read(path), language: spoken)))
        }
        switch format {
        case .text, .table:
            let texts = checked.map { path, result in
                (files.count > 1 ? "== \(path)\n" : "") + CheckText.table(result)
            }
            try output.write(texts.joined(separator: "\n\n") + "\n")
        case .json:
            let objects = checked.map { $0.result.json(id: $0.path) }
            let value = objects.count == 1 ? objects[0] : JSONValue.array(objects)
            try output.write(value.prettyText + "\n")
        case .geojson:
            let layer = CheckedLayer.layer(
                name: "findings", title: "Places and claims",
                mentions: checked.flatMap(\.result.mentions),
                findings: checked.flatMap(\.result.findings))
            try output.write(GeoJSONWriter.bytes(of: layer))
        }
    }
}

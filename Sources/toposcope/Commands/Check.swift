import ArgumentParser
import Claims
import Gazetteer
import Geodesy
import Layers

/// Judges what texts state about geography.
struct Check: AsyncParsableCommand {
    /// How findings are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// For people.
        case table
        /// The same as table.
        case text
        /// One object a text: mentions and claims with offsets.
        case json
        /// Places as points, claims as lines along the geodesic.
        case geojson
        /// Tables of claims, places and commands to measure again.
        case markdown
        /// One page that needs nothing else.
        case html

        /// Words where a person reads, data where a program does.
        static var automatic: Format { Terminal.isInteractive ? .table : .json }
    }

    static let configuration = CommandConfiguration(
        abstract: "Judge the distances, directions, borders and places that a text states.",
        discussion: """
            Texts are English or French: plain text, Markdown, or HTML pages, whose main text is \
            read; offsets count Unicode code points of the file. Each claim is printed with its exact words, what was measured, the verdict and an \
            explanation. Verdicts: consistent, rounded, road-like, too-long, too-short, \
            direction-off, unit-mismatch, ambiguous-place, not-checkable.

            With --routing, a running OSRM or Valhalla server measures the road where a figure is \
            too long for a straight line; without one the usual range of roads is stated.

            Examples:
              toposcope check report.txt
              cat report.txt | toposcope check - --format json
              toposcope check report.txt --format html --output report.html
              toposcope check report.txt --file log.gpkg
            """)

    @Argument(help: "The texts; - is standard input.")
    var files: [String]

    @Option(help: "How to write the findings; without it, table on a terminal and json in a pipe.")
    var format: Format = .automatic

    @Option(help: "The language of the texts: en, fr or auto.")
    var language = "auto"

    @Flag(inversion: .prefixedNo, help: "Print the text with its claims marked first.")
    var annotate = false

    @Flag(inversion: .prefixedNo, help: "Use colours (default: where a terminal takes them).")
    var color: Bool?

    @Option(
        help: ArgumentHelp(
            "Also keep what was found in this GeoPackage, as layers beginning with findings.",
            valueName: "path"))
    var file: String?

    @OptionGroup var routing: RoutingOptions
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
        let engine = try routing.engine()
        var reports: [FindingReport] = []
        for path in files {
            let text = try InputText.read(path)
            let checked = checking.check(text, language: ClaimLanguage(rawValue: language))
            var findings = checked.findings
            if let engine { findings = await engine.measured(findings) }
            reports.append(
                FindingReport(
                    title: path == "-" ? "standard input" : path, text: checked.text,
                    mentions: checked.mentions, findings: findings))
        }
        if let file { try FindingsLayer.keep(reports, in: file) }
        try output.write(try written(reports, checking))
        if let problem = checking.outlineProblem { Terminal.complain(problem) }
    }

    private func written(_ reports: [FindingReport], _ checking: Checking) throws -> [UInt8] {
        switch format {
        case .table, .text:
            let usesColour = color ?? (output.output == nil && Terminal.usesColour)
            let text = CheckText(usesColour: usesColour, annotates: annotate)
            return Array((text.table(reports) + "\n").utf8)
        case .json:
            let objects = reports.map(\.json)
            let value = objects.count == 1 ? objects[0] : JSONValue.array(objects)
            return Array((value.prettyText + "\n").utf8)
        case .geojson:
            let layer = CheckedLayer.layer(
                name: "findings", title: "Places and claims",
                mentions: reports.flatMap(\.mentions), findings: reports.flatMap(\.findings))
            return GeoJSONWriter.bytes(of: layer)
        case .markdown:
            return Array(reports.map(\.markdown).joined(separator: "\n").utf8)
        case .html:
            guard let report = reports.first, reports.count == 1 else {
                throw ToolError.badValue(
                    option: "--format", value: "html", remedy: "it takes one text a page.")
            }
            return Array(report.html(outlines: try checking.outlines()).utf8)
        }
    }
}

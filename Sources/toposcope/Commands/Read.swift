import ArgumentParser
import Foundation
import Gazetteer
import Layers

/// Finds the places that texts name.
struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find the places that texts name, and say which places are meant.",
        discussion: """
            Texts are English or French: plain text, Markdown, or HTML pages, whose main text is \
            read. Offsets count Unicode code points of the file, markup included.

            With --jsonl, standard input (or the files) hold a JSON object a line: {"id", "text", \
            "mentions": [{"start", "end"}]?}; with "mentions" exactly those names are resolved. \
            The answer is an object a line, in the same order: {"id", "mentions", "claims"}. All \
            cores work; memory does not grow with the number of lines.

            Examples:
              toposcope read article.txt
              toposcope read --jsonl < articles.jsonl > places.jsonl
            """)

    @Argument(help: "The texts; - is standard input.")
    var files: [String] = []

    @Flag(help: "Read JSON objects, a line each, and write the same.")
    var jsonl = false

    @Flag(help: "With --jsonl, find no claims: mentions only.")
    var mentionsOnly = false

    @Option(help: "How to write the answer: table, json, geojson or csv.")
    var format: OutputFormat = .automatic

    @OptionGroup var data: DataOptions

    func validate() throws {
        if files.isEmpty, !jsonl {
            throw ValidationError("Give a file, or - for standard input.")
        }
        if jsonl, files.contains(where: { $0 != "-" }) {
            throw ValidationError("--jsonl reads standard input; give no file.")
        }
    }

    func run() async throws {
        let checking = try Checking(data)
        if jsonl {
            checking.finder.register.readAhead()
            try await ReadLines(checking: checking, findsClaims: !mentionsOnly).run()
            return
        }
        let files = ReadFiles(paths: files, finder: checking.finder)
        switch format {
        case .table:
            for (number, text) in try files.texts().enumerated() {
                if self.files.count > 1 {
                    Terminal.print((number > 0 ? "\n" : "") + "== \(text.path)")
                }
                Terminal.print(text.table(checking.finder.register))
            }
        case .json: try files.writeJSON()
        case .geojson: try Terminal.write(GeoJSONWriter.bytes(of: ReadText.layer(files.texts())))
        case .csv: try files.writeCSV()
        }
    }
}

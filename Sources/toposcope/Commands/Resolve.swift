import ArgumentParser
import Gazetteer
import Geodesy
import Layers

/// Finds which places a name may stand for.
struct Resolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find which places a name may stand for, best first, with reasons.",
        discussion: """
            Names may be misspelled, without accents, in Arabic or in French; qualified ("Gao, \
            Mali"), with a word of kind ("région d'Agadez", "Agadez airport"), or codes \
            (iata:NIM, icao:DRRN, iso3166-1:NE, fips:NG, geonames:2440485).

            With --jsonl, standard input holds a JSON object a line: {"id", "name", "country"?}; \
            the answer is an object a line, in the same order, with at most ten candidates.

            Examples:
              toposcope resolve Niamay
              toposcope resolve "Gao, Mali" Agadès --format json
              toposcope resolve Gao --country BF --explain
              toposcope resolve --column town < reports.csv > placed.csv
              toposcope resolve Tillabery --near 13.5,2.1 --limit 3
            """)

    @Argument(help: "The names.")
    var names: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only places in this country (ISO code; may be given again).", valueName: "code"))
    var country: [String] = []

    @Option(
        help: ArgumentHelp(
            "Prefer places in this country, without leaving out others.", valueName: "code"))
    var likely: [String] = []

    @Option(
        help: ArgumentHelp(
            "Prefer places near this place or position (13.51,2.11).", valueName: "place"))
    var near: String?

    @Option(
        help: ArgumentHelp(
            "Only places of this kind (GeoNames letter: A, P, S, H, T, L, V).",
            valueName: "letter"))
    var kind: [String] = []

    @Option(help: ArgumentHelp("At most so many candidates.", valueName: "number"))
    var limit = 5

    @Flag(help: "Say why each candidate stands where it stands, with weights.")
    var explain = false

    @Option(help: "How to write the answer: table, json, geojson or csv.")
    var format: OutputFormat = .automatic

    @Flag(help: "Read JSON objects from standard input, a line each, and write the same.")
    var jsonl = false

    @Option(
        help: ArgumentHelp(
            """
            Read a CSV table from standard input and write it with the best place for the name in \
            this column.
            """, valueName: "column"))
    var column: String?

    @OptionGroup var data: DataOptions

    func validate() throws {
        guard !jsonl || column == nil else {
            throw ValidationError("--jsonl and --column exclude each other.")
        }
        let isBatch = jsonl || column != nil
        guard isBatch != !names.isEmpty else {
            throw ValidationError(
                isBatch
                    ? "--\(jsonl ? "jsonl" : "column") takes its names from standard input."
                    : "Give a name.")
        }
        guard (1...1000).contains(limit) else {
            throw ValidationError("--limit takes 1 to 1000 and not \(limit).")
        }
    }

    func run() async throws {
        let resolver = Resolver(register: try data.register())
        let options = try options(resolver)
        if jsonl || column != nil { resolver.register.readAhead() }
        if jsonl {
            try await ResolveLines(resolver: resolver, options: options).run()
            return
        }
        if let column {
            try await ResolveTable(resolver: resolver, options: options, column: column)
                .run(path: "-")
            return
        }
        let resolutions = names.map { resolver.resolve($0, options: options) }
        switch format {
        case .table:
            Terminal.print(
                resolutions.map { ResolutionText.table($0, resolver.register, explain: explain) }
                    .joined(separator: "\n\n"))
        case .json:
            let values = resolutions.map(\.json)
            Terminal.print(
                values.count == 1 ? values[0].prettyText : JSONValue.array(values).prettyText)
        case .geojson:
            try Terminal.write(
                GeoJSONWriter.bytes(of: ResolutionText.layer(resolutions)))
        case .csv:
            try Terminal.write(ResolutionText.csv(resolutions))
        }
        let unknown = resolutions.filter { !$0.isKnown }
        if let first = unknown.first, unknown.count == resolutions.count {
            throw ToolError.unknownPlace(
                name: first.query, nearest: first.candidates.prefix(3).map(\.place.name))
        }
    }

    private func options(_ resolver: Resolver) throws -> ResolveOptions {
        var options = ResolveOptions(limit: jsonl ? 10 : limit)
        options.countries = Set(try country.map { try code($0, "--country", resolver) })
        options.likelyCountries = Set(try likely.map { try code($0, "--likely", resolver) })
        options.kinds = try Set(kind.map { try FeatureClass(argument: $0, option: "--kind") })
        if let near, let coordinate = try? Coordinate(parsing: near) {
            options.near = coordinate
        } else if let near {
            let resolution = resolver.resolve(near)
            guard let best = resolution.best else {
                throw ToolError.unknownPlace(
                    name: near, nearest: resolution.candidates.prefix(3).map(\.place.name))
            }
            options.near = best.place.coordinate
        }
        return options
    }

    private func code(_ text: String, _ option: String, _ resolver: Resolver) throws -> String {
        let register = resolver.register
        if let country = register.country(iso: text.uppercased()) { return country.iso2 }
        if let country = resolver.resolve(text).best.flatMap({ register.country(id: $0.place.id) })
        {
            return country.iso2
        }
        throw ToolError.badValue(
            option: option, value: text,
            remedy: "it takes an ISO 3166-1 code such as NE, or the name of a country.")
    }
}

import ArgumentParser
import Gazetteer
import Incidents
import Layers

/// `toposcope near`: what happened near a place, along a route, at a border or in an area.
struct Near: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "near",
        abstract: "Lists incidents near a place, by distance over the ellipsoid.",
        discussion: """
            Incidents that are known only to a country or another area have no position. They are \
            listed apart where that area reaches into the circle, and are never measured.

            Several reports of one happening count once.

            Examples:
              toposcope near Niamey --within 250km --since 2017-01
              toposcope near "15.05,1.84" --within 30mi --kind ambush
              toposcope near Gao --within 400km --format geojson --output near-gao.geojson
            """)

    @OptionGroup var scope: ScopeOptions
    @OptionGroup var filter: IncidentFilter

    @Option(help: ArgumentHelp("Order: distance, date or toll.", valueName: "order"))
    var sort: String?

    @Option(
        help: ArgumentHelp(
            "Count instead of list: by month, year, kind, country, admin1 or actor.",
            valueName: "grouping"))
    var by: String?

    @Flag(help: "Say on standard error how the answer was found.")
    var explain = false

    @OptionGroup var target: FileOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "How to write the answer: table, json, geojson or csv.")
    var format: OutputFormat = .automatic

    func validate() throws {
        try scope.validate()
        if scope.place == nil && scope.along.isEmpty && scope.border.isEmpty && scope.area == nil {
            throw ValidationError("Name a place, or give --along, --border or --in.")
        }
        if by != nil && format != .table && format != .json {
            throw ValidationError("Counts are written as table or json, not as \(format.rawValue).")
        }
    }

    func run() throws {
        let folder = try data.folder()
        let register = try data.register()
        let grouping: IncidentSummary.Grouping? = try by.map {
            try IncidentFilter.choice("--by", $0)
        }
        var query = try filter.query()
        if let sort { query.order = try IncidentFilter.choice("--sort", sort) }
        let scope = try scope.scope(folder: folder, register: register)
        let source = try IncidentSource(target, folder: folder, register: register)
        try scope?.apply(to: &query, asking: source)
        if by == nil, format != .table, !explain {
            source.remark(beside: scope)
            try source.write(query, scope, format, to: output)
            return
        }
        let report = NearReport(
            scope: scope, query: query, answer: try source.answer(query),
            sources: try source.sources())
        if explain { Terminal.complain(PlanText(report: report, source: source.name).text) }
        source.remark(beside: scope)
        if let grouping {
            let summary = SummaryText(report, by: grouping)
            try output.write((format == .json ? summary.json.prettyText : summary.table) + "\n")
        } else if format == .table {
            try output.write(report.table + "\n")
        } else {
            try report.write(format, to: output)
        }
    }
}

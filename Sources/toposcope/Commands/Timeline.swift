import ArgumentParser
import Gazetteer
import Incidents
import Layers

/// `toposcope timeline`: incidents in the order of time.
struct Timeline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Lists incidents in the order of time, with a bar for the dead.",
        discussion: """
            Without a place, all incidents are listed. The bar stands for the dead that the sources \
            vouch for.

            Examples:
              toposcope timeline --since 2017 --until 2019-12
            """)

    @OptionGroup var scope: ScopeOptions
    @OptionGroup var filter: IncidentFilter
    @Flag(help: "Say on standard error how the answer was found.")
    var explain = false

    @OptionGroup var target: FileOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "How to write the answer: table, json, geojson or csv.")
    var format: OutputFormat = .automatic

    func validate() throws { try scope.validate() }

    func run() throws {
        let folder = try data.folder()
        let register = try data.register()
        var query = try filter.query()
        query.order = .date
        let scope = try scope.scope(folder: folder, register: register)
        let source = try IncidentSource(target, folder: folder, register: register)
        try scope?.apply(to: &query, asking: source)
        if format != .table, !explain {
            source.remark(beside: scope)
            try source.write(query, scope, format, to: output)
            return
        }
        let report = NearReport(
            scope: scope, query: query, answer: try source.answer(query),
            sources: try source.sources())
        if explain { Terminal.complain(PlanText(report: report, source: source.name).text) }
        source.remark(beside: scope)
        if format == .table {
            try output.write(TimelineText(report: report).table + "\n")
        } else {
            try report.write(format, to: output)
        }
    }
}

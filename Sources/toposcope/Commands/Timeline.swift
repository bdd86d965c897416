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
        if scope == nil, [.geojson, .csv].contains(format), !explain, query.limit == nil,
            query.after == nil
        {
            try write(query, from: source)
            return
        }
        let report = NearReport(
            scope: scope, query: query, answer: try source.answer(query),
            sources: try source.sources())
        if explain { Terminal.complain(PlanText(report: report, source: source.name).text) }
        for remark in (scope?.remarks ?? []) + [source.remark].compactMap(\.self) {
            Terminal.complain("Note: \(remark)")
        }
        switch format {
        case .table: try output.write(TimelineText(report: report).table + "\n")
        case .json: try output.write(report.json.prettyText + "\n")
        case .geojson: try output.write(GeoJSONWriter.bytes(of: report.layer))
        case .csv: try output.write(CSVLayer.bytes(of: report.layer))
        }
    }

    /// Writes everything there is, without holding it.
    private func write(_ query: IncidentQuery, from source: IncidentSource) throws {
        if let remark = source.remark { Terminal.complain("Note: \(remark)") }
        let sources = try source.sources()
        let writer: any FeatureWriter =
            format == .csv
            ? CSVLayer()
            : GeoJSONWriter(name: "near", title: "Incidents: \(NearReport.heading(nil, query))")
        var output = try FeatureOutput(writer, to: output)
        try source.forEach(query) { found in
            try output.append(NearReport.feature(of: found, sources: sources))
        }
        try output.finish()
    }
}

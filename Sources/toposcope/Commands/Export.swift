import ArgumentParser
import Gazetteer
import Incidents
import Layers

/// `toposcope export`: the gazetteer's layers and the incidents as files for GIS software.
struct Export: ParsableCommand {
    /// What can be written.
    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case bases
        case incidents
        case places
        case boundaries
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes a layer for GIS software: bases, incidents, places or boundaries.",
        discussion: """
            Every feature names its sources. With --on, the bases are given as they stood on that \
            day, with the operators of the day. Incidents are those of the working file where there is \
            one, else the curated ones.

            Examples:
              toposcope export bases --on 2023-09-13 --output bases.geojson
              toposcope export incidents --file log.gpkg --format csv
            """)

    @Argument(help: "bases, incidents, places or boundaries.")
    var subject: Subject

    @Option(
        help: ArgumentHelp(
            "The day on which the bases are shown, such as 2023-09-13.", valueName: "date"))
    var on: String?

    @Option(help: "How to write the layer: geojson, or csv for layers of points.")
    var format: OutputFormat = .geojson

    @OptionGroup var target: FileOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard format == .geojson || format == .csv else {
            throw ValidationError(
                "A layer is written as geojson or csv, not as \(format.rawValue).")
        }
        if subject == .boundaries && format == .csv {
            throw ValidationError("Boundaries are areas, which csv cannot hold. Take geojson.")
        }
        if target.file != nil && subject != .incidents {
            throw ValidationError(
                "--file is for incidents; \(subject.rawValue) are those of the gazetteer.")
        }
        if on != nil && subject != .bases {
            throw ValidationError("--on is for bases; \(subject.rawValue) have no state of a day.")
        }
    }

    func run() throws {
        let day = try on.map { text in
            guard let day = CalendarDate(iso: text) else {
                throw ToolError.badValue(
                    option: "--on", value: text, remedy: "write a day as YYYY-MM-DD.")
            }
            return day
        }
        if subject == .incidents && target.existing != nil {
            try writeIncidents()
            return
        }
        let layer = try CuratedLayer.read(subject, on: day, folder: data.folder())
        try output.write(
            format == .csv ? CSVLayer.bytes(of: layer) : GeoJSONWriter.bytes(of: layer))
    }

    /// The happenings of the working file, those without a position too.
    private func writeIncidents() throws {
        let source = try IncidentSource(
            target, folder: data.folder(), register: data.register())
        if let remark = source.remark { Terminal.complain("Note: \(remark)") }
        let sources = try source.sources()
        let writer: any FeatureWriter =
            format == .csv ? CSVLayer() : GeoJSONWriter(name: "incidents", title: "Incidents")
        var output = try FeatureOutput(writer, to: output)
        var progress = Progress()
        var count = 0
        try source.forEach(IncidentQuery(order: .date)) { found in
            try output.append(found.incident.feature(sources: sources))
            count += 1
            if count.isMultiple(of: 1_024) { progress.report("\(count) incidents written") }
        }
        try output.finish()
    }
}

import ArgumentParser
import Gazetteer
import Geodesy
import Incidents
import Layers

/// `toposcope near`: what happened near a place.
struct Near: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "near",
        abstract: "Lists incidents near a place, by distance over the ellipsoid.",
        discussion: """
            Incidents that are known only to a country or another area have no position. They are \
            listed apart where that area reaches into the circle, and are never measured.

            Several reports of one happening count once.
            """)

    @Argument(help: "A place, a code such as iata:NIM, or coordinates such as 13.51,2.11.")
    var place: String

    @Option(help: ArgumentHelp("How far to look.", valueName: "distance"))
    var within: String = "250km"

    @OptionGroup var filter: IncidentFilter
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "How to write the answer: table, json, geojson or csv.")
    var format: OutputFormat = .table

    func run() throws {
        let radius = try Length(parsing: within)
        let folder = try data.folder()
        let register = try PlaceRegister(folder: folder)
        let center = try PositionArgument(place, register: register)
        if let entry = center.place, register.isArea(entry) {
            throw ToolError.badValue(
                option: "near", value: place,
                remedy: "\(entry.name) is an area, from which nothing can be measured. "
                    + "Name a town, a base or coordinates.")
        }
        let curated = try CuratedIncidents(folder: folder, place: register.incidentPlace)
        var query = try filter.query()
        query.circle = IncidentQuery.Circle(center: center.coordinate, radius: radius)
        query.areas = try AreasInReach(
            of: center.coordinate, within: radius,
            boundaries: Boundaries(folder: folder + "/boundaries"), register: register
        ).identifiers
        let answer = try curated.log.answer(query)
        let report = NearReport(
            title: center.title, center: center.coordinate, radius: radius, query: query,
            answer: answer, sources: curated.sources)
        if let remark = center.remark { Terminal.complain("Note: \(remark)") }
        switch format {
        case .table: try output.write(report.table + "\n")
        case .json: try output.write(report.json.prettyText + "\n")
        case .geojson: try output.write(GeoJSONWriter.bytes(of: report.layer))
        case .csv: try output.write(CSVLayer.bytes(of: report.layer))
        }
    }
}

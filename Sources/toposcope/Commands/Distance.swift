import ArgumentParser
import Gazetteer
import Geodesy
import Layers

/// `toposcope distance`: how far apart places are, leg by leg.
struct Distance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distance",
        abstract: "Measures the way through places, leg by leg, over the ellipsoid.",
        discussion: """
            Lengths are those of the shortest path over the WGS 84 ellipsoid (the geodesic), not of \
            any road: no road can be shorter. The azimuth is the direction on leaving the first \
            place of a leg, the back azimuth that from the second place to the first.

            Names, codes and coordinates may be mixed: toposcope distance Niamey icao:DRZA \
            "16°57′01″N 8°00′50″E" 31PDQ0366494115 13.51,2.11

            Examples:
              toposcope distance Niamey Agadez
              toposcope distance Bamako Gao Tessalit Niamey Bamako
              toposcope distance "13.4815,2.1836" icao:DRZA --format json
            """)

    @Argument(
        help: ArgumentHelp(
            "At least two places, codes such as iata:NIM, or coordinates such as 13.51,2.11.",
            valueName: "place"))
    var places: [String]

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "How to write the answer: table, json, geojson or csv.")
    var format: OutputFormat = .automatic

    @Option(
        help: ArgumentHelp(
            "In geojson, how far apart the positions along a leg are at most.",
            valueName: "distance"))
    var spacing: String = "50km"

    func validate() throws {
        guard places.count >= 2 else {
            throw ValidationError("At least two places are needed, \(places.count) was given.")
        }
    }

    func run() throws {
        let spacing = try Length(parsing: spacing)
        guard spacing >= Length(metres: 1) else {
            throw ToolError.badValue(
                option: "--spacing", value: self.spacing, remedy: "the least is 1 m.")
        }
        let register = try data.register()
        let positions = try places.map { (text) throws in
            let position = try PositionArgument(text, register: register)
            if let entry = position.place, register.isArea(entry) {
                throw ToolError.badValue(
                    option: "distance", value: text,
                    remedy: "\(entry.name) is an area, from which nothing can be measured. "
                        + "Name a town, a base or coordinates.")
            }
            return position
        }
        for remark in positions.compactMap(\.remark) { Terminal.complain("Note: \(remark)") }
        let report = DistanceReport(positions: positions, spacing: spacing)
        switch format {
        case .table: try output.write(report.table + "\n")
        case .json: try output.write(report.json.prettyText + "\n")
        case .geojson: try output.write(GeoJSONWriter.bytes(of: report.layer))
        case .csv: try output.write(CSVLayer.bytes(of: report.layer))
        }
    }
}

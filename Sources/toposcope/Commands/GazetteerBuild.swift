import ArgumentParser
import Foundation
import Gazetteer

/// Compiles sources into one file.
struct GazetteerBuild: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Compile GeoNames dumps and other sources into one file.",
        discussion: """
            The curated places come first and win; of a place that several sources have, the first \
            position counts and the names of all are kept. The file appears when it is complete, \
            so an interruption leaves nothing half done.

            Examples:
              toposcope gazetteer build NE.txt ML.txt --output sahel.topo
              toposcope resolve Tahoua --world sahel.topo
            """)

    @Argument(help: "GeoNames dumps (19 columns: allCountries.txt, NE.txt, cities500.txt).")
    var dumps: [String] = []

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The file to write (default: world.topo in the folder of the gazetteer).",
            valueName: "path"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "The key of the source of the dumps that follow from a list of sources.",
            valueName: "key"))
    var source = "geonames"

    @Option(
        help: ArgumentHelp(
            "GeoNames' alternateNamesV2.txt: names with their languages.", valueName: "path"))
    var alternateNames: [String] = []

    @Option(help: ArgumentHelp("OurAirports' airports.csv.", valueName: "path"))
    var airports: [String] = []

    @Option(
        help: ArgumentHelp(
            "A table (.csv) or layer (.geojson) with mapped columns, for example P-codes.",
            valueName: "path"))
    var table: [String] = []

    @Option(
        help: ArgumentHelp(
            "The columns of the tables: name=ADM3_FR,pcode=ADM3_PCODE,latitude=lat,country:NE "
                + "(field=column, or field:value for all rows).",
            valueName: "mapping"))
    var map: String?

    @Option(help: ArgumentHelp("The scheme of the tables' identifiers.", valueName: "word"))
    var scheme = "table"

    @Flag(inversion: .prefixedNo, help: "Put the curated places in.")
    var curated = true

    @OptionGroup var data: DataOptions

    func run() throws {
        var builder = GazetteerBuilder()
        builder.state("program", "toposcope \(toposcopeVersion)")
        let folder = curated || output == nil ? try data.folder() : ""
        if curated {
            try builder.addCurated(folder: folder)
            Terminal.complain("curated: \(builder.count) places")
        }
        var progress = Progress()
        for dump in dumps {
            let report = try builder.addGeoNames(path: dump, source: source) { rows in
                if rows % (1 << 14) == 0 { progress.report("\(dump): \(rows) rows") }
            }
            tell(report)
        }
        for path in alternateNames {
            tell(
                try builder.addAlternateNames(path: path) { rows in
                    if rows % (1 << 14) == 0 { progress.report("\(path): \(rows) rows") }
                })
        }
        for path in airports {
            tell(try builder.addTable(path: path, mapping: .ourAirports, source: "ourairports"))
        }
        for path in table {
            tell(try builder.addTable(path: path, mapping: try mapping(), source: scheme))
        }
        let path = output ?? folder + "/world.topo"
        Terminal.complain("compiling \(builder.count) places")
        try builder.write(to: path)
        let index = try PlaceIndex(path: path)
        Terminal.print("\(path): \(index.count) places, \(index.nameCount) different names")
    }

    private func mapping() throws -> TableMapping {
        let fields = TableMapping.Field.allCases.map(\.rawValue).joined(separator: ", ")
        guard let map, let mapping = TableMapping(scheme: scheme, parsing: map) else {
            throw ToolError.badValue(
                option: "--map", value: map ?? "",
                remedy: "it takes field=column, ...; the fields are \(fields).")
        }
        return mapping
    }

    private func tell(_ report: GazetteerImportReport) {
        Terminal.complain(
            "\(report.file): \(report.added) places new, \(report.merged) known already, "
                + "\(report.rejected) rows rejected")
        for rejection in report.rejections {
            Terminal.complain("  \(rejection.unit) \(rejection.number): \(rejection.reason)")
        }
        if report.rejected > report.rejections.count {
            Terminal.complain("  and \(report.rejected - report.rejections.count) more")
        }
    }
}

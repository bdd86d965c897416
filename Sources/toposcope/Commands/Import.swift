import ArgumentParser
import Foundation
import Gazetteer
import Incidents
import Layers

/// `toposcope import`: research data into the working file.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Imports incidents from UCDP, ACLED, GDELT, ICEWS, HXL, tables, GeoJSON, KML, GeoPackage.",
        discussion: """
            The form is recognised by the first bytes; gzip and zip are unpacked. Places that a \
            source names without a position get one from the gazetteer where it is sure, which each \
            such incident says in its note. Importing the same data again changes nothing; a \
            newer version of a record replaces the older one, which stays in the journal. An import \
            that was interrupted goes on when it is started again.

            Examples:
              toposcope import ged231.csv --file log.gpkg
              toposcope import ged231-csv.zip towns.kml --file log.gpkg
              curl … | toposcope import - --map date=When,place=Town --file log.gpkg
              toposcope near Bria --within 50km --file log.gpkg
            """)

    @Argument(help: "The files to read; - is standard input.")
    var paths: [String] = []

    @Option(
        help: ArgumentHelp(
            "Insist on a form: " + ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
                + ".", valueName: "form"))
    var format: String?

    @Option(
        help: ArgumentHelp(
            "Which columns of a table hold what, such as date=When,latitude=Y,longitude=X.",
            valueName: "map"))
    var map: String?

    @Option(
        help: ArgumentHelp(
            "The name of the source, with which identifiers of tables begin (default: the file's).",
            valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Write rejected records to this CSV file.", valueName: "path"))
    var rejections: String?

    @Flag(
        help: "Import the curated incidents of the gazetteer, with its places and bases as layers.")
    var curated = false

    @OptionGroup var target: FileOptions
    @OptionGroup var data: DataOptions

    func validate() throws {
        if paths.isEmpty && !curated {
            throw ValidationError("Name a file to import, or give --curated.")
        }
    }

    func run() throws {
        let wanted: ImportFormat? = try format.map { try IncidentFilter.choice("--format", $0) }
        let fields = try map.map { try FieldMap(parsing: $0) }
        let folder = try data.folder()
        let register = try data.register()
        let file = try IncidentFile(path: target.path, isWritable: true)
        if curated {
            let report = try file.importCurated(
                CuratedIncidents(folder: folder, place: register.incidentPlace))
            Terminal.print(
                "curated incidents: \(report.added) added, \(report.replaced) replaced, "
                    + "\(report.unchanged) unchanged")
            for subject in [Export.Subject.places, .bases] {
                let layer = try CuratedLayer.read(subject, on: nil, folder: folder)
                let changes = try file.keep(layer)
                Terminal.print("\(layer.name): \(layer.features.count), \(changes) changed")
            }
        }
        var rejected: [(path: String, rejection: Rejection)] = []
        var lost: [String] = []
        for path in paths {
            var reader = try IncidentReader(
                try FileSource(path: path), format: wanted, map: fields, name: sourceName(path),
                countries: CountryCodes(register), places: PlaceFinder(register))
            let report = try file.importRecords(
                from: &reader, name: sourceName(path), fingerprint: fingerprint(path)
            ) { report in
                if report.read >= 10_000 { Terminal.complain("\(path): \(report.read) records") }
            }
            Terminal.print("\(path): \(report)")
            if report.rejected > 0, report.rejected == report.read { lost.append(path) }
            rejected += report.rejections.map { (path, $0) }
            for rejection in report.rejections.prefix(5) {
                Terminal.complain("\(path), \(rejection)")
            }
            if report.rejected > 5 {
                Terminal.complain(
                    "… and \(report.rejected - 5) more; --rejections PATH writes them all.")
            }
        }
        // So that the first question need not build it.
        try file.prepareIndex()
        try file.close()
        // It is built anew where closing changed the file once more.
        let written = try IncidentFile(path: target.path, isWritable: false)
        try written.prepareIndex()
        try written.close()
        if let rejections { try write(rejected, to: rejections) }
        if let path = lost.first {
            throw ToolError.input(
                path: path, reason: "none of its records could be taken; the reasons stand above")
        }
    }

    private func sourceName(_ path: String) -> String {
        if let name { return name }
        if path == "-" { return "stdin" }
        return URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    }

    private func fingerprint(_ path: String) -> String? {
        guard path != "-",
            let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let size = attributes[.size] as? Int, let date = attributes[.modificationDate] as? Date
        else { return nil }
        return "\(size) bytes of \(date.timeIntervalSince1970)"
    }

    private func write(_ rejected: [(path: String, rejection: Rejection)], to path: String) throws {
        let writer = DelimitedWriter()
        var bytes: [UInt8] = []
        writer.append(["file", "line", "column", "value", "reason"], to: &bytes)
        for (file, rejection) in rejected {
            writer.append(
                [
                    file, "\(rejection.line)", rejection.column, rejection.value,
                    rejection.reason,
                ], to: &bytes)
        }
        try FileBytes.write(bytes, to: path)
    }
}

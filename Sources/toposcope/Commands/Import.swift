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

    @Flag(help: "Dates of tables such as 10/4/2017 have the month first (default: the day).")
    var monthFirst = false

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

    @Option(
        help: ArgumentHelp(
            "The version of the GeoPackage standard of a new file: 1.3, or 1.4, of which older "
                + "programs warn (default: 1.3).",
            valueName: "version"))
    var geopackage: String?

    @OptionGroup var target: FileOptions
    @OptionGroup var data: DataOptions

    func validate() throws {
        if paths.isEmpty && !curated {
            throw ValidationError("Name a file to import, or give --curated.")
        }
    }

    func run() throws {
        let wanted: ImportFormat? = try format.map { try IncidentFilter.choice("--format", $0) }
        var fields = try map.map { try FieldMap(parsing: $0) }
        if monthFirst {
            fields = fields ?? FieldMap([:])
            fields?.isMonthFirst = true
        }
        let folder = try data.folder()
        let register = try data.register()
        try paths.forEach(checkIsThere)
        var report = try RejectionReport(path: rejections)
        let file = try workingFile()
        if curated { try importCurated(folder, register, into: file) }
        var lost: [String] = []
        for path in paths {
            var reader = try IncidentReader(
                try FileSource(path: path), format: wanted, map: fields, name: sourceName(path),
                countries: CountryCodes(register), places: PlaceFinder(register))
            var progress = Progress()
            let done = try file.importRecords(
                from: &reader, name: sourceName(path), fingerprint: fingerprint(path)
            ) { progress.report("\(path): \($0.read) records") }
            Terminal.print("\(path): \(done)")
            if done.rejected > 0, done.rejected == done.read { lost.append(path) }
            try report.add(done, of: path)
            if done.format == .geopackage, try IncidentFile.isWorkingFile(at: path) {
                let other = try IncidentFile(path: path, isWritable: false)
                try file.takeSourcesAndLinks(from: other)
                try other.close()
            }
            if done.replaced > 0, done.format == .table,
                (fields ?? FieldMap([:])).column(of: .id, among: reader.columns.names) == nil
            {
                Terminal.complain(
                    "Note: \(path) has no column of identifiers, so its records are numbered by "
                        + "line, and \(done.replaced) of them replaced others of those lines. "
                        + "Another table takes another --name.")
            }
        }
        // So that the first question need not build it.
        try file.prepareIndex()
        try file.close()
        // It is built anew where closing changed the file once more.
        let written = try IncidentFile(path: target.path, isWritable: false)
        try written.prepareIndex()
        try written.close()
        if let path = lost.first {
            throw ToolError.input(
                path: path, reason: "none of its records could be taken; the reasons stand above")
        }
    }

    /// A path that was mistyped is told before a new file is made.
    private func checkIsThere(_ path: String) throws {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type]
        let isFolder = type as? FileAttributeType == .typeDirectory
        // What is there may be a pipe, which is opened once.
        if path != "-" && (type == nil || isFolder) { _ = try FileSource(path: path) }
    }

    private func workingFile() throws -> IncidentFile {
        let version: GeoPackageVersion =
            switch geopackage {
            case nil, "1.3": .v1_3
            case "1.4": .v1_4
            case let other?:
                throw ToolError.badValue(
                    option: "--geopackage", value: other, remedy: "choose from 1.3, 1.4.")
            }
        let file = try IncidentFile(path: target.path, isWritable: true, version: version)
        if let geopackage, try file.declaredVersion() / 100 != version.rawValue / 100 {
            throw ToolError.badValue(
                option: "--geopackage", value: geopackage,
                remedy: "\(target.path) is there already, in another version; name a new file.")
        }
        return file
    }

    private func importCurated(
        _ folder: String, _ register: PlaceRegister, into file: IncidentFile
    ) throws {
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

    /// The name of the file without its ending; that of a packed file is the same as unpacked.
    func sourceName(_ path: String) -> String {
        if let name { return name }
        if path == "-" { return "stdin" }
        let file = URL(fileURLWithPath: path)
        let inner = file.deletingPathExtension()
        let isPacked =
            ["gz", "zip"].contains(file.pathExtension.lowercased())
            && Self.endings.contains(inner.pathExtension.lowercased())
        return (isPacked ? inner.deletingPathExtension() : inner).lastPathComponent
    }

    /// The endings of files that may be packed.
    private static let endings: Set<String> = [
        "csv", "tsv", "tab", "txt", "geojson", "json", "geojsonl", "geojsons", "geojsonseq", "kml",
    ]

    /// What tells this state of the file, and how it is read, from others.
    private func fingerprint(_ path: String) -> String? {
        guard path != "-",
            let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let size = attributes[.size] as? Int, let date = attributes[.modificationDate] as? Date
        else { return nil }
        let reading = [
            format.map { "as \($0)" }, map.map { "by \($0)" }, monthFirst ? "month first" : nil,
        ].compactMap(\.self)
        return (["\(size) bytes of \(date.timeIntervalSince1970)"] + reading)
            .joined(separator: ", ")
    }
}

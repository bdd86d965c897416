import ArgumentParser
import Foundation
import Layers

/// `toposcope convert`: a table with positions as GeoJSON.
struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Writes a table with positions as GeoJSON.",
        discussion: """
            The separator, the columns of the position and the columns of numbers are recognised; \
            numbers keep the decimals that they have. Records that cannot be taken are left out and \
            told on standard error.

            Examples:
              toposcope convert events.csv --output events.geojson
              toposcope convert events.csv --form lines --latitude Y --longitude X
            """)

    /// How features are put together.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case collection
        case sequence
        case lines

        var form: GeoJSONWriter.Form {
            switch self {
            case .collection: .collection
            case .sequence: .textSequence
            case .lines: .lines
            }
        }
    }

    @Argument(help: "The table; - is standard input.")
    var path: String

    @Option(
        help: "One collection, an RFC 8142 sequence, or lines of one feature each.")
    var form: Form = .collection

    @Option(help: ArgumentHelp("The column of degrees east.", valueName: "column"))
    var longitude: String?

    @Option(help: ArgumentHelp("The column of degrees north.", valueName: "column"))
    var latitude: String?

    @Option(help: ArgumentHelp("The column of identifiers.", valueName: "column"))
    var id: String?

    @Option(help: ArgumentHelp("Write rejected records to this CSV file.", valueName: "path"))
    var rejections: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        try refuseDatabase()
        let converter = try TableConverter(
            UnpackedSource(FileSource(path: path)), form: form.form,
            choice: TableLayout.Choice(
                longitude: longitude, latitude: latitude, identifier: id))
        let report: ConversionReport
        if let target = output.output, target != "-" {
            let sink = try FileSink(path: target)
            report = try converter.convert(to: sink)
            try sink.commit()
        } else {
            report = try converter.convert(to: StandardOutput())
        }
        for rejection in report.rejections.prefix(5) { Terminal.complain(text(rejection)) }
        if report.rejected > 5 {
            let kept = report.rejections.count
            let which = kept < report.rejected ? "lists the first \(kept)" : "lists them all"
            Terminal.complain(
                "… and \(report.rejected - 5) more; \(rejections ?? "--rejections PATH") \(which).")
        }
        var parts = ["\(report.features) features, \(report.rejected) records rejected"]
        if report.textsAmongNumbers > 0 {
            parts.append(
                "\(report.textsAmongNumbers) cells in columns of numbers written as text")
        }
        Terminal.complain("\(path): " + parts.joined(separator: ", ") + ".")
        if let rejections { try write(report.rejections, to: rejections) }
    }

    /// A GeoPackage would be told of by the bytes of its first line.
    private func refuseDatabase() throws {
        // What is no file of its own is read once.
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type]
        guard type as? FileAttributeType == .typeRegular else { return }
        let source = try FileSource(path: path)
        var head: [UInt8] = []
        try source.next(into: &head)
        guard head.starts(with: Array("SQLite format 3".utf8)) else { return }
        throw ToolError.input(
            path: path,
            reason:
                "it is a GeoPackage or another database, and no table; toposcope export incidents "
                + "--file writes its incidents, ogr2ogr any layer")
    }

    private func text(_ rejection: ConversionReport.Rejection) -> String {
        let place = "\(path), line \(rejection.line)"
        return rejection.column.isEmpty
            ? "\(place): \(rejection.reason)"
            : "\(place), column \(rejection.column): \"\(rejection.value)\" \(rejection.reason)"
    }

    private func write(_ rejected: [ConversionReport.Rejection], to path: String) throws {
        let writer = DelimitedWriter()
        var bytes: [UInt8] = []
        writer.append(["file", "line", "column", "value", "reason"], to: &bytes)
        for rejection in rejected {
            writer.append(
                [
                    self.path, "\(rejection.line)", rejection.column, rejection.value,
                    rejection.reason,
                ], to: &bytes)
        }
        try FileBytes.write(bytes, to: path)
    }
}

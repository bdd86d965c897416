import Incidents
import Layers

/// Tells of records that were not imported: the first ones on standard error, all in a table if asked.
struct RejectionReport {
    /// How many of each file are told on standard error.
    private static let mostTold = 5

    private let path: String?
    private let writer = DelimitedWriter()
    private var bytes: [UInt8] = []

    /// Begins the table, so that a place that cannot be written is told before anything is imported.
    ///
    /// - Parameter path: Where the table goes; nil for none.
    /// - Throws: `LayerError.file` where nothing can be written there.
    init(path: String?) throws {
        self.path = path
        guard let path else { return }
        writer.append(["file", "line", "column", "value", "reason"], to: &bytes)
        try FileBytes.write(bytes, to: path)
    }

    /// Tells what was rejected of a file.
    mutating func add(_ report: ImportReport, of file: String) throws {
        for rejection in report.rejections.prefix(Self.mostTold) {
            Terminal.complain("\(file), \(rejection)")
        }
        if report.rejected > Self.mostTold {
            let kept = report.rejections.count
            let which =
                kept < report.rejected ? "lists the first \(kept) of this file" : "lists them all"
            Terminal.complain(
                "… and \(report.rejected - Self.mostTold) more; "
                    + (path.map { "\($0) \(which)." } ?? "--rejections PATH \(which)."))
        }
        guard let path, !report.rejections.isEmpty else { return }
        for rejection in report.rejections {
            writer.append(
                [
                    file, rejection.unit == .line ? "\(rejection.line)" : rejection.position,
                    rejection.column, rejection.value,
                    rejection.reason,
                ], to: &bytes)
        }
        try FileBytes.write(bytes, to: path)
    }
}

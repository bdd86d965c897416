import Gazetteer
import Geodesy
import Layers

/// Resolves the names in one column of a CSV table; all columns are kept and the answer's appended.
///
/// The order is kept. A record that cannot be read is named on standard error and left out; it never
/// stops the rest.
struct ResolveTable {
    /// The columns that are appended.
    static let columns = [
        "resolved_id", "resolved_name", "resolved_latitude", "resolved_longitude",
        "resolved_country", "resolved_confidence", "resolved_known",
    ]
    private static let recordsPerTask = 128

    let resolver: Resolver
    let options: ResolveOptions
    let column: String

    /// Reads a table and writes it with the answers to standard output.
    ///
    /// - Parameter path: The table; `-` is standard input.
    /// - Throws: ``ToolError`` where the table has no such column, and what reading and writing throw.
    func run(path: String) async throws {
        var reader = try DelimitedReader(path: path, dialect: .csv)
        var record = DelimitedRecord()
        guard try reader.next(into: &record) else {
            throw ToolError.input(path: path, reason: "the table is empty.")
        }
        let header = record.strings
        guard let place = header.firstIndex(of: column) else {
            throw ToolError.badValue(
                option: "--column", value: column,
                remedy: "the table has \(header.joined(separator: ", ")).")
        }
        var start: [UInt8] = []
        DelimitedWriter().append(header + Self.columns, to: &start)
        try Terminal.write(start)
        let width = header.count
        try await OrderedBatches.write {
            var batch: [[String]] = []
            while batch.count < Self.recordsPerTask {
                do throws(LayerError) {
                    guard try reader.next(into: &record) else { break }
                    batch.append(record.strings)
                } catch .file(let path, let reason) {
                    throw LayerError.file(path: path, reason: reason)
                } catch {
                    Terminal.complain("Left out: \(error)")
                }
            }
            return batch
        } answer: { batch in
            var out: [UInt8] = []
            for fields in batch { append(fields, place: place, width: width, to: &out) }
            return out
        }
    }

    private func append(_ fields: [String], place: Int, width: Int, to out: inout [UInt8]) {
        let name = place < fields.count ? fields[place] : ""
        let resolution = resolver.resolve(name, options: options)
        var answer = [String](repeating: "", count: Self.columns.count)
        if let best = resolution.candidates.first {
            let confidence = (best.confidence * 10_000).rounded() / 10_000
            answer = [
                best.place.id.rawValue, best.place.name, String(best.place.coordinate.latitude),
                String(best.place.coordinate.longitude),
                best.place.countries.joined(separator: "|"), String(confidence),
                String(resolution.isKnown),
            ]
        } else {
            answer[answer.count - 1] = "false"
        }
        // A record that is too short is filled up, so that the answers stand below their names.
        let filling = [String](repeating: "", count: max(0, width - fields.count))
        DelimitedWriter().append(fields + filling + answer, to: &out)
    }
}

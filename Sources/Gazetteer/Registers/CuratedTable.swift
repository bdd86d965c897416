import Geodesy
import Glibc
import Layers

/// One table of the curated folder, with messages that name the file, the line and the column.
struct CuratedTable {
    let fileName: String
    let rows: [DelimitedTable.Row]

    init(folder: String, file: String, columns: [String]) throws(GazetteerError) {
        fileName = file
        do {
            let table = try DelimitedTable(
                bytes: FileBytes.read(folder + "/" + file), fileName: file)
            try table.require(columns)
            rows = table.rows
        } catch {
            switch error {
            case .file(let path, let reason): throw .file(path: path, reason: reason)
            case .busy(let path): throw .file(path: path, reason: LayerError.isWritten)
            case .malformed(_, let line, _, let reason):
                throw .row(file: file, line: line, reason: reason)
            }
        }
    }

    static func exists(folder: String, file: String) -> Bool {
        unsafe access(folder + "/" + file, F_OK) == 0
    }

    func refuse(_ row: DelimitedTable.Row, _ reason: String) -> GazetteerError {
        .row(file: fileName, line: row.line, reason: reason)
    }

    func number(_ row: DelimitedTable.Row, _ column: String) throws(GazetteerError) -> Double {
        guard let number = Double(row[column]), number.isFinite else {
            throw refuse(row, "\(column) is \"\(row[column])\"; write a decimal number.")
        }
        return number
    }

    func length(
        _ row: DelimitedTable.Row, _ column: String, ifEmpty usual: Length
    ) throws(GazetteerError) -> Length {
        if row[column].isEmpty { return usual }
        let kilometres = try number(row, column)
        guard kilometres >= 0 else { throw refuse(row, "\(column) is negative: \(kilometres).") }
        return Length(kilometres: kilometres)
    }

    func coordinate(_ row: DelimitedTable.Row) throws(GazetteerError) -> Coordinate {
        let latitude = try number(row, "latitude")
        let longitude = try number(row, "longitude")
        do {
            return try Coordinate(latitude: latitude, longitude: longitude)
        } catch {
            throw refuse(row, error.description)
        }
    }

    func population(_ row: DelimitedTable.Row) throws(GazetteerError) -> Int? {
        if row["population"].isEmpty { return nil }
        guard let number = Int(row["population"]), number >= 0 else {
            throw refuse(
                row, "population is \"\(row["population"])\"; write a whole number or nothing.")
        }
        return number
    }

    func text(_ row: DelimitedTable.Row, _ column: String) -> String? {
        row[column].isEmpty ? nil : row[column]
    }

    /// The values of a cell that separates them with `|`.
    func list(_ row: DelimitedTable.Row, _ column: String) -> [String] {
        let cell = row[column]
        // Most cells hold one value or none; splitting by characters would take its time.
        if !cell.utf8.contains(UInt8(ascii: "|")) { return cell.isEmpty ? [] : [cell] }
        return cell.utf8.split(separator: UInt8(ascii: "|")).compactMap { String($0) }
    }

    func required(_ row: DelimitedTable.Row, _ column: String) throws(GazetteerError) -> String {
        guard !row[column].isEmpty else { throw refuse(row, "\(column) is empty.") }
        return row[column]
    }
}

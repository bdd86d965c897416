import Foundation
import Geodesy
internal import GRDB

/// Properties and shapes as SQLite stores them.
enum RowCoding {
    /// What is stored for a property (OGC 12-128r17, table 1).
    static func stored(_ value: PropertyValue) -> DatabaseValue {
        switch value {
        case .null: .null
        case .boolean(let value): value.databaseValue
        case .integer(let value): value.databaseValue
        // SQLite stores NaN as null anyway; infinity is no number of a map.
        case .number(let value): value.isFinite ? value.databaseValue : .null
        case .string(let text): text.databaseValue
        case .date(let date): date.description.databaseValue
        case .timestamp(let text):
            (Moment(rfc3339: text).map(withMilliseconds) ?? text).databaseValue
        }
    }

    /// Requirement 5: exactly milliseconds and `Z`.
    private static func withMilliseconds(_ moment: Moment) -> String {
        let text = moment.description
        return text.contains(".") ? text : text.dropLast() + ".000Z"
    }

    /// The property that a stored value is, under the type that the column declares.
    static func property(_ value: DatabaseValue, _ type: PropertyType) -> PropertyValue {
        switch value.storage {
        case .null, .blob: return .null
        case .int64(let number):
            let value = Int(truncatingIfNeeded: number)
            switch type {
            case .boolean: return .boolean(value != 0)
            case .number: return .number(Double(value))
            default: return .integer(value)
            }
        case .double(let number): return .number(number)
        case .string(let text):
            switch type {
            case .date: return CalendarDate(iso: text).map(PropertyValue.date) ?? .string(text)
            case .timestamp:
                return moment(text).map { .timestamp($0.description) } ?? .string(text)
            default: return .string(text)
            }
        }
    }

    /// A stored moment; one without a zone, as other programs write it, is in UTC as all of them are.
    private static func moment(_ text: String) -> Moment? {
        if let moment = Moment(rfc3339: text) { return moment }
        guard text.utf8.count >= 19, text.utf8.last.map({ (48...57).contains($0) }) == true else {
            return nil
        }
        return Moment(rfc3339: text.prefix(10) + "T" + text.dropFirst(11) + "Z")
    }

    /// The shape of a stored value; nil where there is none, or none that can be read in a table that
    /// passes over such.
    static func geometry(
        _ value: DatabaseValue, of table: GeoPackageTable, row: Int, path: String
    ) throws(LayerError) -> Geometry? {
        guard case .blob(let data) = value.storage else { return nil }
        do throws(BrokenBlob) {
            return try GeometryBlob.decode([UInt8](data), locate: table.locate)
        } catch {
            if table.passesOverBrokenShapes { return nil }
            throw .file(
                path: path,
                reason: "row \(row) of layer \"\(table.name)\" cannot be read: \(error.reason)")
        }
    }
}

internal import GRDB
internal import GRDBSQLite

/// Inserts many rows of a batch with one statement, passing over identifiers that are there.
///
/// What SQLite does once for a statement, such as counting up the keys of the table, it then does
/// once for all of them.
@safe final class RowInsertion {
    /// How many rows the statement has.
    static let rowCount = 32

    /// Whether a column of the batch has any values; the others are null in the text.
    let filled: [Bool]
    private let statement: BoundStatement
    private let hasShapes: Bool
    /// Where the value of a column stands among those of a row.
    private let slots: [Int32]
    /// How many values the statement takes for a row.
    private let slotCount: Int32

    /// Prepares the statement; nil where SQLite takes no statement so long, or the table has no column
    /// of identifiers.
    ///
    /// - Parameters:
    ///   - database: The file.
    ///   - table: The table, which has the columns of the batch.
    ///   - filled: Whether the columns have any values.
    /// - Throws: What SQLite reports.
    init?(_ database: Database, _ table: GeoPackageTable, filled: [Bool]) throws {
        guard let identifier = table.identifier else { return nil }
        hasShapes = table.geometry != nil
        self.filled = filled
        // With all columns in the order in which such tables are made, the key first, SQLite puts the
        // values where they belong instead of copying them there.
        let columns =
            [table.key, table.geometry, identifier].compactMap(\.self)
            + table.schema.columns.map(\.name)
        let used = [false] + (hasShapes ? [true, true] : [true]) + filled
        slotCount = Int32(used.count(where: \.self))
        var next: Int32 = hasShapes ? 2 : 1
        slots = filled.map { isFilled in
            if isFilled { next += 1 }
            return next - 1
        }
        let most = unsafe sqlite3_limit(
            database.sqliteConnection, SQLITE_LIMIT_VARIABLE_NUMBER, -1)
        guard Int(slotCount) * RowInsertion.rowCount <= most else { return nil }
        let row = "(" + used.map { $0 ? "?" : "NULL" }.joined(separator: ", ") + ")"
        let rows = repeatElement(row, count: RowInsertion.rowCount).joined(separator: ", ")
        statement = try BoundStatement(
            database,
            sql: "INSERT INTO \(GeoPackageSQL.quoted(table.name)) "
                + "(\(columns.map(GeoPackageSQL.quoted).joined(separator: ", "))) "
                + "VALUES \(rows) ON CONFLICT (\(GeoPackageSQL.quoted(identifier))) DO NOTHING")
    }

    /// Runs the statement with rows that lie behind each other.
    ///
    /// Nothing is copied but into the database.
    ///
    /// - Parameters:
    ///   - rows: The batch.
    ///   - first: The first of the rows.
    ///   - shapes: The shapes of the rows that have a position, one behind the other.
    /// - Returns: How many rows were inserted.
    /// - Throws: What SQLite reports.
    func run(_ rows: RowBatch, from first: Int, shapes: [UInt8]) throws -> Int {
        // What is bound is lent for the call only.
        defer { statement.clear() }
        return try unsafe rows.bytes.withUnsafeBufferPointer { texts in
            try unsafe shapes.withUnsafeBufferPointer { shapes in
                if let start = texts.baseAddress {
                    unsafe bind(rows, first, start, shapes.baseAddress)
                }
                return try statement.run()
            }
        }
    }

    private func bind(
        _ rows: RowBatch, _ first: Int, _ texts: UnsafePointer<UInt8>,
        _ shapes: UnsafePointer<UInt8>?
    ) {
        var shape = 0
        var index: Int32 = 1
        for row in first..<(first + RowInsertion.rowCount) {
            if hasShapes, rows.position(of: row) != nil, let shapes = unsafe shapes {
                unsafe statement.lend(shape: shapes + shape, GeometryBlob.pointSize, index)
                shape += GeometryBlob.pointSize
            }
            let id = hasShapes ? index + 1 : index
            unsafe statement.lend(rows.cells[rows.firstCell(of: row)], of: texts, id)
            rows.forEachCell(of: row) { column, cell in
                unsafe statement.lend(cell, of: texts, index + slots[column])
            }
            index += slotCount
        }
    }
}

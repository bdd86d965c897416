internal import GRDB
internal import GRDBSQLite

/// A prepared statement whose values are bound one by one, for code that runs it a million times.
@safe struct BoundStatement {
    // Keeps the handle alive.
    private let statement: Statement
    private let handle: OpaquePointer
    private let database: Database

    init(_ database: Database, sql: String) throws {
        self.database = database
        statement = try database.makeStatement(sql: sql)
        unsafe handle = statement.sqliteStatement
    }

    /// Makes all values null, as they are until they are bound.
    func clear() { unsafe sqlite3_clear_bindings(handle) }

    func bind(_ number: Int64, at index: Int) {
        unsafe sqlite3_bind_int64(handle, Int32(index), number)
    }

    func bind(_ number: Double, at index: Int) {
        unsafe sqlite3_bind_double(handle, Int32(index), number)
    }

    func bind(_ text: String, at index: Int) {
        guard !text.isEmpty else {
            // A text without bytes has no address, which SQLite would take for null.
            unsafe sqlite3_bind_text(handle, Int32(index), "", 0, copied)
            return
        }
        var text = text
        text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
                _ = unsafe sqlite3_bind_text(
                    handle, Int32(index), bytes.baseAddress, Int32(bytes.count), copied)
            }
        }
    }

    func bind(_ bytes: [UInt8], at index: Int) {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            _ = unsafe sqlite3_bind_blob(
                handle, Int32(index), bytes.baseAddress, Int32(bytes.count), copied)
        }
    }

    /// Binds a value; null stays what ``clear()`` made of it.
    func bind(_ value: PropertyValue, at index: Int) {
        switch value {
        case .null: break
        case .boolean(let value): bind(value ? 1 : 0 as Int64, at: index)
        case .integer(let value): bind(Int64(value), at: index)
        case .number(let value):
            // SQLite stores NaN as null anyway; infinity is no number of a map.
            if value.isFinite { bind(value, at: index) }
        case .string(let text): bind(text, at: index)
        case .date(let date): bind(date.description, at: index)
        case .timestamp:
            if let text = String.fromDatabaseValue(RowCoding.stored(value)) {
                bind(text, at: index)
            }
        }
    }

    /// Runs the statement with the identifier, the shape and the columns of a row of a batch.
    ///
    /// Nothing is copied but into the database.
    ///
    /// - Returns: How many rows it changed.
    func run(_ rows: RowBatch, row: Int, hasShape: Bool, shape: [UInt8]) throws -> Int {
        // What is bound is lent for the call only.
        defer { clear() }
        return try unsafe rows.bytes.withUnsafeBufferPointer { texts in
            try unsafe shape.withUnsafeBufferPointer { shape in
                if hasShape, shape.count > 0 {
                    _ = unsafe sqlite3_bind_blob(
                        handle, 2, shape.baseAddress, Int32(shape.count), nil)
                }
                if let start = texts.baseAddress {
                    unsafe lend(rows.cells[rows.firstCell(of: row)], of: start, 1)
                    let next = hasShape ? 3 : 2
                    rows.forEachCell(of: row) { column, cell in
                        unsafe lend(cell, of: start, Int32(next + column))
                    }
                }
                return try run()
            }
        }
    }

    /// Binds bytes that stay where they are until the statement has run.
    func lend(shape: UnsafePointer<UInt8>, _ count: Int, _ index: Int32) {
        _ = unsafe sqlite3_bind_blob(handle, index, shape, Int32(count), nil)
    }

    /// Binds a cell of a batch, whose texts stay where they are until the statement has run.
    @inline(__always)
    func lend(_ cell: RowBatch.Cell, of texts: UnsafePointer<UInt8>, _ index: Int32) {
        switch cell {
        case .boolean(let value): _ = unsafe sqlite3_bind_int64(handle, index, value ? 1 : 0)
        case .integer(let value): _ = unsafe sqlite3_bind_int64(handle, index, Int64(value))
        case .number(let value): _ = unsafe sqlite3_bind_double(handle, index, value)
        case .text(let start, let count): unsafe lend(texts + start, Int(count), index)
        case .date(let start): unsafe lend(texts + start, 10, index)
        }
    }

    private func lend(_ text: UnsafePointer<UInt8>, _ count: Int, _ index: Int32) {
        unsafe text.withMemoryRebound(to: CChar.self, capacity: count) { text in
            _ = unsafe sqlite3_bind_text(handle, index, text, Int32(count), nil)
        }
    }

    /// The first number of the first row that the statement gives; nil for none.
    func firstNumber() throws -> Int64? {
        defer { unsafe sqlite3_reset(handle) }
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return unsafe sqlite3_column_int64(handle, 0)
        case SQLITE_DONE: return nil
        default: throw failure()
        }
    }

    private func failure() -> DatabaseError {
        let connection = unsafe sqlite3_db_handle(handle)
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
        let extended = unsafe sqlite3_extended_errcode(connection)
        return DatabaseError(resultCode: ResultCode(rawValue: extended), message: message)
    }

    /// Runs the statement, which gives no rows.
    ///
    /// - Returns: How many rows it changed.
    @discardableResult
    func run() throws -> Int {
        let code = unsafe sqlite3_step(handle)
        guard code == SQLITE_DONE else {
            defer { unsafe sqlite3_reset(handle) }
            throw failure()
        }
        unsafe sqlite3_reset(handle)
        return Int(unsafe sqlite3_changes(sqlite3_db_handle(handle)))
    }
}

/// Tells SQLite to copy what is bound.
private let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

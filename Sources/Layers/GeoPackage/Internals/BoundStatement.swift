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

    /// Runs the statement, which gives no rows.
    ///
    /// - Returns: How many rows it changed.
    @discardableResult
    func run() throws -> Int {
        let code = unsafe sqlite3_step(handle)
        let connection = unsafe sqlite3_db_handle(handle)
        guard code == SQLITE_DONE else {
            let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
            let extended = unsafe sqlite3_extended_errcode(connection)
            unsafe sqlite3_reset(handle)
            throw DatabaseError(resultCode: ResultCode(rawValue: extended), message: message)
        }
        unsafe sqlite3_reset(handle)
        return Int(unsafe sqlite3_changes(connection))
    }
}

/// Tells SQLite to copy what is bound.
private let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

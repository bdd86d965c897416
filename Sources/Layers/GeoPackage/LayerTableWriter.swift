import Foundation
import Geodesy
internal import GRDB

/// Writes the rows of one table and of its index within a transaction.
final class LayerTableWriter {
    let table: GeoPackageTable
    private let database: Database
    private let path: String
    private let insertion: BoundStatement
    /// The same, passing over identifiers that are there; nil where the table does not keep them apart.
    private let insertionIfNew: BoundStatement?
    private let replacement: Statement?
    private let lookup: BoundStatement
    private let newest: BoundStatement
    private var manyRows: RowInsertion?
    private let stored: Statement
    private let indexing: Statement?
    private let unindexing: Statement?
    /// The text of the triggers that rest.
    private let resting: [String]
    private var envelope = GeometryBlob.Envelope()
    private var isChanged = false
    /// New rows that are not in the index yet, in the order of their keys.
    private var pending: [IndexEntry] = []
    private var shape: [UInt8] = []
    private var boxes: [GeometryBlob.Envelope?] = []
    /// The columns of the last batch, and whether the table has just these.
    private var batchColumns: (columns: [LayerColumn], fit: Bool) = ([], false)

    init(_ table: GeoPackageTable, _ database: Database, path: String) throws {
        self.table = table
        self.database = database
        self.path = path
        // Before any statement is prepared, as SQLite prepares the triggers with it.
        resting = try LayerTableWriter.restTriggers(of: table, database)
        let name = GeoPackageSQL.quoted(table.name)
        let key = GeoPackageSQL.quoted(table.key)
        let columns =
            [table.identifier, table.geometry].compactMap(\.self) + table.schema.columns.map(\.name)
        let quoted = columns.map(GeoPackageSQL.quoted)
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        // Where the primary key identifies features, it is written too.
        let keyed = table.identifier == nil
        let sql =
            "INSERT INTO \(name) (\((keyed ? [key] : []) + quoted, separator: ", ")) "
            + "VALUES (\(keyed ? "?, " : "")\(marks))"
        insertion = try BoundStatement(database, sql: sql)
        replacement =
            quoted.isEmpty
            ? nil
            : try database.makeStatement(
                sql: "UPDATE \(name) SET \(quoted.map { "\($0) = ?" }, separator: ", ") "
                    + "WHERE \(key) = ?")
        let identifier = GeoPackageSQL.quoted(table.identifier ?? table.key)
        insertionIfNew = try? BoundStatement(
            database, sql: sql + " ON CONFLICT (\(identifier)) DO NOTHING")
        lookup = try BoundStatement(
            database, sql: "SELECT \(key) FROM \(name) WHERE \(identifier) = ?")
        newest = try BoundStatement(database, sql: "SELECT max(\(key)) FROM \(name)")
        let selected = quoted.isEmpty ? "NULL" : quoted.joined(separator: ", ")
        stored = try database.makeStatement(
            sql: "SELECT \(selected) FROM \(name) WHERE \(key) = ?")
        if table.hasIndex, let geometry = table.geometry {
            let tree = GeoPackageSQL.quoted(GeoPackageSQL.indexName(table.name, geometry))
            indexing = try database.makeStatement(
                sql: "INSERT OR REPLACE INTO \(tree) VALUES (?, ?, ?, ?, ?)")
            unindexing = try database.makeStatement(sql: "DELETE FROM \(tree) WHERE id = ?")
        } else {
            indexing = nil
            unindexing = nil
        }
    }

    /// Drops the triggers that keep the index, and returns the text that makes them again.
    private static func restTriggers(
        of table: GeoPackageTable, _ database: Database
    ) throws -> [String] {
        guard table.hasIndex, let geometry = table.geometry else { return [] }
        let prefix = GeoPackageSQL.indexName(table.name, geometry) + "_"
        let triggers = try Row.fetchAll(
            database,
            sql: """
                SELECT name, sql FROM sqlite_master
                WHERE type = 'trigger' AND tbl_name = ? AND substr(name, 1, ?) = ?
                """,
            arguments: [table.name, prefix.count, prefix])
        for trigger in triggers {
            try database.execute(sql: "DROP TRIGGER \(GeoPackageSQL.quoted(trigger[0]))")
        }
        return triggers.compactMap { $0[1] }
    }

    func insert(_ feature: Feature) throws {
        let box = try bind(feature, to: insertion)
        isChanged = true
        do {
            try insertion.run()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw LayerError.file(
                path: path,
                reason: "the feature \"\(feature.id)\" cannot be put into layer "
                    + "\"\(table.name)\": \(error.message ?? "a rule was broken").")
        }
        indexNew(database.lastInsertedRowID, box)
    }

    /// Inserts a feature unless its identifier is there.
    func insertIfNew(_ feature: Feature) throws -> Bool {
        guard let insertionIfNew else {
            guard try key(of: feature.id) == nil else { return false }
            try insert(feature)
            return true
        }
        let box = try bind(feature, to: insertionIfNew)
        guard try insertionIfNew.run() > 0 else { return false }
        isChanged = true
        indexNew(database.lastInsertedRowID, box)
        return true
    }

    /// Inserts rows of a batch unless their identifiers are there.
    ///
    /// - Returns: The keys of the new rows; nil for rows whose identifier was there.
    func insertIfNew(_ rows: RowBatch, _ range: Range<Int>) throws -> [Int64?] {
        var keys: [Int64?] = []
        keys.reserveCapacity(range.count)
        var next = range.lowerBound
        if range.count >= RowInsertion.rowCount, let insertion = try insertion(of: rows, range) {
            while range.upperBound - next >= RowInsertion.rowCount {
                let chunk = next..<(next + RowInsertion.rowCount)
                guard try insert(rows, chunk, with: insertion, &keys) else { break }
                next = chunk.upperBound
            }
        }
        for row in next..<range.upperBound {
            keys.append(try insertIfNew(rows, row) ? database.lastInsertedRowID : nil)
        }
        return keys
    }

    /// The statement for many rows of a batch; nil where it cannot take them.
    private func insertion(of rows: RowBatch, _ range: Range<Int>) throws -> RowInsertion? {
        guard insertionIfNew != nil, fits(rows) else { return nil }
        let filled = rows.filled(range)
        if let manyRows, manyRows.filled == filled { return manyRows }
        manyRows = try RowInsertion(database, table, filled: filled)
        return manyRows
    }

    /// Inserts as many rows as the statement has, unless their identifiers are there.
    ///
    /// - Returns: False, with nothing done, where they cannot be told from older rows by their keys, or
    ///   are of a kind that the table does not take.
    private func insert(
        _ rows: RowBatch, _ chunk: Range<Int>, with insertion: RowInsertion,
        _ keys: inout [Int64?]
    ) throws -> Bool {
        let before = try newestKey()
        guard before < .max >> 1 else { return false }
        shape.removeAll(keepingCapacity: true)
        boxes.removeAll(keepingCapacity: true)
        for row in chunk {
            guard let position = try place(of: rows, row) else { return false }
            var box: GeometryBlob.Envelope?
            if let position {
                GeometryBlob.append(point: position, system: table.systemID, to: &shape)
                box = GeometryBlob.Envelope()
                box?.add(position)
            }
            boxes.append(box)
        }
        let changes = try insertion.run(rows, from: chunk.lowerBound, shapes: shape)
        isChanged = isChanged || changes > 0
        let last = database.lastInsertedRowID
        if changes == chunk.count, last - Int64(changes) >= before {
            for (offset, box) in boxes.enumerated() {
                let key = last - Int64(changes - 1 - offset)
                indexNew(key, box)
                keys.append(key)
            }
            return true
        }
        // Rows that were there have keys that are not new, and the first of equal ones was inserted.
        var seen = Set<Int64>()
        for (row, box) in zip(chunk, boxes) {
            guard let key = try key(of: rows.id(of: row)), key > before,
                seen.insert(key).inserted
            else {
                keys.append(nil)
                continue
            }
            indexNew(key, box)
            keys.append(key)
        }
        return true
    }

    /// The greatest key; zero for an empty table.
    private func newestKey() throws -> Int64 { max(0, try newest.firstNumber() ?? 0) }

    /// Whether the table has just the columns of a batch.
    private func fits(_ rows: RowBatch) -> Bool {
        // The columns of all batches of a kind are one array, which is equal to itself at once.
        if batchColumns.columns != rows.columns || rows.columns.isEmpty {
            batchColumns = (
                rows.columns, table.identifier != nil && table.schema.columns == rows.columns
            )
        }
        return batchColumns.fit
    }

    /// Inserts a row of a batch unless its identifier is there.
    private func insertIfNew(_ rows: RowBatch, _ row: Int) throws -> Bool {
        guard let insertionIfNew, fits(rows), let position = try place(of: rows, row) else {
            return try insertIfNew(rows.feature(of: row))
        }
        var box: GeometryBlob.Envelope?
        shape.removeAll(keepingCapacity: true)
        if let position {
            GeometryBlob.append(point: position, system: table.systemID, to: &shape)
            box = GeometryBlob.Envelope()
            box?.add(position)
        }
        let changes = try insertionIfNew.run(
            rows, row: row, hasShape: table.geometry != nil, shape: shape)
        guard changes > 0 else { return false }
        isChanged = true
        indexNew(database.lastInsertedRowID, box)
        return true
    }

    /// Where a row lies in the system of the table, nil in it for nowhere; nil where the table does not
    /// take points.
    private func place(of rows: RowBatch, _ row: Int) throws(LayerError) -> MapPosition?? {
        guard table.geometry != nil, let position = rows.position(of: row) else {
            return .some(nil)
        }
        guard table.kind == .point || table.kind == .any else { return nil }
        return .some(try table.project(position))
    }

    func contains(_ id: String) throws -> Bool { try key(of: id) != nil }

    /// Whether the row of the feature holds exactly its values.
    func holds(_ feature: Feature) throws -> Bool {
        guard let key = try key(of: feature.id) else { return false }
        return try storedValues(key) == values(of: feature).values
    }

    func put(_ feature: Feature) throws -> PutOutcome {
        guard let key = try key(of: feature.id) else {
            try insert(feature)
            return .inserted
        }
        let (values, box) = try self.values(of: feature)
        let old = try storedValues(key)
        if old == values { return .unchanged }
        isChanged = true
        if let replacement {
            replacement.setUncheckedArguments(
                StatementArguments(values + [key.databaseValue]))
            try replacement.execute()
        }
        try index(key, box)
        return .replaced
    }

    func remove(_ id: String) throws -> Bool {
        guard let key = try key(of: id) else { return false }
        isChanged = true
        try indexPending()
        let name = GeoPackageSQL.quoted(table.name)
        try database.execute(
            sql: "DELETE FROM \(name) WHERE \(GeoPackageSQL.quoted(table.key)) = ?",
            arguments: [key])
        if let unindexing {
            unindexing.setUncheckedArguments([key])
            try unindexing.execute()
        }
        return true
    }

    func finish() throws {
        try indexPending()
        for trigger in resting { try database.execute(sql: trigger) }
        guard isChanged else { return }
        let now = Moment(milliseconds: Int(Date().timeIntervalSince1970 * 1000))
        try database.execute(
            sql: "UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?",
            arguments: [RowCoding.stored(.timestamp(now.description)), table.name])
        guard !envelope.isEmpty else { return }
        try database.execute(
            sql: """
                UPDATE gpkg_contents SET
                  min_x = min(coalesce(min_x, ?1), ?1), min_y = min(coalesce(min_y, ?2), ?2),
                  max_x = max(coalesce(max_x, ?3), ?3), max_y = max(coalesce(max_y, ?4), ?4)
                WHERE table_name = ?5
                """,
            arguments: [envelope.minX, envelope.minY, envelope.maxX, envelope.maxY, table.name])
    }

    private func number(_ id: String) throws -> Int64 {
        guard let number = Int64(id) else {
            throw LayerError.file(
                path: path,
                reason: "layer \"\(table.name)\" numbers its features; \"\(id)\" is no number.")
        }
        return number
    }

    private func key(of id: String) throws -> Int64? {
        if table.identifier == nil {
            lookup.bind(try number(id), at: 1)
        } else {
            lookup.bind(id, at: 1)
        }
        return try lookup.firstNumber()
    }

    /// The stored values of the columns that are written: identifier, shape, properties.
    private func values(
        of feature: Feature
    ) throws -> (values: [DatabaseValue], box: GeometryBlob.Envelope?) {
        var values: [DatabaseValue] = []
        values.reserveCapacity(table.schema.columns.count + 2)
        if table.identifier != nil { values.append(feature.id.databaseValue) }
        var box: GeometryBlob.Envelope?
        if table.geometry != nil {
            if let geometry = feature.geometry {
                guard let shape = table.kind.adapted(geometry) else {
                    throw LayerError.file(
                        path: path,
                        reason:
                            "the feature \"\(feature.id)\" is a \(geometry.typeName), but layer "
                            + "\"\(table.name)\" holds \(table.kind.rawValue) only.")
                }
                let (bytes, envelope) = try GeometryBlob.encode(
                    shape, system: table.systemID, project: table.project)
                values.append(Data(bytes).databaseValue)
                if !envelope.isEmpty { box = envelope }
            } else {
                values.append(.null)
            }
        }
        for (index, column) in table.schema.columns.enumerated() {
            // Features of a layer have the columns in its order, so that nothing is searched.
            if index < feature.properties.count, feature.properties[index].name == column.name {
                values.append(RowCoding.stored(feature.properties[index].value))
            } else {
                values.append(RowCoding.stored(feature[column.name] ?? .null))
            }
        }
        return (values, box)
    }

    private func storedValues(_ key: Int64) throws -> [DatabaseValue] {
        stored.setUncheckedArguments([key])
        return try Row.fetchOne(stored).map { Array($0.databaseValues) } ?? []
    }

    /// Binds the identifier, the shape and the properties, and returns the extent of the shape.
    private func bind(
        _ feature: Feature, to statement: BoundStatement
    ) throws -> GeometryBlob.Envelope? {
        statement.clear()
        var index = 1
        if table.identifier == nil {
            statement.bind(try number(feature.id), at: index)
        } else {
            statement.bind(feature.id, at: index)
        }
        index += 1
        var box: GeometryBlob.Envelope?
        if table.geometry != nil {
            if let geometry = feature.geometry {
                let envelope = try encode(geometry, of: feature)
                statement.bind(shape, at: index)
                if !envelope.isEmpty { box = envelope }
            }
            index += 1
        }
        for (number, column) in table.schema.columns.enumerated() {
            // Features of a layer have the columns in its order, so that nothing is searched.
            if number < feature.properties.count, feature.properties[number].name == column.name {
                statement.bind(feature.properties[number].value, at: index)
            } else {
                statement.bind(feature[column.name] ?? .null, at: index)
            }
            index += 1
        }
        return box
    }

    /// Writes a shape into the bytes that are kept for it.
    private func encode(
        _ geometry: Geometry, of feature: Feature
    ) throws(LayerError) -> GeometryBlob.Envelope {
        guard let adapted = table.kind.adapted(geometry) else {
            throw LayerError.file(
                path: path,
                reason: "the feature \"\(feature.id)\" is a \(geometry.typeName), but layer "
                    + "\"\(table.name)\" holds \(table.kind.rawValue) only.")
        }
        let envelope: GeometryBlob.Envelope
        (shape, envelope) = try GeometryBlob.encode(
            adapted, system: table.systemID, project: table.project)
        return envelope
    }

    private func indexNew(_ key: Int64, _ box: GeometryBlob.Envelope?) {
        guard let box else { return }
        envelope.add(box)
        if indexing != nil { pending.append(IndexEntry(key: key, box)) }
    }

    /// How many new rows are worth packing.
    private static let leastPacked = 500

    /// Brings the new rows into the index.
    private func indexPending() throws {
        guard !pending.isEmpty, let indexing, let geometry = table.geometry else { return }
        let entries = pending
        pending = []
        if entries.count >= Self.leastPacked {
            let packed = try PackedIndex(
                database, table: GeoPackageSQL.indexName(table.name, geometry))
            if try packed.add(entries) { return }
        }
        for entry in entries {
            indexing.setUncheckedArguments([
                entry.key, Double(entry.minX), Double(entry.maxX), Double(entry.minY),
                Double(entry.maxY),
            ])
            try indexing.execute()
        }
    }

    private func index(_ key: Int64, _ box: GeometryBlob.Envelope?) throws {
        try indexPending()
        guard let indexing, let unindexing else {
            if let box { envelope.add(box) }
            return
        }
        guard let box else {
            unindexing.setUncheckedArguments([key])
            try unindexing.execute()
            return
        }
        envelope.add(box)
        indexing.setUncheckedArguments([key, box.minX, box.maxX, box.minY, box.maxY])
        try indexing.execute()
    }
}

extension DefaultStringInterpolation {
    fileprivate mutating func appendInterpolation(_ names: [String], separator: String) {
        appendInterpolation(names.joined(separator: separator))
    }
}

import Geodesy
internal import GRDB

/// The statement that offers the rows of a table which may answer a question.
///
/// SQL only narrows: what it lets through is judged again by the same code as for every source, so
/// that answers are the same everywhere.
struct TableStatement {
    private let table: GeoPackageTable
    private let columns: [LayerColumn]
    private let hasShapes: Bool
    private let sql: String
    private let arguments: [DatabaseValue]

    /// Prepares the text.
    ///
    /// - Parameters:
    ///   - query: The question.
    ///   - table: The table.
    ///   - database: The file, for the question whether every row stands in the index.
    ///   - columns: The names of the properties that are needed; nil for all.
    ///   - hasShapes: Whether shapes are needed.
    /// - Throws: What SQLite reports.
    init(
        _ query: FeatureQuery, _ table: GeoPackageTable, in database: Database,
        columns: Set<String>?, hasShapes: Bool = true
    ) throws {
        self.table = table
        self.columns = table.schema.columns.filter { columns?.contains($0.name) ?? true }
        self.hasShapes = hasShapes && table.geometry != nil
        let key = GeoPackageSQL.quoted(table.key)
        let found = try RowConditions.all(query, table, in: database)
        var conditions = found.map(\.sql)
        var arguments = found.flatMap(\.arguments)
        if query.order.isEmpty, let after = query.after {
            conditions.append("\(key) > ?")
            arguments.append(after.row.databaseValue)
        }
        let place = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
        sql =
            TableStatement.selection(table, self.columns, self.hasShapes) + place
            + " ORDER BY \(key)"
        self.arguments = arguments
    }

    private static func selection(
        _ table: GeoPackageTable, _ columns: [LayerColumn], _ hasShapes: Bool
    ) -> String {
        let shape = hasShapes ? table.geometry.map(GeoPackageSQL.quoted) ?? "NULL" : "NULL"
        let names =
            [
                GeoPackageSQL.quoted(table.key),
                table.identifier.map(GeoPackageSQL.quoted) ?? "NULL", shape,
            ] + columns.map { GeoPackageSQL.quoted($0.name) }
        return "SELECT \(names.joined(separator: ", ")) FROM \(table.source)"
    }

    /// Offers the rows in the order of their keys until the body returns false.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where the task is told to stop, looked at now and
    ///   then, and what SQLite reports.
    func forEach(
        in database: Database, path: String, _ body: (Feature, Int) -> Bool
    ) throws {
        let rows = try Row.fetchCursor(
            database, sql: sql, arguments: StatementArguments(arguments))
        var count = 0
        while let row = try rows.next() {
            count += 1
            if count.isMultiple(of: 1024), Task.isCancelled {
                throw LayerError.file(
                    path: path, reason: "the question was given up before it was answered.")
            }
            let (feature, key) = try TableStatement.feature(row, table, columns, path)
            if !body(feature, key) { return }
        }
    }

    /// The feature with an identifier, or nil.
    static func feature(
        _ id: String, _ table: GeoPackageTable, in database: Database, path: String
    ) throws -> Feature? {
        let value: DatabaseValue
        if table.identifier == nil {
            guard let number = Int(id), String(number) == id else { return nil }
            value = number.databaseValue
        } else {
            value = id.databaseValue
        }
        let columns = table.schema.columns
        let name = GeoPackageSQL.quoted(table.identifier ?? table.key)
        let sql = selection(table, columns, true) + " WHERE \(name) = ?"
        let row = try Row.fetchOne(database, sql: sql, arguments: StatementArguments([value]))
        return try row.map { try feature($0, table, columns, path).0 }
    }

    /// The features with row numbers, in that order.
    static func features(
        rows numbers: [Int], _ table: GeoPackageTable, in database: Database, path: String
    ) throws -> [Feature] {
        var features: [Feature] = []
        features.reserveCapacity(numbers.count)
        try forEach(rows: numbers, table, columns: nil, in: database, path: path) {
            features.append($1)
        }
        return features
    }

    /// Offers the features with row numbers, in that order, with some or all of their columns.
    static func forEach(
        rows numbers: [Int], _ table: GeoPackageTable, columns needed: Set<String>?,
        in database: Database, path: String, _ body: (Int, Feature) -> Void
    ) throws {
        let columns = table.schema.columns.filter { needed?.contains($0.name) ?? true }
        let statement = try database.makeStatement(
            sql: selection(table, columns, true) + " WHERE \(GeoPackageSQL.quoted(table.key)) = ?")
        for number in numbers {
            guard let row = try Row.fetchOne(statement, arguments: [number]) else { continue }
            let (feature, key) = try feature(row, table, columns, path)
            body(key, feature)
        }
    }

    private static func feature(
        _ row: Row, _ table: GeoPackageTable, _ columns: [LayerColumn], _ path: String
    ) throws -> (Feature, Int) {
        let key: Int = row.readable(0) ?? 0
        let id: String? = table.identifier == nil ? nil : row.readable(1)
        let geometry = try RowCoding.geometry(row[2], of: table, row: key, path: path)
        var properties: [Feature.Property] = []
        properties.reserveCapacity(columns.count)
        for (index, column) in columns.enumerated() {
            properties.append(
                Feature.Property(column.name, RowCoding.property(row[3 + index], column.type)))
        }
        return (
            Feature(id: id ?? String(key), geometry: geometry, properties: properties), key
        )
    }
}

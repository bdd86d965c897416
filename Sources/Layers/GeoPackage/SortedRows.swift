internal import GRDB

/// Pages of a whole table in the order of some columns, which SQL sorts, with an index where there is one.
///
/// SQL may do it only where its order is that of every source: for columns that hold numbers, texts or
/// days and nothing else.
struct SortedRows {
    private struct Column {
        let name: String
        let sql: String
        let type: PropertyType
        let isDescending: Bool
    }

    private let table: GeoPackageTable
    private let columns: [Column]
    private let matcher: FeatureMatcher
    private let limit: Int

    /// Prepares a question; nil for one that asks for more than an order, and for columns of other
    /// types.
    init?(_ query: FeatureQuery, _ table: GeoPackageTable) {
        guard !query.order.isEmpty, let limit = query.limit, limit > 0, query.area == nil,
            query.time == nil, query.filter == nil, query.condition == nil
        else { return nil }
        var columns: [Column] = []
        for order in query.order {
            guard case .property(let name, let isDescending) = order,
                let type = table.schema.column(name)?.type,
                [.integer, .number, .string, .date].contains(type)
            else { return nil }
            columns.append(
                Column(
                    name: name, sql: GeoPackageSQL.quoted(name) + " COLLATE BINARY", type: type,
                    isDescending: isDescending))
        }
        self.table = table
        self.columns = columns
        self.limit = limit
        matcher = FeatureMatcher(query, time: table.schema.time)
    }

    /// The page; nil where the values are such that SQL sorts them otherwise.
    ///
    /// - Throws: What SQLite reports, and `LayerError.file` for a broken shape.
    func page(in database: Database, path: String) throws -> FeaturePage? {
        let name = GeoPackageSQL.quoted(table.name)
        let key = GeoPackageSQL.quoted(table.key)
        var place = ""
        var arguments: [DatabaseValue] = []
        if let after = matcher.query.after {
            guard let behind = behind(after) else { return nil }
            place = " WHERE " + behind.sql
            arguments = behind.arguments
        }
        let strange = columns.map(Self.isStrange).joined(separator: " OR ")
        let isStrange = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM \(name) WHERE \(strange))")
        guard isStrange == false else { return nil }
        let order = columns.map { $0.sql + ($0.isDescending ? " DESC" : "") + " NULLS LAST" }
        let rows = try Int.fetchAll(
            database,
            sql: "SELECT \(key) FROM \(name)\(place) ORDER BY "
                + (order + [key]).joined(separator: ", ") + " LIMIT \(limit + 1)",
            arguments: StatementArguments(arguments))
        let shown = Array(rows.prefix(limit))
        let features = try TableStatement.features(
            rows: shown, table, in: database, path: path)
        guard features.count == shown.count else { return nil }
        let keys = zip(features, shown).map {
            FeaturePageKey(values: matcher.sortValues(of: $0), row: $1)
        }
        for (one, two) in zip(keys, keys.dropFirst()) where !matcher.precedes(one, two) {
            return nil
        }
        return FeaturePage(features: features, next: rows.count > limit ? keys.last : nil)
    }

    /// Whether a column holds a value that SQL orders unlike ``PropertyValue/sortOrder(_:)``.
    private static func isStrange(_ column: Column) -> String {
        let name = GeoPackageSQL.quoted(column.name)
        return switch column.type {
        case .integer, .number:
            // Beyond these, whole numbers and doubles are not ordered by value alone.
            "\(name) NOT BETWEEN -4503599627370496 AND 4503599627370496 "
                + "OR typeof(\(name)) NOT IN ('integer', 'real', 'null')"
        case .date:
            "\(name) < '0001-01-01' OR date(\(name)) IS NOT \(name) "
                + "OR typeof(\(name)) NOT IN ('text', 'null')"
        default: "typeof(\(name)) NOT IN ('text', 'null')"
        }
    }

    /// What holds for the rows behind a key: greater in a column, equal in those before it.
    private func behind(_ after: FeaturePageKey) -> RowConditions.Condition? {
        guard after.values.count == columns.count else { return nil }
        var sides: [String] = []
        var arguments: [DatabaseValue] = []
        var equal: [String] = []
        var equals: [DatabaseValue] = []
        for (column, value) in zip(columns, after.values) {
            guard Self.fits(value, column.type) else { return nil }
            let stored = RowCoding.stored(value)
            guard value != .null else {
                // Nothing is behind null in its column.
                equal.append("\(column.sql) IS NULL")
                continue
            }
            let sign = column.isDescending ? "<" : ">"
            let test = "(\(column.sql) \(sign) ? OR \(column.sql) IS NULL)"
            sides.append((equal + [test]).joined(separator: " AND "))
            arguments += equals + [stored]
            equal.append("\(column.sql) = ?")
            equals.append(stored)
        }
        sides.append(
            (equal + ["\(GeoPackageSQL.quoted(table.key)) > ?"]).joined(separator: " AND "))
        arguments += equals + [after.row.databaseValue]
        return RowConditions.Condition(
            sql: "(" + sides.joined(separator: ") OR (") + ")", arguments: arguments)
    }

    private static func fits(_ value: PropertyValue, _ type: PropertyType) -> Bool {
        switch (value, type) {
        case (.null, _), (.string, .string), (.date, .date): true
        case (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number):
            true
        default: false
        }
    }
}

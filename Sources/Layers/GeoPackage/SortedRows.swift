internal import GRDB

/// Pages of a table in the order of some columns, which SQL sorts, with an index where there is one.
///
/// SQL may do it only where its order is that of every source: for columns that hold numbers, texts or
/// days and nothing else. It narrows the rows as for every question, and the features are judged one
/// after the other in that order, until there is a page of them.
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

    /// Prepares a question; nil for one without an order, and for columns of other types.
    init?(_ query: FeatureQuery, _ table: GeoPackageTable) {
        guard !query.order.isEmpty, let limit = query.limit, limit > 0 else { return nil }
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

    /// The page; nil where the values are such that SQL sorts them otherwise, and where so few rows
    /// are asked for that looking at all of them one after the other is faster.
    ///
    /// - Throws: What SQLite reports, and `LayerError.file` for a broken shape.
    func page(in database: Database, path: String) throws -> FeaturePage? {
        var conditions = try RowConditions.all(matcher.query, table, in: database)
        let strange = RowConditions.Condition(
            sql: "(" + columns.map(Self.isStrange).joined(separator: " OR ") + ")", arguments: [])
        let stray = Self.place(conditions + [strange])
        let isStrange = try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM \(GeoPackageSQL.quoted(table.name))\(stray.sql))",
            arguments: StatementArguments(stray.arguments))
        guard isStrange == false else { return nil }
        if let after = matcher.query.after {
            guard let behind = behind(after) else { return nil }
            conditions.append(behind)
        }
        guard let found = try found(conditions, in: database, path: path) else { return nil }
        let keys = found.map { FeaturePageKey(values: matcher.sortValues(of: $0.0), row: $0.1) }
        for (one, two) in zip(keys, keys.dropFirst()) where !matcher.precedes(one, two) {
            return nil
        }
        return FeaturePage(
            features: found.prefix(limit).map(\.0),
            next: found.count > limit ? keys[limit - 1] : nil)
    }

    /// The first features in the order for which all conditions hold, one more than a page has.
    private func found(
        _ conditions: [RowConditions.Condition], in database: Database, path: String
    ) throws -> [(Feature, Int)]? {
        let wanted = limit + 1
        let most = asksForAll ? wanted : wanted * 20 + 20_000
        let key = GeoPackageSQL.quoted(table.key)
        let order = columns.map { $0.sql + ($0.isDescending ? " DESC" : "") + " NULLS LAST" }
        let place = Self.place(conditions)
        let rows = try Int.fetchAll(
            database,
            sql: "SELECT \(key) FROM \(table.source)\(place.sql) ORDER BY "
                + (order + [key]).joined(separator: ", ") + " LIMIT \(most)",
            arguments: StatementArguments(place.arguments))
        var found: [(Feature, Int)] = []
        var start = 0
        while start < rows.count, found.count < wanted {
            let chunk = Array(rows[start..<min(start + max(wanted, 64), rows.count)])
            let features = try TableStatement.features(
                rows: chunk, table, in: database, path: path)
            guard features.count == chunk.count, !Task.isCancelled else { return nil }
            for (feature, row) in zip(features, chunk)
            where found.count < wanted && matcher.matches(feature) {
                found.append((feature, row))
            }
            start += chunk.count
        }
        // Behind the last row that was sorted there may be more.
        return found.count < wanted && rows.count == most && !asksForAll ? nil : found
    }

    /// Whether every row is asked for.
    private var asksForAll: Bool {
        let query = matcher.query
        return query.area == nil && query.time == nil && query.filter == nil
            && query.condition == nil
    }

    private static func place(_ conditions: [RowConditions.Condition]) -> RowConditions.Condition {
        RowConditions.Condition(
            sql: conditions.isEmpty
                ? "" : " WHERE (" + conditions.map(\.sql).joined(separator: ") AND (") + ")",
            arguments: conditions.flatMap(\.arguments))
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

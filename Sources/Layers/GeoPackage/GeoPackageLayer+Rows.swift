internal import GRDB

extension GeoPackageLayer {
    /// Visits all features with some of their columns, in the order of their row numbers.
    ///
    /// For building indexes beside the file, without reading what they do not need.
    ///
    /// - Parameters:
    ///   - columns: The names of the properties that are needed.
    ///   - body: Called with the row number and the feature.
    /// - Throws: ``LayerError/file(path:reason:)`` where the file cannot be read.
    public func forEachRow(
        columns: Set<String>, _ body: (Int, Feature) -> Void
    ) throws(LayerError) {
        try file.read { database in
            let statement = try TableStatement(
                FeatureQuery(), table, in: database, columns: columns)
            try statement.forEach(in: database, path: file.path) { feature, row in
                body(row, feature)
                return true
            }
        }
    }

    /// Visits the features with row numbers, with some of their columns, in the order of the numbers.
    ///
    /// - Parameters:
    ///   - rows: The numbers; those without a row are passed over.
    ///   - columns: The names of the properties that are needed.
    ///   - body: Called with the row number and the feature.
    /// - Throws: ``LayerError/file(path:reason:)`` where the file cannot be read.
    public func forEachRow(
        _ rows: [Int], columns: Set<String>, _ body: (Int, Feature) -> Void
    ) throws(LayerError) {
        try file.read { database in
            try TableStatement.forEach(
                rows: rows, table, columns: columns, in: database, path: file.path, body)
        }
    }

    /// Whether the layer has so many features; cheaper than counting them all.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where the file cannot be read.
    public func holds(atLeast count: Int) throws(LayerError) -> Bool {
        try file.read { database in
            let name = GeoPackageSQL.quoted(table.name)
            let found = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM (SELECT 1 FROM \(name) LIMIT ?)",
                arguments: [count])
            return found ?? 0 >= count
        }
    }

    /// The features with row numbers, in that order; numbers without a row are passed over.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where the file cannot be read.
    public func features(rows: [Int]) throws(LayerError) -> [Feature] {
        try file.read { try TableStatement.features(rows: rows, table, in: $0, path: file.path) }
    }
}

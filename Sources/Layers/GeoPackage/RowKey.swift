internal import GRDB

/// What tells the rows of a table apart, and where they are read from.
struct RowKey {
    /// A column of a table, as far as it matters here.
    struct Column {
        let name: String
        let declared: String
        /// Its place in the primary key, from 1; 0 where it is not part of that.
        let keyPlace: Int

        var isWhole: Bool { declared.uppercased().hasPrefix("INT") }
    }

    /// The column of whole numbers.
    let column: String
    /// The table, or where that has no such column, its rows with their numbers, as SQL.
    let source: String

    /// Finds the key.
    ///
    /// A table without one has SQLite's own numbers. A view has none, nor has a table that is made
    /// without them: there the column decides that other programs take (GDAL's `OGC_FID`), or else the
    /// place of the row.
    ///
    /// - Throws: What SQLite reports.
    init(of table: String, _ columns: [Column], in database: Database) throws {
        let own = GeoPackageSQL.quoted(table)
        let keys = columns.filter { $0.keyPlace > 0 }
        if keys.count == 1, keys[0].isWhole {
            (column, source) = (keys[0].name, own)
            return
        }
        let names = Set(columns.map { $0.name.lowercased() })
        let number = ["rowid", "oid", "_rowid_"].first { !names.contains($0) }
        if let number, try Self.isNumbered(table, in: database) {
            (column, source) = (number, own)
            return
        }
        let usual = columns.filter { ["ogc_fid", "fid", "id"].contains($0.name.lowercased()) }
        for column in usual where column.isWhole {
            guard try Self.isUnique(column.name, in: own, database) else { continue }
            (self.column, source) = (column.name, own)
            return
        }
        var place = "row"
        while names.contains(place) { place += "_" }
        column = place
        source = "(SELECT row_number() OVER () AS \(GeoPackageSQL.quoted(place)), * FROM \(own))"
    }

    /// Whether SQLite numbers the rows: not of a view, nor of a table that was made without.
    private static func isNumbered(_ table: String, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM pragma_table_list(?)
                  WHERE schema = 'main' AND type IN ('table', 'virtual') AND NOT wr)
                """,
            arguments: [table]) ?? false
    }

    private static func isUnique(
        _ column: String, in table: String, _ database: Database
    ) throws -> Bool {
        let name = GeoPackageSQL.quoted(column)
        return try Bool.fetchOne(
            database,
            sql: "SELECT count(*) = count(DISTINCT \(name)) AND min(typeof(\(name)) = 'integer') "
                + "FROM \(table)") ?? false
    }
}

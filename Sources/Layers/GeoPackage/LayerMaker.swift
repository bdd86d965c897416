internal import GRDB

/// Makes the tables of a layer: its rows, its index, its style and what the catalogue says of it.
struct LayerMaker {
    private let database: Database
    private let path: String

    init(_ database: Database, path: String) {
        self.database = database
        self.path = path
    }

    func make(_ schema: LayerSchema, kind: GeometryKind?, style: LayerStyle?) throws {
        try check(schema)
        let taken = Set(schema.columns.map { $0.name.lowercased() })
        func free(_ names: [String]) throws -> String {
            guard let name = names.first(where: { !taken.contains($0) }) else {
                throw LayerError.file(
                    path: path,
                    reason:
                        "layer \"\(schema.name)\" has columns named \(names.joined(separator: " and ")); rename one."
                )
            }
            return name
        }
        let key = try free(["fid", "ogc_fid"])
        let geometry = try free(["geom", "geometry"])
        let identifier = try free(TableReader.identifierNames)
        let columns =
            ["\(GeoPackageSQL.quoted(key)) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
            + (kind.map { ["\(GeoPackageSQL.quoted(geometry)) \($0.rawValue)"] } ?? [])
            + ["\(GeoPackageSQL.quoted(identifier)) TEXT NOT NULL UNIQUE"]
            + schema.columns.map { "\(GeoPackageSQL.quoted($0.name)) \($0.type.declaration)" }
        try database.execute(
            sql: "CREATE TABLE \(GeoPackageSQL.quoted(schema.name)) (\n  "
                + columns.joined(separator: ",\n  ") + "\n)")
        try database.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
                VALUES (?, ?, ?, ?)
                """,
            arguments: [
                schema.name, kind == nil ? "attributes" : "features", try title(schema),
                kind == nil ? nil : 4326,
            ])
        guard let kind else { return }
        try database.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, 4326, 0, 0)",
            arguments: [schema.name, geometry, kind.rawValue])
        try makeIndex(table: schema.name, geometry: geometry, key: key)
        if let style { try add(style, to: schema.name, geometry: geometry, kind: kind) }
    }

    private func check(_ schema: LayerSchema) throws {
        func refuse(_ reason: String) -> LayerError { .file(path: path, reason: reason) }
        let name = schema.name
        guard name.utf8.count <= 57, let first = name.utf8.first, (97...122).contains(first),
            name.utf8.allSatisfy({
                (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
            }), !name.hasPrefix("gpkg_"), !name.hasPrefix("rtree_"), !name.hasPrefix("sqlite_")
        else {
            throw refuse(
                "\"\(name)\" is no name for a layer; use a to z, 0 to 9 and _, at most 57 letters.")
        }
        guard try !database.tableExists(name) else {
            throw refuse("it already has a layer \"\(name)\"; choose another name.")
        }
        var seen = Set<String>()
        for column in schema.columns {
            guard !column.name.isEmpty, !column.name.utf8.contains(0) else {
                throw refuse("layer \"\(name)\" has a column without a name.")
            }
            guard seen.insert(column.name.lowercased()).inserted else {
                throw refuse("layer \"\(name)\" has two columns named \"\(column.name)\".")
            }
        }
    }

    /// Titles are unique in the catalogue; a second layer of the same title goes by its name.
    private func title(_ schema: LayerSchema) throws -> String {
        let isTaken = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM gpkg_contents WHERE identifier = ?)",
            arguments: [schema.title])
        return isTaken == true ? schema.name : schema.title
    }

    private func makeIndex(table: String, geometry: String, key: String) throws {
        let tree = GeoPackageSQL.indexName(table, geometry)
        try database.execute(
            sql: """
                CREATE VIRTUAL TABLE \(GeoPackageSQL.quoted(tree))
                USING rtree(id, minx, maxx, miny, maxy)
                """)
        try database.execute(
            sql: "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
            arguments: [table, geometry, GeoPackageSQL.indexDefinition])
        let declared = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let version: GeoPackageVersion = declared >= GeoPackageVersion.v1_4.rawValue ? .v1_4 : .v1_3
        for trigger in GeoPackageSQL.triggers(
            table: table, geometry: geometry, key: key, version: version)
        {
            try database.execute(sql: trigger.sql)
        }
    }

    private func add(
        _ style: LayerStyle, to table: String, geometry: String, kind: GeometryKind
    ) throws {
        if try !database.tableExists("layer_styles") {
            try database.execute(sql: GeoPackageSQL.styleTable)
        }
        try database.execute(
            sql: """
                INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,
                  f_geometry_column, styleName, styleQML, useAsDefault, description, owner)
                VALUES ('', '', ?, ?, ?, ?, 1, '', '')
                """,
            arguments: [table, geometry, table, style.qml(for: kind)])
    }
}

extension PropertyType {
    /// The type in table 1 of the standard.
    fileprivate var declaration: String {
        switch self {
        case .boolean: "BOOLEAN"
        case .integer: "INTEGER"
        case .number: "DOUBLE"
        case .string: "TEXT"
        case .date: "DATE"
        case .timestamp: "DATETIME"
        }
    }
}

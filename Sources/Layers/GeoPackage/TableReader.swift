import Geodesy
internal import GRDB

/// Reads what a GeoPackage says about its tables.
enum TableReader {
    static func allTables(in database: Database, path: String) throws -> [GeoPackageTable] {
        let names = try String.fetchAll(
            database,
            sql: """
                SELECT table_name FROM gpkg_contents
                WHERE data_type IN ('features', 'attributes')
                  AND table_name IN (SELECT name FROM sqlite_master)
                ORDER BY table_name
                """)
        return try names.map { try table($0, in: database, path: path) }
    }

    static func table(
        _ name: String, in database: Database, path: String
    ) throws -> GeoPackageTable {
        let content = try Row.fetchOne(
            database,
            sql: """
                SELECT c.table_name, c.identifier, g.column_name, g.geometry_type_name,
                  coalesce(g.srs_id, c.srs_id), s.organization, s.organization_coordsys_id,
                  s.definition
                FROM gpkg_contents c
                LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
                LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = coalesce(g.srs_id, c.srs_id)
                WHERE c.table_name = ? COLLATE NOCASE AND c.data_type IN ('features', 'attributes')
                """,
            arguments: [name])
        guard let content, let table: String = content.readable(0) else {
            throw LayerError.file(
                path: path, reason: "it has no layer \"\(name)\"; list those that it has.")
        }
        let geometry: String? = content.readable(2)
        let info = try columns(of: table, in: database)
        guard !info.isEmpty else {
            throw LayerError.file(path: path, reason: "its layer \"\(table)\" has no table.")
        }
        let key = try RowKey(of: table, info, in: database)
        let identifier = try identifier(of: table, info, in: database)
        let hidden = Set([key.column, identifier, geometry].compactMap(\.self))
        let schema = LayerSchema(
            name: table, title: content.readable(1) ?? table,
            columns: info.filter { !hidden.contains($0.name) }.compactMap { column in
                type(declared: column.declared).map { LayerColumn(column.name, $0) }
            })
        let systemID: Int64 = content.readable(4) ?? 4326
        return GeoPackageTable(
            schema: schema, key: key.column, source: key.source, identifier: identifier,
            geometry: geometry,
            kind: GeometryKind(rawValue: (content.readable(3) ?? "").uppercased()) ?? .any,
            system: system(
                systemID, organisation: content.readable(5), code: content.readable(6),
                definition: content.readable(7)),
            systemID: Int32(truncatingIfNeeded: systemID),
            hasIndex: try geometry.map {
                try database.tableExists(GeoPackageSQL.indexName(table, $0))
            } ?? false)
    }

    private static func columns(
        of table: String, in database: Database
    ) throws -> [RowKey.Column] {
        try Row.fetchAll(
            database,
            // Generated columns are listed here only; 1 are hidden ones of virtual tables.
            sql: "SELECT name, type, pk FROM pragma_table_xinfo(?) WHERE hidden <> 1",
            arguments: [table]
        )
        .map { row in
            RowKey.Column(
                name: row.readable(0) ?? "", declared: row.readable(1) ?? "",
                keyPlace: row.readable(2) ?? 0)
        }
    }

    /// The column that this program's tables identify features by: of texts, and unique.
    private static func identifier(
        of table: String, _ columns: [RowKey.Column], in database: Database
    ) throws -> String? {
        for name in identifierNames
        where columns.contains(where: { $0.name == name && $0.declared.uppercased() == "TEXT" }) {
            let isUnique = try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (
                      SELECT 1 FROM pragma_index_list(?) l
                      WHERE l."unique" AND NOT l.partial
                        AND (SELECT group_concat(i.name) FROM pragma_index_info(l.name) i) = ?)
                    """,
                arguments: [table, name])
            if isUnique == true { return name }
        }
        return nil
    }

    /// The names that the column of identifiers may have, the first that no property has.
    static let identifierNames = ["id", "feature_id"]

    /// The type of a column by its declaration (table 1 of the standard, and what others write); nil
    /// for bytes, which no property can hold.
    static func type(declared: String) -> PropertyType? {
        let name = declared.uppercased().prefix { $0 != "(" }
        return switch name {
        case "BOOLEAN", "BOOL": .boolean
        case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT": .integer
        case "FLOAT", "DOUBLE", "REAL", "DOUBLE PRECISION", "NUMERIC", "DECIMAL": .number
        case "DATE": .date
        case "DATETIME", "TIMESTAMP": .timestamp
        case "BLOB", "": nil
        default: .string
        }
    }

    private static func system(
        _ id: Int64, organisation: String?, code: Int64?, definition: String?
    ) -> GeoPackageTable.System {
        // OGC 12-128r17, requirement 11: 0 is an undefined geographic system.
        if id == 4326 || id == 0 { return .geographic }
        let isNamed = organisation.map { $0.uppercased() != "NONE" } ?? false
        let name = "\(organisation ?? "NONE"):\(code ?? id)"
        if name.uppercased() == "EPSG:4326" || name.uppercased() == "OGC:84" { return .geographic }
        // What has no code that is known here is defined by well-known text (requirement 10).
        for text in [isNamed ? name : nil, definition].compactMap(\.self) {
            if let crs = try? CRS(text), crs.kind != .other,
                let transformation = try? Transformation(to: crs)
            {
                return .other(transformation)
            }
        }
        return .unknown(isNamed ? name : "an undefined system (srs_id \(id))")
    }
}

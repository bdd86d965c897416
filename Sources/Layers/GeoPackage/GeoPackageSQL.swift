/// The SQL that the GeoPackage standard prescribes.
enum GeoPackageSQL {
    /// "GPKG" in ASCII (OGC 12-128r17, requirement 2).
    static let applicationID = 0x4750_4B47

    /// A name as SQL writes it.
    static func quoted(_ name: String) -> String {
        "\""
            + name.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }

    /// A text as SQL writes it.
    static func literal(_ text: String) -> String {
        "'"
            + text.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''") + "'"
    }

    /// The tables of annex C, and the reference systems of requirement 11.
    static let coreTables = """
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL PRIMARY KEY,
          organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL,
          definition TEXT NOT NULL,
          description TEXT
        );
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined',
           'undefined Cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined',
           'undefined geographic coordinate reference system'),
          ('WGS 84 geodetic', 4326, 'EPSG', 4326,
           'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,\
        AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,\
        AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
        AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
           'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY,
          data_type TEXT NOT NULL,
          identifier TEXT UNIQUE,
          description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE,
          min_y DOUBLE,
          max_x DOUBLE,
          max_y DOUBLE,
          srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
        );
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL,
          column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL,
          z TINYINT NOT NULL,
          m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
        );
        CREATE TABLE gpkg_extensions (
          table_name TEXT,
          column_name TEXT,
          extension_name TEXT NOT NULL,
          definition TEXT NOT NULL,
          scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
        );
        """

    /// The table from which QGIS takes the styles of layers.
    static let styleTable = """
        CREATE TABLE layer_styles (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          f_table_catalog TEXT(256),
          f_table_schema TEXT(256),
          f_table_name TEXT(256),
          f_geometry_column TEXT(256),
          styleName TEXT(30),
          styleQML TEXT,
          styleSLD TEXT,
          useAsDefault BOOLEAN,
          description TEXT,
          owner TEXT(30),
          ui TEXT(30),
          update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
        );
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description)
          VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles of the layers for QGIS');
        """

    /// The definition of the R*Tree extension (annex F.3).
    static let indexDefinition = "http://www.geopackage.org/spec120/#extension_rtree"

    static func indexName(_ table: String, _ geometry: String) -> String {
        "rtree_\(table)_\(geometry)"
    }

    /// The triggers that keep the index right when any program changes the table (annex F.3), by the
    /// ends of their names.
    static func triggers(
        table: String, geometry: String, key: String, version: GeoPackageVersion
    ) -> [(name: String, sql: String)] {
        let tree = quoted(indexName(table, geometry))
        let (t, c, i) = (quoted(table), quoted(geometry), quoted(key))
        let isNew = "(NEW.\(c) NOTNULL AND NOT ST_IsEmpty(NEW.\(c)))"
        let isNone = "(NEW.\(c) ISNULL OR ST_IsEmpty(NEW.\(c)))"
        let wasSome = "(OLD.\(c) NOTNULL AND NOT ST_IsEmpty(OLD.\(c)))"
        let wasNone = "(OLD.\(c) ISNULL OR ST_IsEmpty(OLD.\(c)))"
        let values =
            "NEW.\(i), ST_MinX(NEW.\(c)), ST_MaxX(NEW.\(c)), ST_MinY(NEW.\(c)), ST_MaxY(NEW.\(c))"
        let put = "INSERT OR REPLACE INTO \(tree) VALUES (\(values));"
        let drop = "DELETE FROM \(tree) WHERE id = OLD.\(i);"
        var triggers = [("insert", "AFTER INSERT ON \(t) WHEN \(isNew) BEGIN \(put) END")]
        switch version {
        case .v1_3:
            triggers += [
                (
                    "update1",
                    "AFTER UPDATE OF \(c) ON \(t) WHEN OLD.\(i) = NEW.\(i) AND \(isNew) "
                        + "BEGIN \(put) END"
                )
            ]
        case .v1_4:
            triggers += [
                (
                    "update6",
                    "AFTER UPDATE OF \(c) ON \(t) WHEN OLD.\(i) = NEW.\(i) AND \(isNew) "
                        + "AND \(wasSome) BEGIN UPDATE \(tree) SET minx = ST_MinX(NEW.\(c)), "
                        + "maxx = ST_MaxX(NEW.\(c)), miny = ST_MinY(NEW.\(c)), "
                        + "maxy = ST_MaxY(NEW.\(c)) WHERE id = NEW.\(i); END"
                ),
                (
                    "update7",
                    "AFTER UPDATE OF \(c) ON \(t) WHEN OLD.\(i) = NEW.\(i) AND \(isNew) "
                        + "AND \(wasNone) BEGIN INSERT INTO \(tree) VALUES (\(values)); END"
                ),
            ]
        }
        triggers += [
            (
                "update2",
                "AFTER UPDATE OF \(c) ON \(t) WHEN OLD.\(i) = NEW.\(i) AND \(isNone) "
                    + "BEGIN \(drop) END"
            ),
            (
                version == .v1_3 ? "update3" : "update5",
                "AFTER UPDATE ON \(t) WHEN OLD.\(i) != NEW.\(i) AND \(isNew) "
                    + "BEGIN \(drop) \(put) END"
            ),
            (
                "update4",
                "AFTER UPDATE ON \(t) WHEN OLD.\(i) != NEW.\(i) AND \(isNone) "
                    + "BEGIN DELETE FROM \(tree) WHERE id IN (OLD.\(i), NEW.\(i)); END"
            ),
            ("delete", "AFTER DELETE ON \(t) WHEN OLD.\(c) NOT NULL BEGIN \(drop) END"),
        ]
        return triggers.map { name, body in
            let full = indexName(table, geometry) + "_" + name
            return (full, "CREATE TRIGGER \(quoted(full)) \(body)")
        }
    }
}

import Foundation
import Geodesy
import Layers
import Testing

/// Files as other programs make them, and as nobody should.
@Suite("GeoPackages of other programs") struct ForeignGeoPackageTests {
    /// A point as OGC 12-128r17, 2.1.3, has it: "GP", version, flags (little endian), srs_id, WKB.
    private static func blob(_ x: Double, _ y: Double, system: Int32 = 4326) -> String {
        func hexadecimal(_ value: some FixedWidthInteger & UnsignedInteger) -> String {
            (0..<value.bitWidth / 8).map { index in
                let byte = UInt8(truncatingIfNeeded: value >> (8 * index))
                return (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
        }
        return "x'47500001" + hexadecimal(UInt32(bitPattern: system)) + "0101000000"
            + hexadecimal(x.bitPattern)
            + hexadecimal(y.bitPattern) + "'"
    }

    /// Lends a table or view of a new file, made by statements.
    private static func withLayer<Result>(
        _ name: String, _ statements: [String], system: Int = 4326,
        _ body: (GeoPackageLayer) throws -> Result
    ) async throws -> Result {
        try await GeoPackageTests.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            for statement in statements { try file.execute(sql: statement) }
            try file.execute(
                sql: """
                    INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id)
                    VALUES ('\(name)', '\(name)', 'features', \(system));
                    INSERT INTO gpkg_geometry_columns VALUES
                      ('\(name)', 'geom', 'POINT', \(system), 0, 0);
                    """)
            return try body(try file.layer(name))
        }
    }

    /// All features, two a page.
    private static func features(_ layer: GeoPackageLayer) throws -> [Feature] {
        var query = FeatureQuery(limit: 2)
        var found: [Feature] = []
        repeat {
            let page = try layer.page(query)
            found += page.features
            query.after = page.next
        } while query.after != nil && found.count < 100
        return found
    }

    private static let rows = (1...5).map {
        "INSERT INTO t (code, geom) VALUES ('c\($0)', \(blob(Double($0), 10)))"
    }

    @Test(
        "Views and tables without numbers have a key of their own",
        arguments: [
            // A view has no row numbers; GDAL's name for a column of them, and no such column.
            (
                "CREATE TABLE t (fid INTEGER PRIMARY KEY, code TEXT, geom POINT)",
                "CREATE VIEW v AS SELECT fid * 10 AS x, fid AS OGC_FID, code, geom FROM t", "v",
                ["1", "2", "3", "4", "5"]
            ),
            (
                "CREATE TABLE t (fid INTEGER PRIMARY KEY, code TEXT, geom POINT)",
                "CREATE VIEW v AS SELECT code, geom FROM t WHERE fid > 1", "v",
                ["1", "2", "3", "4"]
            ),
            (
                "CREATE TABLE t (code TEXT PRIMARY KEY, geom POINT) WITHOUT ROWID", "", "t",
                ["1", "2", "3", "4", "5"]
            ),
            (
                // Of a key of two columns, neither is unique.
                "CREATE TABLE t (a INTEGER DEFAULT 1, code TEXT, geom POINT, PRIMARY KEY (a, code))",
                "", "t", ["1", "2", "3", "4", "5"]
            ),
            (
                // A column of texts that only has the name.
                "CREATE TABLE t (rowid TEXT DEFAULT 'x', code TEXT, geom POINT)", "", "t",
                ["1", "2", "3", "4", "5"]
            ),
        ])
    func keys(table: String, view: String, name: String, ids: [String]) async throws {
        try await Self.withLayer(name, [table, view].filter { !$0.isEmpty } + Self.rows) { layer in
            let features = try Self.features(layer)
            #expect(features.map(\.id) == ids)
            #expect(Set(features.compactMap(\.geometry)).count == ids.count)
            let one = try layer.feature(id: ids[1])
            #expect(one == features[1])
            let sorted = try layer.page(
                FeatureQuery(order: [.property("code", descending: true)], limit: 2))
            #expect(sorted.features.first?["code"] == .string("c5"))
            #expect(try layer.count(FeatureQuery()) == ids.count)
        }
    }

    @Test("A file that takes the place of one that is read is read from then on; none leaves it")
    func replaced() async throws {
        try await GeoPackageTests.withFile { path in
            func layer(_ longitudes: [Double]) throws -> Layer {
                Layer(
                    name: "log", title: "Log",
                    features: try longitudes.map {
                        try GeoPackageTests.feature("x:\($0)", $0, 1)
                    })
            }
            try GeoPackage.write([(try layer([1]), nil)], to: path)
            let read = try GeoPackage(path: path).layer("log")
            #expect(try read.count(FeatureQuery()) == 1)
            // It writes beside the file and renames.
            try GeoPackage.write([(try layer([1, 2, 3]), nil)], to: path)
            #expect(try read.count(FeatureQuery()) == 3)
            #expect(try read.feature(id: "x:3.0") != nil)
            try FileManager.default.removeItem(atPath: path)
            #expect(try read.count(FeatureQuery()) == 3)
            try Data("no database".utf8).write(to: URL(filePath: path))
            #expect(try read.count(FeatureQuery()) == 3)
        }
    }

    @Test("Generated columns are properties as well") func generated() async throws {
        let rows = [
            "CREATE TABLE t (fid INTEGER PRIMARY KEY, a INTEGER, geom POINT, "
                + "twice INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL)",
            "INSERT INTO t (fid, a, geom) VALUES (1, 21, \(Self.blob(1, 2)))",
        ]
        try await Self.withLayer("t", rows) { layer in
            #expect(layer.schema.column("twice")?.type == .integer)
            let features = try Self.features(layer)
            #expect(features.first?["twice"] == .integer(42))
        }
    }

    @Test("A system without a code is taken from its definition (requirement 10)")
    func definition() async throws {
        // An azimuthal equidistant projection around Niamey, in which that is the origin.
        let system = """
            INSERT INTO gpkg_spatial_ref_sys VALUES ('mine', 100000, 'NONE', 100000,
            'PROJCS["mine",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],\
            PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],\
            PROJECTION["Azimuthal_Equidistant"],PARAMETER["latitude_of_center",13.5137],\
            PARAMETER["longitude_of_center",2.1098],PARAMETER["false_easting",0],\
            PARAMETER["false_northing",0],UNIT["metre",1]]', NULL)
            """
        let rows = [
            system, "CREATE TABLE t (fid INTEGER PRIMARY KEY, code TEXT, geom POINT)",
            "INSERT INTO t VALUES (1, 'a', \(Self.blob(0, 0, system: 100000)))",
        ]
        try await Self.withLayer("t", rows, system: 100000) { layer in
            let found = try Self.features(layer)
            guard case .point(let position)? = found.first?.geometry else {
                Issue.record("\(found)")
                return
            }
            #expect(abs(position.latitude - 13.5137) < 1e-9)
            #expect(abs(position.longitude - 2.1098) < 1e-9)
        }
    }

    @Test(
        "Shapes that cannot be read are an error, or none where that is wanted",
        arguments: [
            (blob(10, 95), "Latitude 95"), ("x'6e6f6e73656e7365'", "GP"),
            ("x'47500001e6100000010800000000000000'", "type 8"), (blob(.infinity, 1), "finite"),
        ])
    func broken(shape: String, reason: String) async throws {
        let rows = [
            "CREATE TABLE t (fid INTEGER PRIMARY KEY, code TEXT, geom POINT)",
            "INSERT INTO t VALUES (1, 'a', \(Self.blob(1, 2))), (2, 'b', \(shape))",
        ]
        try await Self.withLayer("t", rows) { layer in
            let error = #expect(throws: LayerError.self) { try Self.features(layer) }
            #expect("\(String(describing: error))".contains(reason))
            #expect("\(String(describing: error))".contains("row 2"))
            let passing = layer.passingOverBrokenShapes()
            let features = try Self.features(passing)
            #expect(features.map { $0.geometry == nil } == [false, true])
            #expect(features[1]["code"] == .string("b"))
            let box = try BoundingBox(west: 50, south: 50, east: 60, north: 60)
            // 17-069r4, requirement 24C: what has no shape is in every box.
            let query = FeatureQuery(area: .box(box), includesUnlocated: true)
            #expect(try passing.page(query).features.map(\.id) == ["2"])
            #expect(try passing.extent().box?.north == 2)
        }
    }

    @Test(
        "A moment without a zone is in UTC, as all of a GeoPackage are (table 1)",
        arguments: [
            ("2017-10-04T11:40:00", "2017-10-04T11:40:00Z"),
            ("2017-10-04 11:40:00.5", "2017-10-04T11:40:00.500Z"),
            ("2017-10-04T11:40:00+01:00", "2017-10-04T10:40:00Z"),
        ])
    func moments(stored: String, read: String) async throws {
        let rows = [
            "CREATE TABLE t (fid INTEGER PRIMARY KEY, date DATETIME, geom POINT)",
            "INSERT INTO t VALUES (1, '\(stored)', \(Self.blob(1, 2)))",
        ]
        try await Self.withLayer("t", rows) { layer in
            #expect(try Self.features(layer).first?["date"] == .timestamp(read))
            let day = try #require(CalendarDate(iso: "2017-10-05"))
            let query = FeatureQuery(time: TimeWindow(DatePeriod(day: day)))
            #expect(try layer.page(query).features.isEmpty)
        }
    }
}

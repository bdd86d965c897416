import Foundation
import Geodesy
import Layers
import TestSupport
import Testing

/// The bytes are those that the standard gives: they are looked for in the file itself.
@Suite("Shapes in a GeoPackage are in the standard's bytes")
struct GeometryBlobTests {
    static func double(_ value: Double) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0))) }
    }

    static func fileBytes(_ geometry: Geometry) async throws -> Data {
        try await GeoPackageTests.withFile { path in
            let layer = Layer(
                name: "t", title: "T",
                features: [Feature(id: "1", geometry: geometry, properties: [])])
            try GeoPackage.write([(layer, nil)], to: path)
            return Data(try FileBytes.read(path))
        }
    }

    @Test("Cape Town: no envelope, x is the longitude 18.4, y the latitude -33.9")
    func point() async throws {
        let blob =
            [0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0, 1, 1, 0, 0, 0] + Self.double(18.4)
            + Self.double(-33.9)
        let bytes = try await Self.fileBytes(
            .point(try Coordinate(latitude: -33.9, longitude: 18.4)))
        #expect(bytes.range(of: Data(blob)) != nil)
    }

    @Test("A polygon in a table of several: envelope min x, max x, min y, max y, one part")
    func polygon() async throws {
        let ring = try [(18.0, -34.0), (19, -34), (19, -33), (18, -34)].map {
            try Coordinate(latitude: $0.1, longitude: $0.0)
        }
        let head: [UInt8] = [0x47, 0x50, 0, 3, 0xE6, 0x10, 0, 0]
        let envelope = [18.0, 19, -34, -33].flatMap(Self.double)
        let counts: [UInt8] = [1, 6, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0]
        let corners = [18.0, -34, 19, -34, 19, -33, 18, -34].flatMap(Self.double)
        let bytes = try await Self.fileBytes(.polygon([ring]))
        #expect(bytes.range(of: Data(head + envelope + counts + corners)) != nil)
    }

    static func decode(_ bytes: [UInt8]) throws(BrokenBlob) -> Geometry? {
        try GeometryBlob.decode(bytes) { (position) throws(BrokenBlob) in
            guard abs(position.x) <= 180, abs(position.y) <= 90,
                let coordinate = try? Coordinate(latitude: position.y, longitude: position.x)
            else { throw BrokenBlob(reason: "outside") }
            return coordinate
        }
    }

    static let header: [UInt8] = [0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0]

    @Test("Heights and measures in both spellings, big endian, envelopes and empty shapes are read")
    func dialects() throws {
        let point = Geometry.point(try Coordinate(latitude: -33.9, longitude: 18.4))
        let (x, y, z) = (Self.double(18.4), Self.double(-33.9), Self.double(25))
        let big: [UInt8] = [0, 0, 0, 0, 1] + x.reversed() + y.reversed()
        #expect(try Self.decode(Self.header + big) == point)
        #expect(try Self.decode(Self.header + [1, 0xE9, 3, 0, 0] + x + y + z) == point)
        #expect(try Self.decode(Self.header + [1, 0xB9, 0x0B, 0, 0] + x + y + z + z) == point)
        #expect(try Self.decode(Self.header + [1, 1, 0, 0, 0x80] + x + y + z) == point)
        let envelope = [UInt8](repeating: 0, count: 48)
        let withEnvelope: [UInt8] = [0x47, 0x50, 0, 5, 0xE6, 0x10, 0, 0] + envelope
        #expect(try Self.decode(withEnvelope + [1, 1, 0, 0, 0] + x + y) == point)
        let empty: [UInt8] = [0x47, 0x50, 0, 0x11, 0xE6, 0x10, 0, 0, 1, 1, 0, 0, 0]
        #expect(try Self.decode(empty + Self.double(.nan) + Self.double(.nan)) == nil)
        #expect(
            try Self.decode(
                Self.header + [1, 1, 0, 0, 0] + Self.double(.nan) + Self.double(.nan)) == nil)
    }

    @Test("Ten thousand damaged shapes end in a shape or a reason")
    func damaged() {
        let seed: UInt64 = 13_249
        var random = SeededGenerator(seed: seed)
        let ring = [18.0, -34, 19, -34, 19, -33, 18, -34].flatMap(Self.double)
        let polygon: [UInt8] = [1, 3, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0] + ring
        let line: [UInt8] = [1, 2, 0, 0, 0, 4, 0, 0, 0] + ring
        let valid = Self.header + [1, 7, 0, 0, 0, 2, 0, 0, 0] + polygon + line
        var outcomes = Set<Bool>()
        for _ in 0..<10_000 {
            do throws(BrokenBlob) {
                _ = try Self.decode(Damage.damaged(valid, using: &random))
                outcomes.insert(true)
            } catch {
                outcomes.insert(false)
            }
        }
        #expect(outcomes == [true, false], "seed \(seed)")
    }

    @Test("A table in UTM and one in an unknown system, as other programs make them")
    func otherSystems() async throws {
        try await GeoPackageTests.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            // Niamey; gdaltransform -s_srs OGC:CRS84 -t_srs EPSG:32631 (PROJ 9.1.1).
            let blob =
                [0x47, 0x50, 0, 1, 0x77, 0x7F, 0, 0, 1, 1, 0, 0, 0]
                + Self.double(403_664.411_330_301)
                + Self.double(1_494_115.471_497_8)
            let hex = blob.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            try file.execute(
                sql: """
                    INSERT INTO gpkg_spatial_ref_sys VALUES
                      ('UTM 31N', 32631, 'EPSG', 32631, 'undefined', NULL),
                      ('own', 99999, 'NONE', 7, 'undefined', NULL);
                    CREATE TABLE Places (ogc_fid INTEGER PRIMARY KEY, shape POINT, Name VARCHAR(20));
                    INSERT INTO Places VALUES (7, x'\(hex)', 'Niamey');
                    CREATE TABLE own (a INTEGER PRIMARY KEY, shape POINT);
                    INSERT INTO own VALUES (1, x'\(hex)');
                    INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
                      VALUES ('Places', 'features', 'Places', 32631), ('own', 'features', 'own', 99999);
                    INSERT INTO gpkg_geometry_columns VALUES
                      ('Places', 'shape', 'POINT', 32631, 0, 0), ('own', 'shape', 'POINT', 99999, 0, 0);
                    """)
            let places = try file.layer("Places")
            let found = try #require(try places.feature(id: "7"))
            guard case .point(let position)? = found.geometry else {
                Issue.record("no point")
                return
            }
            #expect(abs(position.longitude - 2.1098) < 1e-8)
            #expect(abs(position.latitude - 13.51366) < 1e-8)
            #expect(found["Name"] == .string("Niamey"))
            let near = FeatureArea.circle(
                centre: try Coordinate(latitude: 13.5, longitude: 2.1),
                radius: Length(kilometres: 5))
            #expect(try places.count(FeatureQuery(area: near)) == 1)
            let error = #expect(throws: LayerError.self) {
                try file.layer("own").page(FeatureQuery())
            }
            #expect("\(error.map(String.init(describing:)) ?? "")".contains("not known here"))
        }
    }
}

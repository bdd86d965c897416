import Foundation
import Geodesy
import Layers
import Testing

@Suite("The boxes of an index are compared with the shapes") struct IndexAuditTests {
    /// What verifying says after a change to ten points and ten lines, which begins from a sound file.
    private func findings(after sql: String) async throws -> [String] {
        try await GeoPackageTests.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            try file.write { transaction in
                try transaction.makeLayer(
                    LayerSchema(name: "points", title: "", columns: []), kind: .point)
                try transaction.makeLayer(
                    LayerSchema(name: "lines", title: "", columns: []), kind: .lineString)
                for number in 1...10 {
                    let start = try Coordinate(latitude: -33.9, longitude: 18.4 + Double(number))
                    let end = try Coordinate(latitude: 70.1, longitude: 18.3)
                    for (layer, shape) in [
                        ("points", Geometry.point(start)), ("lines", .lineString([start, end])),
                    ] {
                        _ = try transaction.put(
                            Feature(id: "x:\(number)", geometry: shape, properties: []),
                            into: layer)
                    }
                }
            }
            #expect(try file.findings() == [])
            try file.execute(sql: sql)
            return try file.findings()
        }
    }

    /// SQL that takes the triggers away, whose functions SQLite itself does not have.
    private static func dropping(_ table: String) -> String {
        (1...4).map { "DROP TRIGGER rtree_\(table)_geom_update\($0);" }.joined()
    }

    private static let remedy =
        "Make the index anew, as with ogrinfo: DisableSpatialIndex, then CreateSpatialIndex"

    @Test("A box that lies elsewhere is named with its row and both extents")
    func wrongBox() async throws {
        let found = try await findings(
            after: "UPDATE rtree_points_geom SET minx = 5, maxx = 6 WHERE id = 4")
        #expect(
            found == [
                "The index of points has boxes that do not hold the shapes of row 4 \"x:4\". "
                    + "Row 4 \"x:4\" covers x 22.4 to 22.4, y -33.9 to -33.9, its entry says "
                    + "x 5.0 to 6.0, y -33.900001525878906 to -33.89999771118164. "
                    + Self.remedy + "('points', 'geom')."
            ])
    }

    @Test(
        "Entries that are missing, too many or too large are named",
        arguments: [
            (
                "DELETE FROM rtree_lines_geom WHERE id IN (2, 3, 5, 7)",
                "The index of lines lacks the shapes of "
                    + "4 rows (2 \"x:2\", 3 \"x:3\", 5 \"x:5\" and 1 more)."
            ),
            (
                "INSERT INTO rtree_lines_geom VALUES (99, 1, 2, 1, 2), (98, 1, 2, 1, 2)",
                "The index of lines has entries for 2 rows (98, 99), which are not there."
            ),
            (
                "UPDATE rtree_points_geom SET maxy = -33.8 WHERE id = 1",
                "The index of points has boxes that are larger than the shapes of row 1 \"x:1\"."
            ),
            (
                """
                \(Self.dropping("points"))
                UPDATE points SET geom = NULL WHERE id = 'x:6'
                """,
                "The index of points has entries for row 6 \"x:6\", which have no shape."
            ),
        ])
    func otherEntries(_ sql: String, _ sentence: String) async throws {
        let found = try await findings(after: sql)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(sentence) == true, "\(found)")
        #expect(found.first?.contains(Self.remedy) == true)
    }

    @Test("A shape whose header states another extent, or that ends early, is named")
    func brokenShapes() async throws {
        // OGC 12-128r17, 2.1.3: the extent stands behind the first eight bytes, the least x first.
        let header = try await findings(
            after: Self.dropping("lines") + """
                UPDATE lines SET geom = CAST(substr(geom, 1, 8) || zeroblob(8) || substr(geom, 17)
                  AS BLOB) WHERE id = 'x:3'
                """)
        #expect(
            header == ["In lines the shapes of row 3 \"x:3\" state another extent than they have."])
        let short = try await findings(
            after: Self.dropping("lines") + """
                UPDATE lines SET geom = CAST(substr(geom, 1, 60) AS BLOB) WHERE id = 'x:8'
                """)
        #expect(
            short == [
                "In lines the shapes of row 8 \"x:8\" cannot be read: the geometry is cut short."
            ])
    }
}

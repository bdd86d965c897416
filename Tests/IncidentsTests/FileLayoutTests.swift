import Foundation
import Geodesy
import Incidents
import Layers
import Testing

/// Files as every released version laid them out, made with SQL alone.
@Suite struct FileLayoutTests {
    private static let released = [1]
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    /// Lends a file of a layout, changed by more SQL.
    private func withFile(
        layout: Int, changedBy sql: String = "", _ body: (String) throws -> Void
    ) throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("layout-\(UUID().uuidString).gpkg").path
        defer {
            for suffix in ["", "-wal", "-shm", ".index"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
        }
        let text = try String(
            contentsOf: Self.fixtures.appendingPathComponent("layout-\(layout).sql"),
            encoding: .utf8)
        let package = try GeoPackage(path: path, access: .creating(.v1_3))
        try package.execute(sql: text + sql)
        try package.close()
        try body(path)
    }

    @Test("What a released version has written is answered", arguments: released)
    func answered(layout: Int) throws {
        try withFile(layout: layout) { path in
            let file = try IncidentFile(path: path, isWritable: false)
            #expect(try file.findings().isEmpty)
            #expect(try file.count() == 6)
            let center = try Coordinate(latitude: 15, longitude: 1.8)
            let query = IncidentQuery(
                circle: .init(center: center, radius: Length(kilometres: 100)), areas: ["ML"])
            let answer = try file.answer(query)
            #expect(answer.located.map(\.incident.id) == ["pa:1", "pb:x2", "pa:2"])
            #expect(answer.located[0].incident.killed == Toll(minimum: 8, maximum: 9))
            #expect(answer.areaOnly.map(\.id) == ["pa:3", "pb:x3"])
            #expect(try file.originals(withPrefix: "pa:").values.first?.count == 3)
            #expect(try file.proposals().map(\.to) == ["pb:x2"])
            try file.close()
        }
    }

    @Test("What a released version has written can be written on", arguments: released)
    func written(layout: Int) throws {
        try withFile(layout: layout) { path in
            let file = try IncidentFile(path: path, isWritable: true)
            let table =
                "id,title,date,lat,lon,type,killed,country,actors,source,place\n"
                + "2,Attack at Inates camp,2019-12-10,15.23,1.31,armed-clash,71,NE,"
                + "Niger Armed Forces,paper-a,Inates\n"
                + "4,Another attack,2020-01-09,13.9,3.1,armed-clash,89,NE,,paper-a,Chinagodrar\n"
            var reader = try IncidentReader(
                MemorySource(Array(table.utf8), name: "pa"), name: "pa",
                countries: Reading.countries)
            let report = try file.importRecords(from: &reader, name: "pa")
            #expect((report.added, report.replaced, report.unchanged) == (1, 1, 0))
            #expect(try file.undo(from: "pa:1", to: "pb:x1"))
            #expect(try file.count() == 7)
            #expect(try file.findings().isEmpty)
            try file.close()
        }
    }

    @Test("A file of a newer version, or with a broken mark, is refused", arguments: [2, 99, nil])
    func newer(version: Int?) throws {
        let value = version.map { "\($0)" } ?? "NULL"
        try withFile(layout: 1, changedBy: "UPDATE toposcope SET version = \(value);") { path in
            for isWritable in [false, true] {
                let error = #expect(throws: IncidentError.self) {
                    try IncidentFile(path: path, isWritable: isWritable)
                }
                #expect(error?.description.contains("a newer version of this program") == true)
            }
        }
    }

    @Test("A table of this program's that is missing is named, not stumbled over")
    func missing() throws {
        for table in ["incidents", "incident_links", "imports"] {
            let sql =
                "DELETE FROM gpkg_geometry_columns WHERE table_name = '\(table)';"
                + "DELETE FROM gpkg_extensions WHERE table_name = '\(table)';"
                + "DELETE FROM gpkg_contents WHERE table_name = '\(table)'; DROP TABLE \(table);"
            try withFile(layout: 1, changedBy: sql) { path in
                let file = try IncidentFile(path: path, isWritable: true)
                let error = #expect(throws: LayerError.self) {
                    var reader = try IncidentReader(
                        MemorySource(Array("id,date,lat,lon\n1,2019,1,2\n".utf8), name: "t"),
                        name: "t")
                    try file.importRecords(from: &reader, name: "t")
                    _ = try file.answer(IncidentQuery())
                }
                #expect(error?.description.contains(table) == true)
            }
        }
    }
}

import Foundation
import Geodesy
import Incidents
import Layers
import MapService
import Testing

@testable import toposcope

@Suite("The collections of serve") struct ServedCollectionsTests {
    @Test("A file whose layer is called as one of the program's is served beside it")
    func sameName() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("served-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = Geometry.point(try Coordinate(latitude: 15.05, longitude: 1.84))
        let layer = Layer(
            name: "incidents", title: "Mine",
            features: [Feature(id: "1", geometry: place, properties: [])])
        let package = folder.appendingPathComponent("mine.gpkg").path
        try GeoPackage.write([(layer, nil)], to: package)
        let text = folder.appendingPathComponent("incidents.geojson")
        try Data(#"{"type":"FeatureCollection","features":[]}"#.utf8).write(to: text)

        var served = ServedCollections()
        try await served.addLayersOfProgram(folder: RunCommand.data)
        try await served.add(file: package, takesChanges: false)
        try await served.add(file: package, takesChanges: false)
        try await served.add(file: text.path, takesChanges: false)
        #expect(
            served.collections.map(\.id) == [
                "bases", "incidents", "places", "boundaries", "mine", "mine_2", "incidents_2",
            ])
        #expect(served.collections[4].title == "Mine")
        #expect(served.editedFiles.isEmpty)
        // It traps where two collections have one identifier.
        _ = try MapService(collections: served.collections)
    }

    @Test("Shapes and layers that cannot be read do not keep the rest of a file from being served")
    func broken() async throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("served-\(UUID().uuidString).gpkg").path
        defer {
            for end in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path + end)
            }
        }
        let place = Geometry.point(try Coordinate(latitude: 15.05, longitude: 1.84))
        let layer = Layer(
            name: "good", title: "good",
            features: [Feature(id: "1", geometry: place, properties: [])])
        try GeoPackage.write([(layer, nil)], to: path)
        let file = try GeoPackage(path: path, access: .writing)
        try file.execute(
            sql: """
                CREATE TABLE broken (fid INTEGER PRIMARY KEY, geom POINT);
                INSERT INTO broken VALUES (1, x'00');
                CREATE TABLE gone (fid INTEGER PRIMARY KEY, geom POINT);
                INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) VALUES
                  ('broken', 'broken', 'features', 4326), ('gone', 'gone', 'features', 4326);
                INSERT INTO gpkg_geometry_columns VALUES
                  ('broken', 'geom', 'POINT', 4326, 0, 0), ('gone', 'shape', 'POINT', 4326, 0, 0);
                """)
        try file.close()
        var served = ServedCollections()
        try await served.add(file: path, takesChanges: false)
        #expect(served.collections.map(\.id).sorted() == ["broken", "good"])
        let page = try await served.collections[0].source.page(FeatureQuery())
        #expect(page.features.count == 1)
        #expect(page.features.first?.geometry == nil)
    }

    @Test("A table is refused with the way to make a layer of it") func table() async throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("served-\(UUID().uuidString).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("id,lat,lon\n1,15,2\n".utf8).write(to: URL(filePath: path))
        var served = ServedCollections()
        do {
            try await served.add(file: path, takesChanges: false)
            Issue.record("It was served.")
        } catch {
            #expect("\(error)".contains("toposcope convert"))
            #expect("\(error)".contains(path))
        }
    }

    @Test("A file of incidents is served with its sources and journal, and changed where wanted")
    func incidents() async throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("served-\(UUID().uuidString).gpkg").path
        defer {
            for end in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path + end)
            }
        }
        try IncidentFile(path: path, isWritable: true).close()
        for takesChanges in [false, true] {
            var served = ServedCollections()
            try await served.add(file: path, takesChanges: takesChanges)
            let found = Set(served.collections.map(\.id))
            #expect(found.isSuperset(of: ["incidents", "sources", "incident_links", "imports"]))
            #expect(found.isDisjoint(with: IncidentFile.tablesOfProgram))
            #expect(served.editedFiles.count == (takesChanges ? 1 : 0))
            #expect(
                served.collections.contains { $0.id == "incidents" && $0.editor != nil }
                    == takesChanges)
            for file in served.editedFiles { try file.close() }
        }
    }
}

import Foundation
import Geodesy
import Layers
import Testing

@testable import MapService

/// Layers with names, numbers and shapes that other programs allow.
@Suite("Layers of other programs over HTTP") struct ForeignLayerTests {
    private static func client(_ layer: Layer, id: String? = nil) async throws -> TestClient {
        TestClient(
            try MapService(
                collections: [try await ServiceCollection(id: id, source: IndexedLayer(layer))]))
    }

    private static func layer(_ columns: [String], _ geometry: Geometry? = nil) -> Layer {
        Layer(
            name: "mine", title: "Mine",
            features: [
                Feature(
                    id: "1", geometry: geometry,
                    properties: columns.map { .init($0, .string("value of \($0)")) })
            ])
    }

    @Test("Row numbers may be as far apart as 64 bits allow") func rowNumbers() {
        // Signal 4 ended the service that was given such a file.
        let rows = [Int.min, -5, 0, 1 << 53, Int.max]
        let numbers = RowNumbers(rows)
        #expect((0..<5).map { numbers[$0] } == rows)
        #expect(numbers.index(behind: -5) == 2)
        #expect(numbers.index(behind: .max) == 5)
        #expect(RowNumbers([.min, .max]).index(behind: .min) == 1)
        #expect(RowNumbers([7, 8, 9])[2] == 9)
    }

    @Test(
        "Any layer can be had as a GeoPackage, whatever its name and those of its columns",
        arguments: ["Limit", "_", "9lives", "a-b.c", "gpkg_x", "sqlite_y", "größe"])
    func downloads(id: String) async throws {
        let columns = ["Name", "name", "NAME", "", "fid", "geom", "id", "select", "a\"b"]
        let client = try await Self.client(Self.layer(columns), id: id)
        let name = CollectionIdentifiers.safe(id)
        let reply = try await client.get("/collections/\(name)/items?f=gpkg")
        #expect(reply.status == 200, "\(reply.text)")
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("download-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(reply.body).write(to: URL(filePath: path))
        let file = try GeoPackage(path: path)
        #expect(try file.findings().isEmpty)
        let stored = try file.layer(try #require(try file.layerNames().first))
        let feature = try #require(try stored.page(FeatureQuery()).features.first)
        let values = feature.properties.map(\.value)
        #expect(values == columns.map { .string("value of \($0)") })
        #expect(Set(feature.properties.map { $0.name.lowercased() }).count == columns.count)
    }

    @Test("A property called geometry leaves the shape another name in filters")
    func geometryColumn() async throws {
        let place = Geometry.point(try Coordinate(latitude: 10, longitude: 5))
        let client = try await Self.client(Self.layer(["geometry", "note"], place))
        let reply = try await client.get("/collections/mine/queryables")
        let names = reply.json["properties"]?.members?.map(\.name) ?? []
        #expect(names.sorted() == ["geom", "geometry", "note"])
        let filters = [
            ("S_INTERSECTS(geom, POINT(5 10))", 1), ("S_INTERSECTS(geom, POINT(6 10))", 0),
            ("geometry = 'value of geometry'", 1),
        ]
        for (filter, count) in filters {
            let query = PercentCoding.encoded(filter)
            let found = try await client.get("/collections/mine/items?filter=\(query)")
            #expect(found.json["numberMatched"]?.integer == count, "\(filter)")
        }
    }

    @Test(
        "What crosses the antimeridian is cut in every system and table",
        arguments: [
            (
                "crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84",
                "[[[179,0],[180,0]],[[-180,0],[-179,0]]]"
            ),
            (
                "crs=http://www.opengis.net/def/crs/EPSG/0/4326",
                "[[[0,179],[0,180]],[[0,-180],[0,-179]]]"
            ),
            ("f=csv", "MULTILINESTRING ((179.0 0.0, 180.0 0.0), (-180.0 0.0, -179.0 0.0))"),
        ])
    func antimeridian(query: String, coordinates: String) async throws {
        let line = Geometry.lineString([
            try Coordinate(latitude: 0, longitude: 179),
            try Coordinate(latitude: 0, longitude: -179),
        ])
        let client = try await Self.client(Self.layer(["note"], line))
        let reply = try await client.get("/collections/mine/items?\(query)")
        let text = reply.text.replacing(".0,", with: ",").replacing(".0]", with: "]")
        #expect(
            (query == "f=csv" ? reply.text : text).contains(coordinates), "\(reply.text)")
    }
}

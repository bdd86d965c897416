import Foundation
import Geodesy
import Layers
import TestSupport
import Testing

@Suite("Filters that narrow in SQL") struct FilterConditionsTests {
    private static let filters = [
        "n > 5", "5 < n", "n <= 3.5", "n = 4 AND s = 'b'", "n <> 4", "x BETWEEN 1 AND 2.25",
        "n IN (1, 2, 99)", "s IN ('a', 'K', 'ø')", "s = 'K'", "s = 'é'", "n IS NOT NULL",
        "n IS NULL OR s = 'a'", "NOT n = 4", "n = 2 OR x > 4", "n > 1 OR s LIKE 'a%'",
        "s > 'a'", "n = 9007199254740993", "x = n", "id = '3' AND n >= 0",
        "S_INTERSECTS(geom, BBOX(-20, -20, 20, 20))",
        "S_WITHIN(geom, POLYGON((0 0, 60 0, 60 60, 0 60, 0 0))) AND n > 3",
        "S_INTERSECTS(geometry, BBOX(170, -90, -170, 90))",
        "S_DISJOINT(geom, BBOX(-100, -50, 100, 50))", "NOT S_INTERSECTS(geom, BBOX(0, 0, 9, 9))",
        "S_CONTAINS(POLYGON((0 0, 90 0, 90 80, 0 80, 0 0)), geom) OR n = 1",
    ]

    private func layer(_ random: inout SeededGenerator) -> Layer {
        let texts = ["a", "b", "K", "\u{212A}", "é", "e\u{301}", "ab", "ø"]
        let features = (1...600).map { number in
            let position = try? Coordinate(
                latitude: Double(Int.random(in: -90...90, using: &random)),
                longitude: Double(Int.random(in: -180...180, using: &random)))
            return Feature(
                id: String(number),
                geometry: number.isMultiple(of: 50) ? nil : position.map(Geometry.point),
                properties: [
                    .init(
                        "n",
                        number.isMultiple(of: 7)
                            ? .null : .integer(Int.random(in: 0...9, using: &random))),
                    .init("x", .number(Double(Int.random(in: 0...20, using: &random)) / 4)),
                    .init(
                        "s", texts.randomElement(using: &random).map(PropertyValue.string) ?? .null),
                ])
        }
        return Layer(name: "rows", title: "Rows", features: features)
    }

    @Test("A file and a layer in memory choose the same features, and count them alike")
    func equality() throws {
        let seed: UInt64 = 4_711
        var random = SeededGenerator(seed: seed)
        let layer = layer(&random)
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("filters-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try GeoPackage.write([(layer, nil)], to: path)
        let file = try GeoPackage(path: path).layer("rows")
        for text in Self.filters {
            let query = FeatureQuery(condition: try CQL2Filter(text: text))
            let expected = layer.page(query).features.map(\.id)
            #expect(try file.page(query).features.map(\.id) == expected, "\(text), seed \(seed)")
            #expect(try file.count(query) == expected.count, "\(text), seed \(seed)")
            var boxed = query
            boxed.area = .box(try BoundingBox(west: -90, south: -45, east: 90, north: 45))
            let inside = layer.page(boxed).features.map(\.id)
            #expect(try file.page(boxed).features.map(\.id) == inside, "\(text), seed \(seed)")
        }
    }
}

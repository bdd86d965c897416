import Foundation
import Geodesy
import Testing

import Layers
import TestSupport

@Suite struct PackedIndexTests {
    private static func features(
        _ numbers: Range<Int>, _ dice: inout SeededGenerator
    ) throws -> [Feature] {
        try numbers.map { number in
            let position = try Coordinate(
                latitude: Double.random(in: -90...90, using: &dice),
                longitude: Double.random(in: -180...180, using: &dice))
            return Feature(id: "\(number)", geometry: .point(position), properties: [])
        }
    }

    @Test("Batches of every size leave a sound index that finds the same as looking at all")
    func batches() async throws {
        let seed = UInt64(ProcessInfo.processInfo.environment["TOPOSCOPE_SEED"] ?? "") ?? 20_261_121
        print("seed \(seed)")
        var dice = SeededGenerator(seed: seed)
        try await GeoPackageTests.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            let schema = LayerSchema(name: "points", title: "Points", columns: [])
            try file.write { try $0.makeLayer(schema, kind: .point) }
            var all: [Feature] = []
            // Single rows before, between and after; batches that make one level, and several.
            for size in [3, 600, 1, 2_700, 30, 501, 4_000, 2] {
                let added = try Self.features(all.count..<(all.count + size), &dice)
                try file.write { try $0.insert(added, into: "points") }
                all += added
                // Rows in packed nodes can be moved and taken out like others.
                let moved = Feature(
                    id: all[size / 2].id,
                    geometry: .point(try Coordinate(latitude: 1, longitude: Double(size % 100))),
                    properties: [])
                all[size / 2] = moved
                try file.write { _ = try $0.put(moved, into: "points") }
                #expect(try file.findings() == [], "after \(all.count) rows")
                let layer = try file.layer("points")
                for _ in 0..<20 {
                    let west = Double.random(in: -180...150, using: &dice)
                    let south = Double.random(in: -90...60, using: &dice)
                    let box = try BoundingBox(
                        west: west, south: south, east: west + 30, north: south + 30)
                    let query = FeatureQuery(area: .box(box))
                    let found = try layer.page(query).features.map(\.id)
                    let expected = all.filter { feature in
                        guard case .point(let position) = feature.geometry else { return false }
                        return position.longitude >= west && position.longitude <= west + 30
                            && position.latitude >= south && position.latitude <= south + 30
                    }
                    #expect(found == expected.map(\.id), "box at \(west), \(south)")
                }
            }
            #expect(try file.write { try $0.remove(id: "700", from: "points") })
            #expect(try file.findings() == [])
        }
    }
}

import Foundation
import Geodesy
import Layers
import NIOCore
import TestSupport
import Testing

@testable import MapService

@Suite("Snapshots of layers of points") struct SnapshotTests {
    /// Points all over the world, some without a position, some on the seams of the map.
    private static func layer(_ random: inout SeededGenerator) -> Layer {
        let seams: [(Double, Double)] = [
            (0, 180), (0, -180), (90, 0), (-90, 50), (10, 179.9999), (10, -179.9999), (0, 0),
        ]
        var features: [Feature] = []
        for number in 1...3000 {
            var position = (
                Double.random(in: -90...90, using: &random),
                Double.random(in: -180...180, using: &random)
            )
            if number <= seams.count { position = seams[number - 1] }
            // Half of them in one corner, as events are.
            if number.isMultiple(of: 2) {
                position = (position.0 / 30 + 14, position.1 / 60 + 2)
            }
            let coordinate = try? Coordinate(latitude: position.0, longitude: position.1)
            features.append(
                Feature(
                    id: String(number),
                    geometry: number.isMultiple(of: 500) ? nil : coordinate.map(Geometry.point),
                    properties: [.init("name", .string("Ort \(number) \"ø\"\n"))]))
        }
        return Layer(name: "points", title: "Points", features: features)
    }

    @Test("Boxes have the same answers as the layer itself, page by page")
    func boxes() throws {
        let seed = UInt64(
            ProcessInfo.processInfo.environment["TEST_SEED"].flatMap { UInt64($0) } ?? 20_261_121)
        let rounds =
            ProcessInfo.processInfo.environment["BOX_ROUNDS"].flatMap { Int($0) } ?? 40
        var random = SeededGenerator(seed: seed)
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("snapshot-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try GeoPackage.write([(Self.layer(&random), nil)], to: path)
        let layer = try GeoPackage(path: path).layer("points")
        let snapshot = try #require(try LayerSnapshot(layer))
        for _ in 0..<rounds {
            let (box, limit) = Self.question(&random)
            var query = FeatureQuery(
                area: box.map(FeatureArea.box), includesUnlocated: true, limit: limit)
            let count = try layer.count(query)
            while true {
                let expected = try layer.page(query)
                let page = snapshot.page(in: box, after: query.after?.row, limit: limit)
                var written = ByteBuffer()
                snapshot.append(page, to: &written)
                let text = String(buffer: written)
                let wanted = expected.features.map { feature in
                    var bytes: [UInt8] = []
                    FeatureBytes.append(feature, to: &bytes)
                    return String(decoding: bytes, as: UTF8.self)
                }.joined(separator: ",")
                #expect(text == wanted, "seed \(seed), box \(String(describing: box))")
                #expect(page.matched == count, "seed \(seed), box \(String(describing: box))")
                #expect(page.next.map { FeaturePageKey(row: $0) } == expected.next)
                guard text == wanted, let next = expected.next else { break }
                query.after = next
            }
        }
    }

    private static func question(_ random: inout SeededGenerator) -> (BoundingBox?, Int) {
        let limit = [1, 10, 400, 4000].randomElement(using: &random) ?? 10
        let south = Double.random(in: -90...90, using: &random)
        let west = Double.random(in: -180...180, using: &random)
        let box: BoundingBox? =
            switch Int.random(in: 0..<8, using: &random) {
            case 0: nil
            case 1: .world
            case 2:
                try? BoundingBox(west: 170, south: min(south, 80), east: -170, north: 85)
            case 3: try? BoundingBox(west: west, south: south, east: west, north: south)
            case 4: try? BoundingBox(west: -10, south: 11, east: 14, north: 16)
            case 5: try? BoundingBox(west: -180, south: min(south, 89), east: 180, north: 90)
            default:
                try? BoundingBox(
                    west: west, south: south,
                    east: min(180, west + Double.random(in: 0...90, using: &random)),
                    north: min(90, south + Double.random(in: 0...60, using: &random)))
            }
        return (box, max(limit, 200))
    }

    @Test("A layer with other shapes has no snapshot") func shapes() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("snapshot-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try GeoPackage.write([(Samples.areas, nil)], to: path)
        #expect(try LayerSnapshot(GeoPackage(path: path).layer("areas")) == nil)
    }

    @Test("A changed file is asked itself until it has been read anew") func changes() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("snapshot-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try GeoPackage.write([(Samples.towns, nil)], to: path)
        let keeper = SnapshotKeeper(
            try GeoPackage(path: path).layer("towns"), patience: .zero)
        keeper.make()
        let before = keeper.revision
        #expect(keeper.current()?.page(in: nil, after: nil, limit: 99).matched == 9)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
        #expect(keeper.revision != before)
        #expect(keeper.current() == nil)
    }

    @Test("The smallest numbers are those of the sorted ones")
    func smallest() {
        var random = SeededGenerator(seed: 7)
        for count in [0, 1, 2, 10, 99, 100, 101] {
            let numbers = (0..<100).map { _ in UInt32.random(in: 0..<60, using: &random) }
            var kept = numbers
            kept.keepSmallest(count)
            #expect(kept == Array(numbers.sorted().prefix(count)))
        }
    }

    @Test("A client that asks too often is told how long to wait, others are not")
    func limits() {
        let limiter = ClientLimiter(rate: 2)
        let start = ContinuousClock.now
        for _ in 0..<20 { #expect(limiter.wait("10.0.0.1", now: start) == nil) }
        #expect(limiter.wait("10.0.0.1", now: start) == 1)
        #expect(limiter.wait("10.0.0.2", now: start) == nil)
        #expect(limiter.wait("10.0.0.1", now: start + .seconds(1)) == nil)
    }
}

import Foundation
import Geodesy
import Layers
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
}

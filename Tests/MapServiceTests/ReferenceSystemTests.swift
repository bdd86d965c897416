import Layers
import Testing

/// OGC API - Features, Part 2 (18-058r1).
@Suite("Features Part 2") struct ReferenceSystemTests {
    static let prefix = "http://www.opengis.net/def/crs/"

    /// Cape Town by pyproj 3.7 from EPSG:4326.
    static let rows: [(String, Double, Double)] = [
        ("OGC/1.3/CRS84", 18.4232, -33.9258), ("EPSG/0/4326", -33.9258, 18.4232),
        ("EPSG/0/3857", 2_050_861.242782638, -4_018_843.1251947014),
    ]

    @Test("/req/crs/crs-action: positions come in the order of the system", arguments: rows)
    func positions(system: String, first: Double, second: Double) async throws {
        let client = try await TestClient()
        let reply = try await client.get("/collections/towns/items/6?crs=\(Self.prefix)\(system)")
        #expect(reply["Content-Crs"] == "<\(Self.prefix)\(system)>")
        let numbers = reply.json["geometry"]?["coordinates"]?.array?.compactMap(\.number) ?? []
        // A millimetre in degrees at the equator, and in metres.
        let tolerance = system.contains("3857") ? 1e-3 : 1e-8
        #expect(numbers.count == 2)
        #expect(abs(numbers[0] - first) < tolerance, "\(numbers)")
        #expect(abs(numbers[1] - second) < tolerance, "\(numbers)")
    }

    @Test("/req/crs/fc-bbox-crs-action: a box is read in its own system, the usual one otherwise")
    func boxes() async throws {
        let client = try await TestClient()
        let path = "/collections/towns/items?crs=\(Self.prefix)EPSG/0/4326"
        func ids(_ further: String) async throws -> [String] {
            try await client.get(path + further).json["features"]?.array?
                .compactMap { $0["id"]?.string } ?? []
        }
        let northFirst = "&bbox=10,0,15,5&bbox-crs=\(Self.prefix)EPSG/0/4326"
        #expect(try await ids("&bbox=0,10,5,15") == ["1", "3", "8"])
        #expect(try await ids(northFirst) == ["1", "3", "8"])
    }

    @Test("/req/crs/fc-crs-valid-value: a system that is not offered is 400")
    func unknown() async throws {
        let client = try await TestClient()
        for system in ["EPSG/0/2154", "EPSG/0/999999", "nonsense"] {
            for path in ["/collections/towns/items", "/collections/towns/items/1"] {
                #expect(try await client.get("\(path)?crs=\(Self.prefix)\(system)").status == 400)
            }
        }
    }

    @Test("/req/crs/fc-md-crs-list: collections list their systems, and their own")
    func lists() async throws {
        let reply = try await TestClient().get("/collections/towns")
        let systems = reply.json["crs"]?.array?.compactMap(\.string) ?? []
        #expect(systems.first == Self.prefix + "OGC/1.3/CRS84")
        #expect(systems.contains(reply.json["storageCrs"]?.string ?? ""))
    }
}

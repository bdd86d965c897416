import Layers
import MapService
import Testing

@Suite("Places over HTTP") struct PlaceOperationTests {
    private let client: TestClient

    init() throws {
        client = TestClient(try MapService(collections: [], places: try PlaceSamples.operations()))
    }

    @Test("A begun name finds the places that begin so, in any spelling of accents")
    func prefix() async throws {
        let reply = try await client.get("/resolve?name=AGAD&prefix=true")
        let names = reply.json["candidates"]?.array?.compactMap { $0["name"]?.string } ?? []
        #expect(names.first == "Agadez", "\(names)")
        #expect(try await client.get("/resolve?name=&prefix=true").status == 200)
    }

    @Test("A great town that differs by a letter goes before what begins just so")
    func misspelt() async throws {
        let reply = try await client.get("/resolve?name=Niamay&prefix=true")
        #expect(reply.json["candidates"]?[0]?["name"]?.string == "Niamey")
        // Without the wish for begun names the order is that of the gazetteer.
        let plain = try await client.get("/resolve?name=Agadez")
        #expect(plain.json["candidates"]?[0]?["confidence"]?.number != nil)
    }

    @Test("A place that nobody knows is 404, an empty name 400") func unknownPlace() async throws {
        let unknown = try await client.get("/distance?from=Niamey&to=Qwxzzk")
        #expect(unknown.status == 404)
        #expect(unknown.json["description"]?.string?.contains("Qwxzzk") == true)
        #expect(try await client.get("/distance?from=Niamey&to=").status == 400)
    }

    @Test("The town at a position comes first, with the geodesic to it")
    func reverse() async throws {
        // Niamey, GeoNames 2440485: 13.51366, 2.1098.
        let reply = try await client.get("/reverse?lat=13.52&lon=2.11&limit=3")
        let features = reply.json["features"]?.array ?? []
        #expect(features.first?["properties"]?["name"]?.string == "Niamey")
        let distances = features.compactMap { $0["properties"]?["distance_m"]?.number }
        #expect(distances.count == 3)
        #expect(distances == distances.sorted())
        // One hundredth of a degree of latitude has 1.1 km.
        #expect((distances.first ?? 0) < 1500)
    }
}

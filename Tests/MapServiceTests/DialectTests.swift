import Layers
import MapService
import Testing

/// What clients of Photon (github.com/komoot/photon) and Nominatim (nominatim.org/release-docs) send.
@Suite("The dialects of Photon and Nominatim") struct DialectTests {
    private let client: TestClient

    init() throws {
        client = TestClient(try MapService(collections: [], places: try PlaceSamples.operations()))
    }

    @Test(
        "What clients send is taken",
        arguments: [
            // geopy 2.5, Nominatim.geocode with all that it knows, and with a query in parts.
            "/search?q=Agadez&format=json&limit=1&viewbox=0,10,10,20&bounded=1&countrycodes=ne"
                + "&addressdetails=1&namedetails=1&accept-language=fr&extratags=True"
                + "&polygon_geojson=1&featureType=city",
            "/search?city=Agadez&country=Niger&format=json&limit=1",
            // QGIS, QgsNominatimGeocoder.
            "/search?format=json&addressdetails=1&viewbox=-20,0,30,30&countrycodes=ne&q=Agadez",
            // The example of maplibre-gl-geocoder, and Leaflet Control Geocoder.
            "/search?q=Agadez&format=geojson&polygon_geojson=1&addressdetails=1",
            "/search?q=Agadez&limit=5&format=json&addressdetails=1",
            "/reverse?lat=16.97&lon=7.99&zoom=13&addressdetails=1&format=json",
            "/reverse?lat=16.97&lon=7.99&format=geojson&accept-language=en",
            // geopy 2.5, Photon.geocode and Photon.reverse.
            "/api?q=Agadez&limit=1&lang=en&lon=8&lat=17&bbox=0,10,10,20&osm_tag=place",
            "/api?q=Agadez&layer=city",
            "/reverse?lat=16.97&lon=7.99&limit=1&lang=en&distance_sort=true",
        ])
    func taken(path: String) async throws {
        let reply = try await client.get(path)
        #expect(reply.status == 200, "\(reply.text)")
        #expect(reply.text.contains("Agadez"), "\(reply.text)")
    }

    @Test("A feature of Nominatim has a box, a name to show and an address")
    func geojson() async throws {
        let reply = try await client.get(
            "/search?q=Agadez&format=geojson&addressdetails=1&countrycodes=ne&limit=1")
        let feature = try #require(reply.json["features"]?[0])
        let properties = feature["properties"]
        #expect(properties?["display_name"]?.string == "Agadez, Niger")
        #expect(properties?["category"]?.string == "place")
        #expect(properties?["address"]?["country_code"]?.string == "ne")
        let box = feature["bbox"]?.array?.compactMap(\.number) ?? []
        let position = feature["geometry"]?["coordinates"]?.array?.compactMap(\.number) ?? []
        try #require(box.count == 4 && position.count == 2)
        // RFC 7946, 5: west, south, east, north.
        #expect(box[0] < position[0] && position[0] < box[2])
        #expect(box[1] < position[1] && position[1] < box[3])
    }

    @Test("Details come where they are asked for") func details() async throws {
        let plain = try await client.get("/search?q=Agadez&format=json&limit=1")
        #expect(plain.json[0]?["address"] == nil)
        #expect(plain.json[0]?["class"]?.string == "place")
        #expect(plain.json[0]?["lat"]?.string?.hasPrefix("16.97") == true)
        let full = try await client.get(
            "/search?q=Agadez&format=jsonv2&limit=1&addressdetails=1&namedetails=1&extratags=1"
                + "&polygon_geojson=1")
        let place = try #require(full.json[0])
        #expect(place["category"]?.string == "place")
        #expect(place["class"] == nil)
        #expect(place["address"]?["city"]?.string == "Agadez")
        #expect(place["namedetails"]?["name"]?.string == "Agadez")
        #expect(place["geojson"]?["type"]?.string == "Point")
        #expect(place["extratags"]?.members != nil)
        // The address is there without being asked for where a position is looked up.
        let reverse = try await client.get("/reverse?lat=16.97&lon=7.99&format=json")
        #expect(reverse.json["address"]?["country"]?.string == "Niger")
        let bare = try await client.get("/reverse?lat=16.97&lon=7.99&format=json&addressdetails=0")
        #expect(bare.json["address"] == nil)
    }

    @Test("A box leaves out what lies beyond it, or puts what lies in it first")
    func boxes() async throws {
        // Agadez lies at 16.97 north, 7.99 east.
        let inside = try await client.get("/api?q=Agadez&bbox=7,16,9,18")
        let names = inside.json["features"]?.array?.compactMap {
            $0["properties"]?["name"]?.string
        }
        #expect(names?.first == "Agadez")
        for feature in inside.json["features"]?.array ?? [] {
            let longitude = feature["geometry"]?["coordinates"]?[0]?.number ?? 0
            #expect((7...9).contains(longitude))
        }
        let none = try await client.get("/api?q=Agadez&bbox=100,16,110,18")
        #expect(none.json["features"]?.array?.isEmpty == true)
        let bounded = try await client.get("/search?q=Agadez&viewbox=110,18,100,16&bounded=1")
        #expect(bounded.json.array?.isEmpty == true)
        let free = try await client.get("/search?q=Agadez&viewbox=110,18,100,16&limit=1")
        #expect(free.json[0]?["name"]?.string == "Agadez")
        for query in ["bbox=1,2,3", "bbox=a,b,c,d", "bbox=1,2,3,4,5", "bbox=,,,", "layer=sea"] {
            let status = try await client.get("/api?q=Agadez&\(query)").status
            #expect(status == 400, "\(query)")
        }
    }

    @Test("A layer chooses the town or the area of the same name")
    func layers() async throws {
        for layer in ["city", "state"] {
            let reply = try await client.get("/api?q=Agadez&layer=\(layer)")
            let features = reply.json["features"]?.array ?? []
            #expect(!features.isEmpty)
            for feature in features { #expect(feature["properties"]?["type"]?.string == layer) }
        }
    }

    @Test("Names and countries come in the language that is wanted, as far as they are known")
    func languages() async throws {
        for header in ["fr", "fr-FR,fr;q=0.9,en;q=0.8"] {
            let reply = try await client.get(
                "/search?q=N'Djamena&limit=1&accept-language=\(header)")
            #expect(
                reply.json[0]?["display_name"]?.string?.hasSuffix("Tchad") == true,
                "\(reply.text)")
        }
        let english = try await client.get("/search?q=N'Djamena&limit=1")
        #expect(english.json[0]?["display_name"]?.string?.hasSuffix("Chad") == true)
        let photon = try await client.get("/api?q=N'Djamena&limit=1&lang=fr")
        #expect(photon.json["features"]?[0]?["properties"]?["country"]?.string == "Tchad")
    }

    @Test("Nothing to look for is nothing found") func nothing() async throws {
        #expect(try await client.get("/search?format=json").json == .array([]))
        #expect(try await client.get("/search?q=&city=").json == .array([]))
        #expect(try await client.get("/search?q=a&format=xml").status == 400)
        #expect(try await client.get("/search?q=a&bounded=2").status == 400)
    }
}

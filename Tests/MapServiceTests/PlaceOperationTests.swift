import HTTPTypes
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

    @Test("Coordinates that cannot be name no place; a name of many places is told from none")
    func positions() async throws {
        for text in ["100,200", "91,0", "13.5,abc", "geo:95,0"] {
            let reply = try await client.get("/distance?from=Niamey&to=\(text)")
            #expect(reply.status == 404, "\(text)")
            #expect(reply.json["code"]?.string == "UnknownPosition", "\(reply.text)")
        }
        let good = try await client.get("/distance?from=Niamey&to=16.97333,7.99111")
        // GeographicLib 2.1, WGS 84, from 13.51366 N 2.1098 E: 738,626.311 m.
        #expect(abs((good.json["distance_m"]?.number ?? 0) - 738_626.311) < 0.01)
    }

    @Test(
        "A country is named by its two letters, in either case",
        arguments: [
            ("/resolve?name=Niamey&country=ne", 200), ("/resolve?name=Niamey&country=Niger", 400),
            ("/resolve?name=Niamey&country=", 400), ("/search?q=Niamey&countrycodes=ne,ml", 200),
            ("/search?q=Niamey&countrycodes=ne,,ml", 400),
            ("/search?q=Niamey&countrycodes=n1", 400),
        ])
    func countries(path: String, status: Int) async throws {
        let reply = try await client.get(path)
        #expect(reply.status == status)
        if status == 200 {
            #expect(reply.text.contains("\"Niamey\""))
        } else {
            #expect(reply.json["description"]?.string?.contains("countr") == true)
        }
    }

    @Test(
        "A parameter that is out of range is refused even where it has no effect alone",
        arguments: ["/api?q=Agadez&lon=181", "/api?q=Agadez&lat=-91", "/api?q=Agadez&lon=1e300"])
    func bias(path: String) async throws {
        #expect(try await client.get(path).status == 400)
    }

    private func post(_ path: String, _ body: String) async throws -> TestClient.Reply {
        try await client.send(.post, path, [("Content-Type", "application/json")], body: body)
    }

    @Test("Many names, positions and pairs are answered as one by one, in their order")
    func lists() async throws {
        let names = try await post("/resolve", #"{"names":["Agadez","Qwxzzk","Gao"],"limit":2}"#)
        let answers = names.json["answers"]?.array ?? []
        #expect(answers.count == 3)
        for (answer, name) in zip(answers, ["Agadez", "Qwxzzk", "Gao"]) {
            #expect(answer == (try await client.get("/resolve?name=\(name)&limit=2")).json)
        }
        let towns = try await post(
            "/reverse", #"{"positions":[{"latitude":13.52,"longitude":2.11}],"limit":3}"#)
        #expect(
            towns.json["answers"]?[0]
                == (try await client.get("/reverse?lat=13.52&lon=2.11&limit=3")).json)
        let pairs = try await post(
            "/distance",
            #"{"pairs":[{"from":"Niamey","to":"Agadez"},{"from":"Qwxzzk","to":"Niamey"}]}"#)
        #expect(
            pairs.json["answers"]?[0]
                == (try await client.get("/distance?from=Niamey&to=Agadez")).json)
        #expect(pairs.json["answers"]?[1]?["error"]?["code"]?.string == "UnknownPlace")
    }

    @Test("Each of many texts has the findings that it has alone")
    func texts() async throws {
        let texts = ["Agadez lies 740 km from Niamey.", "", "Gao is 300 km from Niamey."]
        let quoted = texts.map { "\"\($0)\"" }
        let reply = try await post("/check", "{\"texts\":[\(quoted.joined(separator: ","))]}")
        let answers = reply.json["answers"]?.array ?? []
        #expect(answers.count == 3)
        for (answer, text) in zip(answers, quoted) {
            #expect(answer == (try await post("/check", "{\"text\":\(text)}")).json)
        }
        // GeographicLib 2.1, WGS 84: 738.6 km, which the first text rounds.
        #expect(answers.first?["claims"]?.array?.count == 1)
        #expect(try await post("/check", #"{"texts":[]}"#).json["answers"]?.array == [])
    }

    @Test("Of two days either may come first")
    func days() async throws {
        let place = "/near?lat=15.05&lon=1.84&within=500km"
        let forwards = try await client.get(place + "&since=2017-01-01&until=2017-12-31")
        let backwards = try await client.get(place + "&since=2017-12-31&until=2017-01-01")
        #expect(forwards.status == 200)
        #expect(forwards.json == backwards.json)
    }

    @Test(
        "What is wrong with a list is 400, and the sentence names the entry",
        arguments: [
            ("/check", #"{"texts":["Gao",5]}"#, "texts[1]"), ("/check", "{}", "texts"),
            ("/check", #"{"text":"Gao","texts":[]}"#, "both"),
            ("/check", #"{"text":5}"#, "text = 5"),
            ("/distance", #"{"pairs":[{"from":"1.0","to":""}]}"#, "pairs[0]"),
            ("/resolve", "", "JSON"), ("/resolve", "[]", "object"), ("/resolve", "{}", "names"),
            ("/resolve", #"{"names":["Gao",5]}"#, "names[1]"),
            ("/resolve", #"{"names":[],"limit":0}"#, "limit = 0"),
            ("/resolve", #"{"names":["Gao"],"country":"Mali"}"#, "Mali"),
            ("/reverse", #"{"positions":[{"latitude":95,"longitude":0}]}"#, "positions[0]"),
            ("/reverse", #"{"positions":[{"latitude":5}]}"#, "longitude"),
            ("/distance", #"{"pairs":[{"from":"Gao"}]}"#, "pairs[0]"),
        ])
    func brokenLists(path: String, body: String, word: String) async throws {
        let reply = try await post(path, body)
        #expect(reply.status == 400)
        #expect(reply.json["description"]?.string?.contains(word) == true, "\(reply.text)")
    }

    @Test("A list of more than a thousand is refused")
    func longList() async throws {
        let names = Array(repeating: "\"Gao\"", count: 1001).joined(separator: ",")
        #expect(try await post("/resolve", "{\"names\":[\(names)]}").status == 400)
    }

    @Test("What leads nowhere says what there is instead")
    func nowhere() async throws {
        let page = try await client.get("/nowhere")
        #expect(page.status == 404)
        #expect(page.json["description"]?.string?.contains("/nowhere") == true)
        let collection = try await TestClient().get("/collections/cities/items")
        let sentence = collection.json["description"]?.string ?? ""
        #expect(sentence.contains("cities") && sentence.contains("towns, areas"), "\(sentence)")
    }
}

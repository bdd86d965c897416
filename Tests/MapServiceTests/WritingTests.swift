import Foundation
import HTTPTypes
import Incidents
import Layers
import MapService
import Testing

/// OGC API - Features, Part 4 (20-002): changes with a token.
@Suite("Changes") struct WritingTests {
    private static let word = "a-token-for-the-tests-0123"
    private static let items = "/collections/incidents/items"

    /// A service over a file of incidents of its own, and the way to change it.
    private final class Bench: Sendable {
        let path: String
        let client: TestClient

        init(token: String? = word) async throws {
            path =
                FileManager.default.temporaryDirectory
                .appendingPathComponent("writing-\(UUID().uuidString).gpkg").path
            let file = try IncidentFile(path: path, isWritable: true)
            let package = try GeoPackage(path: path)
            var collections: [ServiceCollection] = []
            for name in ["incidents", "incidents_by_area", "incident_versions", "imports"] {
                collections.append(
                    try await ServiceCollection(
                        source: package.layer(name), editor: IncidentEditor(file, layer: name)))
            }
            var configuration = ServiceConfiguration()
            configuration.token = token.flatMap { AccessToken($0) }
            client = TestClient(
                try MapService(collections: collections, configuration: configuration))
        }

        deinit {
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
        }

        func send(
            _ method: String, _ path: String, _ body: String = "", type: String? = nil,
            _ headers: [(String, String)] = []
        ) async throws -> TestClient.Reply {
            var headers = headers
            headers.append(("Authorization", "Bearer \(WritingTests.word)"))
            if !body.isEmpty { headers.append(("Content-Type", type ?? "application/geo+json")) }
            return try await client.send(
                try #require(.init(rawValue: method)), path, headers, body: body)
        }
    }

    /// The ambush near Tongo Tongo on 4 October 2017, at the village (GeoNames 2438420).
    private static func incident(_ title: String = "Ambush near Tongo Tongo") -> String {
        """
        {"type":"Feature","geometry":{"type":"Point","coordinates":[1.835514,15.053211]},
        "properties":{"title":"\(title)","kind":"ambush","date_start":"2017-10-04","killed_min":8}}
        """
    }

    @Test("A feature is added at an address of its own, and everything else knows it at once")
    func create() async throws {
        let bench = try await Bench()
        #expect(try await bench.client.get(Self.items).json["numberMatched"]?.integer == 0)
        let made = try await bench.send("POST", Self.items, Self.incident())
        #expect(made.status == 201, "\(made.text)")
        let address = try #require(made["Location"])
        let found = try await bench.client.get(address)
        #expect(found.json["properties"]?["title"]?.string == "Ambush near Tongo Tongo")
        #expect(found.json["properties"]?["date_precision"]?.string == "day")
        #expect(found["ETag"] == made["ETag"])
        let items = try await bench.client.get(Self.items + "?bbox=1,15,2,16")
        #expect(items.json["numberMatched"]?.integer == 1)
        let collection = try await bench.client.get("/collections/incidents")
        #expect(collection.json["numberOfFeatures"]?.integer == 1)
        let box = collection.json["extent"]?["spatial"]?["bbox"]?[0]?.array?.map(\.number)
        #expect(box == [1.835514, 15.053211, 1.835514, 15.053211])
        let journal = try await bench.client.get("/collections/imports/items")
        let name = journal.json["features"]?[0]?["properties"]?["name"]?.string
        #expect(name == "added \(made.json["id"]?.string ?? "")")
    }

    @Test("A feature is replaced, patched and removed, and what was before is kept")
    func changes() async throws {
        let bench = try await Bench()
        let made = try await bench.send("POST", Self.items, Self.incident())
        let address = try #require(made["Location"])
        let put = try await bench.send("PUT", address, Self.incident("Ambush of a patrol"))
        #expect(put.status == 200 && put["ETag"] != made["ETag"])
        let patch = try await bench.send(
            "PATCH", address, #"{"properties":{"killed_max":9,"date_start":null}}"#,
            type: "application/merge-patch+json")
        #expect(patch.status == 200, "\(patch.text)")
        let properties = try await bench.client.get(address).json["properties"]
        #expect(properties?["killed_min"]?.integer == 8 && properties?["killed_max"]?.integer == 9)
        #expect(properties?["date_start"] == .null)
        #expect(properties?["title"]?.string == "Ambush of a patrol")
        let removed = try await bench.send("DELETE", address)
        #expect(removed.status == 204 && removed.body.isEmpty)
        #expect(try await bench.client.get(address).status == 404)
        #expect(try await bench.send("DELETE", address).status == 404)
        #expect(try await bench.send("PUT", address, Self.incident()).status == 404)
        let kept = try await bench.client.get("/collections/incident_versions/items")
        #expect(kept.json["numberMatched"]?.integer == 3)
        let file = try IncidentFile(path: bench.path, isWritable: false)
        #expect(try file.findings().isEmpty)
    }

    @Test("A change for another state than the present one is 412 and changes nothing")
    func precondition() async throws {
        let bench = try await Bench()
        let made = try await bench.send("POST", Self.items, Self.incident())
        let address = try #require(made["Location"])
        let first = try #require(made["ETag"])
        #expect(first.hasPrefix("\""), "a strong tag")
        let second = try await bench.send(
            "PUT", address, Self.incident("Second"), [("If-Match", first)])
        #expect(second.status == 200)
        for (method, body) in [("PUT", Self.incident("Third")), ("DELETE", "")] {
            let reply = try await bench.send(method, address, body, [("If-Match", first)])
            #expect(reply.status == 412, "\(method)")
            #expect(reply.json["description"]?.string?.contains("meanwhile") == true)
        }
        let present = try await bench.client.get(address)
        #expect(present.json["properties"]?["title"]?.string == "Second")
        let again = try await bench.client.get(
            address, [("If-None-Match", try #require(present["ETag"]))])
        #expect(again.status == 304)
        let any = try await bench.send("DELETE", address, "", [("If-Match", "*")])
        #expect(any.status == 204)
    }

    @Test(
        "Without the right token a change is 401 and says which scheme is needed",
        arguments: [
            nil, "Bearer", "Bearer a-token-for-the-tests-012", "Basic YTpi",
            "Bearer a-token-for-the-tests-0123x", "Bearer A-TOKEN-FOR-THE-TESTS-0123",
        ])
    func unauthorised(header: String?) async throws {
        let bench = try await Bench()
        let headers =
            (header.map { [("Authorization", $0)] } ?? []) + [("Content-Type", "application/json")]
        for (method, path) in [
            ("POST", Self.items), ("PUT", Self.items + "/1"), ("PATCH", Self.items + "/1"),
            ("DELETE", Self.items + "/1"),
        ] {
            let reply = try await bench.client.send(
                try #require(.init(rawValue: method)), path, headers, body: Self.incident())
            #expect(reply.status == 401)
            #expect(reply["WWW-Authenticate"]?.hasPrefix("Bearer realm=") == true)
        }
        #expect(try await bench.client.get(Self.items).json["numberMatched"]?.integer == 0)
    }

    @Test("A service without a token takes no change and describes none")
    func readOnly() async throws {
        let bench = try await Bench(token: nil)
        let reply = try await bench.send("POST", Self.items, Self.incident())
        #expect(reply.status == 405 && reply["Allow"] == "GET, HEAD, OPTIONS")
        let document = try await bench.client.get("/openapi").json
        #expect(document["paths"]?[Self.items]?["post"] == nil)
        #expect(document["components"]?["securitySchemes"] == nil)
        let classes = try await bench.client.get("/conformance").text
        #expect(!classes.contains("ogcapi-features-4"))
    }

    @Test("With a token the definition tells of changes, of collections of incidents alone")
    func definition() async throws {
        let bench = try await Bench()
        let paths = try await bench.client.get("/openapi").json["paths"]
        let post = paths?[Self.items]?["post"]
        #expect(post?["security"]?[0]?["token"] != nil)
        #expect(post?["responses"]?["401"] != nil && post?["responses"]?["201"] != nil)
        #expect(paths?[Self.items + "/{featureId}"]?["delete"] != nil)
        #expect(paths?["/collections/imports/items"]?["post"] == nil)
        #expect(try await bench.send("POST", "/collections/imports/items").status == 405)
        let options = try await bench.client.send(.options, Self.items + "/x")
        #expect(options["Allow"] == "GET, HEAD, PUT, PATCH, DELETE, OPTIONS")
        let classes = try await bench.client.get("/conformance").text
        #expect(classes.contains("ogcapi-features-4/1.0/conf/create-replace-delete"))
    }

    @Test(
        "What cannot be an incident is 400, and the sentence names what is wrong",
        arguments: [
            ("", "Not valid JSON"), ("[]", "Feature"), (#"{"type":"Point"}"#, "Feature"),
            (
                #"{"type":"Feature","geometry":null,"properties":{"title":"a","kind":"coup"}}"#,
                "Point"
            ),
            (
                #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,95]},"properties":{}}"#,
                "95"
            ),
            (
                #"{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,1],[2,2]]},"#
                    + #""properties":{"title":"a","kind":"coup"}}"#, "LineString"
            ),
            (properties(#""kind":"coup""#), "title"), (properties(#""title":"a""#), "kind"),
            (properties(#""title":"a","kind":"war""#), "armed-clash"),
            (properties(#""title":"a","kind":"coup","deaths":3"#), "deaths"),
            (properties(#""title":"a","kind":"coup","killed_min":"three""#), "whole number"),
            (properties(#""title":"a","kind":"coup","killed_min":4,"killed_max":3"#), "killed_max"),
            (properties(#""title":"a","kind":"coup","killed_min":-1"#), "at least 0"),
            (
                properties(#""title":"a","kind":"coup","killed_max":9007199254740992"#),
                "at most 9007199254740991"
            ),
            (
                properties(
                    #""title":"a","kind":"coup","date_start":"2020-02-02","date_end":"2020-02-01""#),
                "before"
            ),
            (properties(#""title":"a","kind":"coup","date_start":"2020-02-30""#), "2020-02-30"),
            (properties(#""title":"a","kind":"coup","radius_km":99999"#), "radius_km"),
            (properties(#""title":"a","kind":"coup","note":["b"]"#), "note"),
            (properties(#""title":"a","kind":"coup","note":{}"#), "note"),
            (properties(#""title":"\u0000 and more","kind":"coup""#), "U+0000"),
            (properties(#""title":"a","kind":"coup","note":"b\u0000c""#), "U+0000"),
        ])
    func refused(body: String, word: String) async throws {
        let bench = try await Bench()
        let reply = try await bench.send("POST", Self.items, body)
        #expect(reply.status == 400, "\(reply.text)")
        let sentence = reply.json["description"]?.string ?? ""
        #expect(sentence.contains(word), "\(sentence)")
        #expect(!sentence.contains(bench.path))
        #expect(try await bench.client.get(Self.items).json["numberMatched"]?.integer == 0)
    }

    @Test(
        "If-Match is a list of tags or any; what is wrong with the body goes before it",
        arguments: [
            ("*", 200), (" * ", 200), ("\"x\", TAG", 200), ("W/TAG", 200), ("TAG ,\"y\"", 200),
            ("\"x\"", 412), ("x", 400), ("\"x", 400), ("\"x\" \"y\"", 400), ("", 400),
        ])
    func tags(header: String, status: Int) async throws {
        let bench = try await Bench()
        let made = try await bench.send("POST", Self.items, Self.incident())
        let address = try #require(made["Location"])
        let value = header.replacing("TAG", with: try #require(made["ETag"]))
        let reply = try await bench.send(
            "PUT", address, Self.incident("Second"), [("If-Match", value)])
        #expect(reply.status == status, "\(reply.text)")
        let broken = try await bench.send("PUT", address, "{", [("If-Match", value)])
        #expect(broken.status == 400)
    }

    @Test(
        "Null stands for the usual word, and the definition says so", arguments: ["", "_by_area"])
    func usualWords(layer: String) async throws {
        let bench = try await Bench()
        let items = "/collections/incidents\(layer)/items"
        let geometry = layer.isEmpty ? #"{"type":"Point","coordinates":[1,1]}"# : "null"
        let made = try await bench.send(
            "POST", items,
            #"{"type":"Feature","geometry":"# + geometry
                + #","properties":{"title":"a","kind":"coup","certainty":null,"date_precision":null}}"#
        )
        #expect(made.status == 201, "\(made.text)")
        #expect(made.json["properties"]?["certainty"]?.string == "stated")
        let body = try await bench.client.get("/openapi").json["paths"]?[items]?["post"]?[
            "requestBody"]?["content"]?["application/geo+json"]?["schema"]?["properties"]
        let properties = try #require(body?["properties"]?["properties"])
        for name in ["certainty", "date_precision", "place_precision", "note"] {
            // OpenAPI 3.0.3, 4.7.24.1: an enum that takes null has to list it too.
            let words = properties[name]?["enum"]?.array
            #expect(words?.contains(.null) ?? true, "\(name)")
            #expect(properties[name]?["nullable"] == .boolean(true), "\(name)")
        }
        #expect(properties["kind"]?["nullable"] == nil)
    }

    private static func properties(_ text: String) -> String {
        #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,1]},"properties":{"#
            + text + "}}"
    }

    @Test("Another media type is 415, another identifier in the body is 400") func types()
        async throws
    {
        let bench = try await Bench()
        let text = try await bench.send("POST", Self.items, Self.incident(), type: "text/plain")
        #expect(text.status == 415)
        let made = try await bench.send("POST", Self.items, Self.incident())
        let address = try #require(made["Location"])
        let other = Self.incident().dropFirst().description
        let reply = try await bench.send("PUT", address, #"{"id":"another","# + other)
        #expect(reply.status == 400)
        #expect(reply.json["description"]?.string?.contains("another") == true)
        let patch = try await bench.send("PATCH", address, "{}", type: "application/json")
        #expect(patch.status == 415)
    }

    @Test("What is known only to an area goes to the layer of such incidents")
    func byArea() async throws {
        let bench = try await Bench()
        let body =
            #"{"type":"Feature","geometry":null,"properties":{"title":"Coup","kind":"coup"}}"#
        let made = try await bench.send("POST", "/collections/incidents_by_area/items", body)
        #expect(made.status == 201, "\(made.text)")
        #expect(made.json["properties"]?["place_precision"]?.string == "area")
        let point = try await bench.send(
            "POST", "/collections/incidents_by_area/items", Self.incident())
        #expect(point.status == 400)
    }

    @Test("Many changes at once all come about, each with its row in the journal")
    func concurrent() async throws {
        let bench = try await Bench()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<40 {
                group.addTask {
                    try await bench.send("POST", Self.items, Self.incident("Number \(number)"))
                        .status
                }
            }
            for try await status in group { #expect(status == 201) }
        }
        #expect(try await bench.client.get(Self.items).json["numberMatched"]?.integer == 40)
        let journal = try await bench.client.get("/collections/imports/items?limit=1")
        #expect(journal.json["numberMatched"]?.integer == 40)
    }
}

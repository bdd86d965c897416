import Foundation
import Gazetteer
import HTTPTypes
import Layers
import MapService
import Testing

@Suite("The web map and the bases of a day over HTTP")
struct WebMapRouteTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private let client: TestClient

    init() async throws {
        let register = try PlaceRegister(folder: Self.root.appendingPathComponent("gazetteer").path)
        client = TestClient(
            try MapService(
                collections: [], bases: BasesOnDay(bases: register.bases),
                webMap: WebMapFiles(
                    folder: Self.root.appendingPathComponent("Sources/MapService/WebMap").path)))
    }

    @Test("A browser gets the map at /, a program the landing page")
    func landing() async throws {
        let page = try await client.get("/", [("Accept", "text/html,*/*;q=0.8")])
        #expect(page.status == 200)
        #expect(page.text.contains("<script type=\"module\" src=\"app.js\">"))
        #expect(page["Content-Security-Policy"]?.contains("default-src 'self'") == true)
        #expect(page["Content-Security-Policy"]?.contains("unsafe") == false)
        let document = try await client.get("/", [("Accept", "application/json")])
        #expect(document.links("data").count == 1)
    }

    @Test("The page carries every link of the landing page")
    func links() async throws {
        let page = try await client.get("/?f=html")
        let document = try await client.get("/?f=json")
        let relations = document.json["links"]?.array?.compactMap { $0["rel"]?.string } ?? []
        for relation in Set(relations) where relation != "self" {
            #expect(page.text.contains("rel=\"\(relation)\""), "\(relation)")
        }
    }

    @Test("A file of the map has its type and tag, and is sent once only")
    func files() async throws {
        let module = try await client.get("/i18n/fr.json")
        #expect(module.status == 200)
        #expect(module["Content-Type"] == "application/json")
        let tag = try #require(module["ETag"])
        let again = try await client.get("/i18n/fr.json", [("If-None-Match", tag)])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
    }

    @Test("A file of the map goes out in gzip with a tag of its own, where the client takes it")
    func packed() async throws {
        let plain = try await client.get("/basemap.json")
        let packed = try await client.get("/basemap.json", [("Accept-Encoding", "gzip")])
        #expect(plain["Content-Encoding"] == nil && packed["Content-Encoding"] == "gzip")
        // RFC 1952, 2.3.1: every gzip file begins with these two bytes.
        #expect(packed.body.prefix(2) == [0x1F, 0x8B])
        #expect(packed.body.count < plain.body.count / 2)
        let tag = try #require(packed["ETag"])
        #expect(tag != plain["ETag"])
        let again = try await client.get(
            "/basemap.json", [("Accept-Encoding", "gzip"), ("If-None-Match", tag)])
        #expect(again.status == 304)
        #expect(try await client.get("/basemap.json", [("If-None-Match", tag)]).status == 200)
    }

    @Test("A file of the map takes no POST, and a name it has not is 404")
    func refusals() async throws {
        #expect(try await client.send(.post, "/app.js").status == 405)
        #expect(try await client.get("/nothing.js").status == 404)
        #expect(try await client.get("/%2e%2e/WebMapFiles.swift").status == 404)
    }

    @Test("Air Base 201 is run by the United States in 2023 and no more at the end of 2024")
    func bases() async throws {
        func operators(on day: String) async throws -> String {
            let reply = try await client.get("/bases?on=\(day)")
            #expect(reply.status == 200)
            #expect(reply["Content-Type"] == "application/geo+json")
            let base = reply.json["features"]?.array?.first {
                $0["id"]?.string == "toposcope:air-base-201-agadez"
            }
            return base?["properties"]?["operators"]?.string ?? ""
        }
        // United States Africa Command, 5 August 2024: withdrawal from Air Base 201 complete.
        #expect(try await operators(on: "2023-09-01").contains("United States"))
        #expect(try await operators(on: "2024-12-01") == "Niger Armed Forces")
    }

    @Test(
        "A day that is none is told so",
        arguments: ["2023-02-30", "2023", "yesterday", "", "2023-09-01T00:00:00Z"])
    func badDays(day: String) async throws {
        let reply = try await client.get("/bases?on=\(day)")
        #expect(reply.status == 400)
        #expect(reply.text.contains("on"))
    }

    @Test("The day is needed")
    func missingDay() async throws {
        #expect(try await client.get("/bases").status == 400)
    }
}

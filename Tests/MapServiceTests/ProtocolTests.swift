import Foundation
import HTTPTypes
import Layers
import Testing

@Suite("The service as an HTTP server") struct ProtocolTests {
    @Test("HEAD has the headers of GET and no body") func head() async throws {
        let client = try await TestClient()
        let get = try await client.get("/collections/towns/items/1")
        let head = try await client.send(.head, "/collections/towns/items/1")
        #expect(head.status == 200)
        #expect(head.body.isEmpty)
        #expect(head["Content-Length"] == get["Content-Length"])
        #expect(head["ETag"] == get["ETag"])
    }

    @Test("HEAD states the length that GET would have, in gzip too, and none where it is unknown")
    func headLength() async throws {
        let client = try await TestClient()
        let gzip = [("Accept-Encoding", "gzip")]
        // Nothing in it changes from one second to the next, as the time of an answer does.
        let get = try await client.get("/conformance", gzip)
        let head = try await client.send(.head, "/conformance", gzip)
        #expect(get["Content-Encoding"] == "gzip")
        #expect(head["Content-Encoding"] == "gzip")
        #expect(head["Content-Length"] == get["Content-Length"])
        for format in ["csv", "geojsonseq"] {
            let stream = try await client.send(.head, "/collections/towns/items?f=\(format)")
            #expect(stream.status == 200)
            #expect(stream["Content-Length"] == nil)
            #expect(stream.body.isEmpty)
        }
    }

    @Test("A second request with the tag of the first is 304") func conditional() async throws {
        let client = try await TestClient()
        let tag = try #require(try await client.get("/collections/towns/items")["ETag"])
        let again = try await client.get("/collections/towns/items", [("If-None-Match", tag)])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        let other = try await client.get(
            "/collections/towns/items?limit=1", [("If-None-Match", tag)])
        #expect(other.status == 200)
    }

    @Test("A method that means nothing is 405 and says which do") func methods() async throws {
        let client = try await TestClient()
        for method in [HTTPRequest.Method.post, .put, .delete, .patch] {
            let reply = try await client.send(method, "/collections/towns/items")
            #expect(reply.status == 405)
            #expect(reply["Allow"] == "GET, HEAD, OPTIONS")
        }
        #expect(try await client.send(.options, "/collections").status == 204)
    }

    @Test("Links stand in the header as in the body") func links() async throws {
        let reply = try await TestClient().get("/collections/towns/items?limit=1")
        let next = try #require(reply.links("next").first)
        #expect(reply["Link"]?.contains("<\(next)>; rel=\"next\"") == true)
    }

    @Test(
        "Broken addresses are 400 or 404, never worse",
        arguments: [
            "/%", "/%zz", "/%00", "/collections/%ff", "/..", "/../etc/passwd", "//",
            "/collections/../api",
            "/collections/towns/items?%", "/collections/towns/items?limit=%ff", "/?f=%00", "*",
        ])
    func broken(path: String) async throws {
        let status = try await TestClient().get(path).status
        #expect([200, 400, 404].contains(status), "\(status)")
    }

    @Test("Whole collections stream as text sequences and tables") func downloads() async throws {
        let client = try await TestClient()
        let sequence = try await client.get("/collections/towns/items?f=geojsonseq")
        #expect(sequence["Content-Type"] == "application/geo+json-seq")
        #expect(sequence.body.count { $0 == 0x1E } == 9)
        let table = try await client.get("/collections/towns/items?f=csv")
        #expect(table.text.hasPrefix("id,name,inhabitants,date,wkt"))
        #expect(table.text.contains("6,Cape Town,433688,1652-01-01,POINT (18.4232 -33.9258)"))
    }

    @Test("A GeoPackage of what was asked for opens again with the same features")
    func package() async throws {
        let client = try await TestClient()
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("download-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let reply = try await client.get("/collections/towns/items?f=gpkg&bbox=0,10,5,15")
        #expect(reply["Content-Type"] == "application/geopackage+sqlite3")
        #expect(reply["Content-Length"] == "\(reply.body.count)")
        #expect(reply["Content-Disposition"]?.contains("towns.gpkg") == true)
        try Data(reply.body).write(to: URL(fileURLWithPath: path))
        let file = try GeoPackage(path: path)
        #expect(try file.findings().isEmpty)
        let features = try file.layer("towns").page(FeatureQuery()).features
        #expect(features == Samples.towns.features.filter { ["1", "3", "8"].contains($0.id) })
        let other = "crs=http://www.opengis.net/def/crs/EPSG/0/3857"
        #expect(try await client.get("/collections/towns/items?f=gpkg&\(other)").status == 404)
    }

    @Test("A host that is no host does not come back") func host() async throws {
        let reply = try await TestClient().get("/", [("Accept", "application/json")])
        #expect(reply.text.contains("http://service.test/collections"))
    }
}

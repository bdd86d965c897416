import HTTPTypes
import Layers
import MapService
import Testing

@Suite("The service in operation") struct OperationTests {
    private func client(_ change: (inout ServiceConfiguration) -> Void) async throws -> TestClient {
        var configuration = ServiceConfiguration()
        change(&configuration)
        return TestClient(
            try MapService(
                collections: [try await ServiceCollection(source: IndexedLayer(Samples.towns))],
                configuration: configuration))
    }

    @Test("An answer goes out in gzip where the client takes it and it is worth it")
    func compression() async throws {
        let client = try await TestClient()
        let path = "/collections/towns/items"
        let plain = try await client.get(path)
        #expect(plain["Content-Encoding"] == nil)
        let packed = try await client.get(path, [("Accept-Encoding", "br, gzip;q=0.5")])
        #expect(packed["Content-Encoding"] == "gzip")
        #expect(packed["Vary"]?.contains("Accept-Encoding") == true)
        // RFC 1952, 2.3.1: every gzip stream begins with these three bytes.
        #expect(packed.body.prefix(3) == [0x1F, 0x8B, 8])
        #expect(packed.body.count < plain.body.count / 2)
        #expect(
            try await client.get(path, [("Accept-Encoding", "gzip;q=0")])["Content-Encoding"]
                == nil)
        #expect(
            try await client.get("/health", [("Accept-Encoding", "gzip")])["Content-Encoding"]
                == nil)
        let stream = try await client.get(path + "?f=csv", [("Accept-Encoding", "gzip")])
        #expect(stream["Content-Encoding"] == "gzip")
        #expect(stream.body.prefix(3) == [0x1F, 0x8B, 8])
    }

    @Test("An answer that is given again says the same, with a time of its own")
    func repetition() async throws {
        let client = try await TestClient()
        let first = try await client.get("/collections/towns/items?limit=3")
        try await Task.sleep(for: .milliseconds(2))
        let second = try await client.get("/collections/towns/items?limit=3")
        #expect(first.json["features"] == second.json["features"])
        #expect(first.json["links"] == second.json["links"])
        #expect(first.headers == second.headers)
        let times = [first, second].compactMap { $0.json["timeStamp"]?.string }
        #expect(times.count == 2 && times[0] < times[1], "\(times)")
        // Another host gets links of its own, and another type of answer.
        let page = try await client.get(
            "/collections/towns/items?limit=3", [("Accept", "text/html")])
        #expect(page["Content-Type"]?.hasPrefix("text/html") == true)
    }

    @Test("A list of tags and a star are told from the tag of another answer")
    func tags() async throws {
        let client = try await TestClient()
        let path = "/collections/towns/items/1"
        let tag = try #require(try await client.get(path)["ETag"])
        #expect(try await client.get(path, [("If-None-Match", "\"x\", \(tag)")]).status == 304)
        #expect(try await client.get(path, [("If-None-Match", "*")]).status == 304)
        #expect(try await client.get(path, [("If-None-Match", "\"x\"")]).status == 200)
    }

    @Test("Metrics count answers by operation and status") func metrics() async throws {
        let client = try await TestClient()
        _ = try await client.get("/collections")
        _ = try await client.get("/collections")
        _ = try await client.get("/nothing")
        let reply = try await client.get("/metrics")
        #expect(reply["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        let count = "toposcope_request_seconds_count"
        #expect(reply.text.contains("\(count){operation=\"collections\",status=\"200\"} 2"))
        #expect(reply.text.contains("\(count){operation=\"none\",status=\"404\"} 1"))
        #expect(reply.text.contains("toposcope_requests_running 1"))
    }

    @Test("More requests at a time than allowed are 503 and told when to come back")
    func busy() async throws {
        let reply = try await client { $0.mostRequests = 0 }.get("/collections")
        #expect(reply.status == 503)
        #expect(reply["Retry-After"] == "1")
    }

    @Test("A body beyond the limit is 413, with and without a length that says so")
    func bodies() async throws {
        let client = TestClient(
            try MapService(collections: [], places: try PlaceSamples.operations()))
        let body = "{\"text\":\"\(String(repeating: "a", count: 3 << 20))\"}"
        for headers in [[], [("Content-Length", "\(body.utf8.count)")]] {
            let reply = try await client.send(
                .post, "/check", [("Content-Type", "application/json")] + headers, body: body)
            #expect(reply.status == 413)
        }
    }
}

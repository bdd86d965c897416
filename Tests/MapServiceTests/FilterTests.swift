import Layers
import Testing

/// OGC API - Features, Part 3 (19-079r2).
@Suite("Features Part 3") struct FilterTests {
    private func ids(_ query: String) async throws -> [String] {
        let reply = try await TestClient().get("/collections/towns/items?" + query)
        #expect(reply.status == 200, "\(reply.text)")
        return reply.json["features"]?.array?.compactMap { $0["id"]?.string } ?? []
    }

    @Test(
        "/req/filter/response: a filter chooses, as text and as JSON",
        arguments: [
            ("filter=inhabitants%20%3E%20400000", ["1", "6", "7"]),
            (
                "filter=name%20LIKE%20'%25a%25'%20AND%20NOT%20inhabitants%3C50000",
                ["1", "2", "4", "6", "7"]
            ),
            ("filter=ACCENTI(CASEI(name))=accenti(casei('KOBENHAVN'))", ["7"]),
            ("filter=S_INTERSECTS(geometry,BBOX(170,-20,-170,-10))", ["4", "5"]),
            ("filter=date%3CDATE('1500-01-01')", ["2", "7"]),
            ("filter=distance(geometry,POINT(2.1098%2013.5137))%3C100000", ["1", "3"]),
            (
                "filter-lang=cql2-json&filter=%7B%22op%22:%22isNull%22,%22args%22:"
                    + "[%7B%22property%22:%22inhabitants%22%7D]%7D", ["9"]
            ),
            // What GDAL 3.6 sends for dates.
            // The filter tells its encoding itself, whatever filter-lang says.
            ("filter-lang=cql2-json&filter=((date%20%3E%20'1900-01-01T'))", ["1", "3", "8"]),
            (
                "filter=%20%7B%22op%22:%22%3E%22,%22args%22:%5B%7B%22property%22:%22date%22%7D,"
                    + "%7B%22date%22:%221900-01-01%22%7D%5D%7D", ["1", "3", "8"]
            ),
            ("filter-lang=cql-text&filter=((date%20%3E%20'1900-01-01T'))", ["1", "3", "8"]),
            // The markup of the standard's own examples.
            ("filter=inhabitants%5C%3C=10594", ["3", "8"]),
            (
                "filter=S_INTERSECTS(geometry,POLYGON%5C((0%200,5%200,5%2015,0%2015,0%200)))",
                ["1", "3", "9"]
            ),
            ("name=Suva", ["4"]), ("inhabitants=10594&name=Ouallam", ["3"]),
        ])
    func filters(query: String, ids expected: [String]) async throws {
        #expect(try await ids(query) == expected)
    }

    @Test("A backslash that hides no markup is 400") func backslash() async throws {
        for filter in ["%5C", "inhabitants%5C%3E1", "inhabitants%20%5C=1"] {
            let reply = try await TestClient().get("/collections/towns/items?filter=" + filter)
            #expect(reply.status == 400)
        }
    }

    @Test("Sorting goes up and down, with what is missing at the end") func sorting() async throws {
        #expect(
            try await ids(
                "sortby=-inhabitants&filter=inhabitants%3E100000%20OR%20inhabitants%20IS%20NULL")
                == ["7", "1", "6", "2", "9"])
        #expect(try await ids("sortby=inhabitants&limit=2") == ["8", "3"])
    }

    @Test("Chosen properties are the only ones") func properties() async throws {
        let reply = try await TestClient().get("/collections/towns/items?properties=name&limit=1")
        #expect(
            reply.json["features"]?[0]?["properties"]
                == .object([.init("name", .string("Niamey"))]))
    }

    @Test("Each function that is listed takes what its entry says, and no more or else")
    func functions() async throws {
        let client = try await TestClient()
        let listed = try #require(try await client.get("/functions").json["functions"]?.array)
        #expect(listed.count == 12)
        let literals = ["string": "'a'", "number": "1.5", "geometry": "POINT(1%202)"]
        func status(_ name: String, _ operands: [String], returns: String) async throws -> Int {
            let call = "\(name)(\(operands.joined(separator: ",")))"
            let value = try #require(literals[returns])
            return try await client.get("/collections/towns/items?filter=\(call)=\(value)").status
        }
        for function in listed {
            let name = try #require(function["name"]?.string)
            let returns = try #require(function["returns"]?["type"]?[0]?.string)
            let kinds = function["arguments"]?.array?.compactMap { $0["type"]?[0]?.string } ?? []
            let operands = kinds.compactMap { literals[$0] }
            #expect(!operands.isEmpty && operands.count == kinds.count, "\(name)")
            #expect(function["description"]?.string?.hasSuffix(".") == true, "\(name)")
            #expect(try await status(name, operands, returns: returns) == 200, "\(name)")
            let others = kinds.map { $0 == "number" ? "'a'" : "1.5" }
            #expect(try await status(name, others, returns: returns) == 400, "\(name)")
            let more = operands + operands.prefix(1)
            let repeats = function["arguments"]?[0]?["description"] != nil
            #expect(
                try await status(name, more, returns: returns) == (repeats ? 200 : 400), "\(name)")
        }
    }

    @Test("/req/queryables/get-queryables-response: what can be filtered by is a schema")
    func queryables() async throws {
        let client = try await TestClient()
        let reply = try await client.get("/collections/towns/queryables")
        #expect(reply["Content-Type"] == "application/schema+json")
        #expect(reply.json["properties"]?["inhabitants"]?["type"]?.string == "integer")
        let plain = try await client.get(
            "/collections/towns/queryables", [("Accept", "application/json")])
        #expect(plain["Content-Type"] == "application/json")
        #expect(try await client.get("/collections/nothing/queryables").status == 404)
    }
}

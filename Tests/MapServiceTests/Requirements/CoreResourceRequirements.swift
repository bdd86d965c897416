import Layers
import Testing

/// OGC API - Features, Part 1 (17-069r4), requirements 1 to 11: the service as a whole.
@Suite("Part 1, requirements 1-10") struct CoreResourceRequirements {
    @Test("1 /req/core/root-op: GET is supported at the root, and at no other name for it")
    func rootOperation() async throws {
        #expect(try await Served.get("/").status == 200)
        #expect(try await Served.post("/").status == 405)
        #expect(try await Served.get("/root").status == 404)
    }

    @Test("2 /req/core/root-success: the landing page links API, conformance and collections")
    func rootSuccess() async throws {
        let page = try await Served.get("/", [("Accept", "application/json")])
        #expect(page["Content-Type"] == "application/json")
        for relation in ["service-desc", "service-doc", "conformance", "data"] {
            let address = try #require(page.links(relation).first, "\(relation)")
            #expect(try await Served.get(address).status == 200, "\(address)")
        }
        #expect(page.links("service-nothing").isEmpty)
    }

    @Test("3 /req/core/api-definition-op: every link to the definition answers GET")
    func definitionOperation() async throws {
        let page = try await Served.get("/")
        for relation in ["service-desc", "service-doc"] {
            for address in page.links(relation) {
                #expect(try await Served.get(address).status == 200)
                #expect(try await Served.post(address).status == 405)
            }
        }
    }

    @Test("4 /req/core/api-definition-success: the definition has the type of its link")
    func definitionSuccess() async throws {
        let page = try await Served.get("/")
        for relation in ["service-desc", "service-doc"] {
            let type = try #require(page.links(relation, "type").first)
            let address = try #require(page.links(relation).first)
            let reply = try await Served.get(address, [("Accept", type)])
            #expect(reply.status == 200)
            #expect(reply["Content-Type"]?.hasPrefix(type) == true)
        }
        #expect(try await Served.get("/openapi", [("Accept", "image/png")]).status == 406)
    }

    @Test("5 /req/core/conformance-op: GET is supported at /conformance")
    func conformanceOperation() async throws {
        let address = try #require(try await Served.get("/").links("conformance").first)
        #expect(address.hasSuffix("/conformance"))
        #expect(try await Served.get(address).status == 200)
        #expect(try await Served.post(address).status == 405)
    }

    @Test("6 /req/core/conformance-success: the classes are listed, and no class of GML")
    func conformanceSuccess() async throws {
        let reply = try await Served.get("/conformance")
        let classes = reply.json["conformsTo"]?.array?.compactMap(\.string) ?? []
        let prefix = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
        for name in ["core", "html", "geojson", "oas30"] {
            #expect(classes.contains(prefix + name))
        }
        #expect(!classes.contains { $0.contains("gml") })
        #expect(Set(classes).count == classes.count)
    }

    @Test("7 /req/core/http: statuses are those of HTTP, with Allow where a method is refused")
    func http() async throws {
        for path in Served.resources {
            #expect(try await Served.get(path).status == 200, "\(path)")
            let refused = try await Served.post(path)
            #expect(refused.status == 405, "\(path)")
            #expect(refused["Allow"]?.contains("GET") == true)
            #expect(try await Served.get(path, [("Accept", "image/png")]).status == 406)
        }
    }

    @Test(
        "8 /req/core/query-param-unknown: an unknown parameter is 400, also in another case",
        arguments: Served.resources)
    func unknown(path: String) async throws {
        #expect(try await Served.get(path + "?f=json").status == 200)
        for query in ["unknownQueryParameter12345=1", "F=json", "LIMIT=1"] {
            let reply = try await Served.get("\(path)?\(query)")
            #expect(reply.status == 400)
            #expect(reply.json["description"]?.string?.contains("parameter") == true)
        }
    }

    @Test(
        "9 /req/core/query-param-invalid: a value outside of the definition is 400",
        arguments: [
            ("limit", "10", "unlimited"), ("bbox", "0,0,1,1", "0,0,1"),
            ("datetime", "2017-10-04", "4.10.2017"), ("f", "json", "gml"),
            ("inhabitants", "10594", "many"), ("date", "1950-01-01", "1950"),
        ])
    func invalid(name: String, good: String, bad: String) async throws {
        let path = "/collections/towns/items?\(name)="
        #expect(try await Served.get(path + good).status == 200)
        let reply = try await Served.get(path + bad)
        #expect(reply.status == 400)
        #expect(reply.json["description"]?.string?.contains(name) == true)
    }

    @Test("10 /req/core/crs84: positions are longitude, latitude on WGS 84 unless asked otherwise")
    func crs84() async throws {
        // Cape Town lies at 33.9258 south, 18.4232 east: swapped, it would be in the Atlantic.
        let town = try await Served.get("/collections/towns/items/6")
        #expect(town.json["geometry"]?["coordinates"]?[0]?.number == 18.4232)
        #expect(town.json["geometry"]?["coordinates"]?[1]?.number == -33.9258)
        #expect(town.json["crs"] == nil, "RFC 7946 has no member crs")
    }
}

import HTTPTypes
import Layers
import Testing

/// The requirements 36 to 39 and 46 to 51 of OGC API - Features, Part 1 (17-069r4).
///
/// They are about encodings and the
/// definition of the API. Requirements 40 to 45 are of GML, which is not offered.
@Suite("Part 1, requirements 36-39 and 46-51") struct EncodingRequirements {
    @Test("36 /req/html/definition: every resource has text/html", arguments: Served.resources)
    func htmlDefinition(path: String) async throws {
        let reply = try await Served.get(path, [("Accept", "text/html")])
        #expect(reply.status == 200)
        #expect(reply["Content-Type"]?.hasPrefix("text/html") == true)
        #expect(try await Served.get(path, [("Accept", "text/html;q=0")]).status == 406)
    }

    @Test(
        "37 /req/html/content: the page has all values and all links", arguments: Served.resources)
    func htmlContent(path: String) async throws {
        let page = try await Served.get(path, [("Accept", "text/html")]).text
        let document = try await Served.get(path + "?f=json").json
        // A page is not its own alternate, so these two differ.
        for link in Self.links(in: document)
        where !["self", "alternate"].contains(link["rel"]?.string) {
            // A page leads on to pages.
            let address = try #require(link["href"]?.string)
            let bare = address.prefix { $0 != "?" }.replacing("&", with: "&amp;")
            #expect(page.contains("<a href=\"\(bare)"), "\(address)")
        }
        for text in Self.texts(in: document) where !text.contains("f=") {
            let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
                .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
                .replacing("'", with: "&#39;")
            #expect(page.contains(escaped), "\(text)")
        }
        #expect(!page.contains("<script"))
    }

    /// All objects of a document that are links.
    private static func links(in value: JSONValue) -> [JSONValue] {
        if let members = value.members {
            let own = value["href"]?.string == nil || value["templated"] != nil ? [] : [value]
            return own + members.flatMap { links(in: $0.value) }
        }
        return (value.array ?? []).flatMap(links)
    }

    /// All texts of a document outside of its links, but for the time of the answer and the words of GeoJSON.
    private static func texts(in value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let values): values.flatMap(texts)
        case .object(let members):
            members.filter { !["links", "timeStamp", "geometry", "type"].contains($0.name) }
                .flatMap { texts(in: $0.value) }
        default: []
        }
    }

    @Test("38 /req/geojson/definition: features as application/geo+json, the rest as JSON")
    func geojsonDefinition() async throws {
        for path in Served.resources {
            let type = try await Served.get(path + "?f=json")["Content-Type"] ?? ""
            if path.contains("/items") {
                #expect(type == "application/geo+json")
            } else {
                #expect(type.contains("json") && !type.contains("geo"), "\(path): \(type)")
            }
        }
    }

    @Test("39 /req/geojson/content: a FeatureCollection and a Feature with the id of the path")
    func geojsonContent() async throws {
        let list = try await Served.get("/collections/towns/items").json
        #expect(list["type"]?.string == "FeatureCollection")
        #expect(list["links"]?.array != nil)
        #expect(list["features"]?.array?.allSatisfy { $0["type"]?.string == "Feature" } == true)
        for id in ["1", "8"] {
            let feature = try await Served.get("/collections/towns/items/\(id)").json
            #expect(feature["type"]?.string == "Feature")
            #expect(feature["id"]?.string == id)
            #expect(feature["properties"] != nil && feature["geometry"] != nil)
        }
        let landing = try await Served.get("/?f=json").json
        #expect(landing["type"] == nil)
    }

    private func paths() async throws -> [JSONValue.Member] {
        try #require(try await Served.get("/openapi").json["paths"]?.members)
    }

    @Test("46 /req/oas30/oas-definition-1: the definition is had as OpenAPI 3.0 and as a page")
    func definition() async throws {
        let landing = try await Served.get("/")
        #expect(
            landing.links("service-desc", "type")
                == ["application/vnd.oai.openapi+json;version=3.0"])
        #expect(landing.links("service-doc", "type") == ["text/html"])
        #expect(try await Served.get("/openapi", [("Accept", "text/yaml")]).status == 406)
    }

    @Test("47 /req/oas30/oas-definition-2: the document has what OpenAPI 3.0 demands")
    func document() async throws {
        let document = try await Served.get("/openapi").json
        #expect(document["openapi"]?.string?.hasPrefix("3.0.") == true)
        #expect(document["info"]?["title"]?.string?.isEmpty == false)
        #expect(document["info"]?["version"]?.string?.isEmpty == false)
        var operations: [String] = []
        for path in try await paths() {
            #expect(path.name.hasPrefix("/"))
            for operation in path.value.members ?? [] {
                operations += [operation.value["operationId"]?.string].compactMap(\.self)
                #expect(operation.value["responses"]?.members?.isEmpty == false)
            }
        }
        #expect(Set(operations).count == operations.count)
    }

    @Test("48 /req/oas30/oas-impl: what the definition says is there, and its parameters are known")
    func implementation() async throws {
        for path in try await paths() {
            let address = path.name.replacing("{featureId}", with: "1")
            guard let operation = path.value["get"] else { continue }
            let needed = operation["parameters"]?.array?.filter {
                $0["required"]?.boolean == true && $0["in"]?.string == "query"
            }
            if needed?.isEmpty == true, !address.contains("{"), !address.contains("areas/items/") {
                #expect(try await Served.get(address).status == 200, "\(address)")
            }
        }
        #expect(try await Served.get("/collections/towns/nothing").status == 404)
    }

    @Test("49 /req/oas30/completeness: every operation that is linked is defined")
    func completeness() async throws {
        let names = Set(try await paths().map(\.name))
        for path in [
            "/", "/openapi", "/conformance", "/collections", "/collections/towns",
            "/collections/towns/items", "/collections/towns/items/{featureId}",
            "/collections/towns/queryables", "/collections/areas/items",
        ] {
            #expect(names.contains(path), "\(path)")
        }
        #expect(!names.contains("/collections/nothing"))
    }

    @Test("50 /req/oas30/exceptions-codes: statuses that occur are defined")
    func statuses() async throws {
        let paths = try await paths()
        func codes(_ path: String) throws -> [String] {
            try #require(paths.first { $0.name == path }?.value["get"]?["responses"]?.members)
                .map(\.name)
        }
        for path in ["/", "/collections", "/collections/towns/items"] {
            let codes = try codes(path)
            for code in ["200", "304", "400", "405", "406", "429", "500", "503"] {
                #expect(codes.contains(code), "\(path) \(code)")
            }
        }
        #expect(try codes("/collections/towns/items/{featureId}").contains("404"))
        #expect(try !codes("/conformance").contains("404"))
    }

    @Test("51 /req/oas30/security: nothing is guarded, and no scheme is defined")
    func security() async throws {
        let document = try await Served.get("/openapi").json
        #expect(document["components"]?["securitySchemes"] == nil)
        #expect(document["security"] == nil)
        for path in Served.resources {
            #expect(try await Served.get(path).status != 401)
        }
    }
}

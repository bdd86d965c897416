import HTTPTypes
import Layers
import MapService
import Testing

/// OGC API - Features, Part 1 (17-069r4), by the numbers of its requirements.
@Suite("Features Part 1") struct FeaturesCoreTests {
    @Test("/req/core/root-success: the landing page links the API, conformance and data")
    func landingPage() async throws {
        let reply = try await TestClient().get("/")
        #expect(reply.status == 200)
        for relation in ["self", "service-desc", "service-doc", "conformance", "data"] {
            #expect(reply.links(relation).count == 1, "\(relation)")
        }
        #expect(try await TestClient().get("/nowhere").status == 404)
    }

    @Test("/req/core/api-definition-success: the definition has the type of its link")
    func definition() async throws {
        let client = try await TestClient()
        let type = "application/vnd.oai.openapi+json;version=3.0"
        let reply = try await client.get("/openapi", [("Accept", type)])
        #expect(reply.status == 200)
        #expect(reply["Content-Type"] == type)
        #expect(reply.json["openapi"]?.string == "3.0.3")
        let parameters = reply.json["components"]?["parameters"]
        #expect(parameters?["limit"]?["schema"]?["maximum"]?.integer ?? 0 >= 1000)
        #expect(reply.json["paths"]?["/collections/towns/items"] != nil)
        #expect(try await client.get("/openapi", [("Accept", "image/png")]).status == 406)
    }

    @Test("/req/core/conformance-success: the classes are listed")
    func conformance() async throws {
        let reply = try await TestClient().get("/conformance")
        #expect(reply.status == 200)
        let classes = reply.json["conformsTo"]?.array?.compactMap(\.string) ?? []
        #expect(
            classes.contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"))
        #expect(try await TestClient().send(.post, "/conformance").status == 405)
    }

    @Test(
        "/req/core/query-param-unknown: an unknown parameter is 400 everywhere",
        arguments: [
            "/", "/openapi", "/conformance", "/collections", "/collections/towns",
            "/collections/towns/queryables", "/collections/towns/items",
            "/collections/towns/items/1", "/functions", "/health",
        ])
    func unknownParameter(path: String) async throws {
        let client = try await TestClient()
        #expect(try await client.get(path).status == 200)
        #expect(try await client.get(path + "?unknownQueryParameter1=1").status == 400)
    }

    @Test(
        "/req/core/query-param-invalid: a bad value is 400 and names the parameter",
        arguments: [
            ("limit", "abc"), ("limit", "0"), ("limit", "-1"), ("limit", "1.5"), ("limit", ""),
            ("limit", "unlimited"), ("bbox", "1,2,3"), ("bbox", "1,2,3,4,5"),
            ("bbox", "1,2,3,4,5,6,7"), ("bbox", "nan,0,1,1"), ("bbox", "0,0,inf,1"),
            ("bbox", "0,0,1,91"), ("bbox", "0,10,10,0"), ("bbox", "0,0,5,10,10,1"),
            ("bbox", ""), ("bbox", "0x1,2,3,4"), ("bbox", "1,2,3,1e999"), ("limit", "0x1"),
            ("datetime", "yesterday"), ("datetime", "2018-01-02/2018-01-01"),
            ("datetime", "../.."), ("datetime", "2020-01-01/P2D"), ("datetime", "2020-02-30"),
            ("crs", "EPSG:4326"), ("bbox-crs", "http://www.opengis.net/def/crs/EPSG/0/1"),
            ("filter", "name ="), ("filter", "nothing = 1"), ("filter", "inhabitants = 'a'"),
            ("filter-lang", "sql"), ("sortby", "nothing"), ("properties", "nothing"),
            ("properties", ""), ("properties", "name,"),
            ("after", "zz"), ("f", "pdf"),
        ])
    func invalidParameter(name: String, value: String) async throws {
        let client = try await TestClient()
        let reply = try await client.get("/collections/towns/items?\(name)=\(value)")
        #expect(reply.status == 400)
        #expect(reply.json["description"]?.string?.contains(name) == true)
    }

    @Test("A parameter that is given twice is 400") func doubled() async throws {
        let client = try await TestClient()
        #expect(try await client.get("/collections/towns/items?limit=1&limit=2").status == 400)
    }

    @Test("/req/core/fc-md-links: each collection links its items in every encoding")
    func collections() async throws {
        let client = try await TestClient()
        let reply = try await client.get("/collections")
        let collections = try #require(reply.json["collections"]?.array)
        #expect(collections.compactMap { $0["id"]?.string } == ["towns", "areas"])
        for collection in collections {
            let types = collection["links"]?.array?.filter { $0["rel"]?.string == "items" }
                .compactMap { $0["type"]?.string }
            #expect(types?.contains("application/geo+json") == true)
            #expect(types?.contains("text/html") == true)
            #expect(collection["extent"]?["spatial"]?["bbox"]?[0]?.array?.count == 4)
            // /req/core/sfc-md-success: the same alone as in the list.
            let id = try #require(collection["id"]?.string)
            #expect(try await client.get("/collections/\(id)").json == collection)
        }
        #expect(try await client.get("/collections/dUmmYColLection").status == 404)
    }

    @Test(
        "/req/core/fc-bbox-response: boxes choose what they touch, and what has no position",
        arguments: [
            ("0,10,5,15", ["1", "3", "8"]), ("170,-20,-170,-10", ["4", "5", "8"]),
            ("2.1098,13.5137,2.1098,13.5137", ["1", "8"]),
            ("0,0,-10,0,0,10", ["8", "9"]), ("-180,-90,180,-80", ["8"]),
        ])
    func boxes(box: String, ids: [String]) async throws {
        let reply = try await TestClient().get("/collections/towns/items?bbox=\(box)")
        #expect(reply.status == 200)
        #expect(reply.json["features"]?.array?.compactMap { $0["id"]?.string } == ids)
        #expect(reply.json["numberMatched"]?.integer == ids.count)
        #expect(reply.json["numberReturned"]?.integer == ids.count)
    }

    @Test(
        "/req/core/fc-time-response: times choose what they overlap, and what has no time",
        arguments: [
            ("1905-01-01", ["1", "9"]),
            ("1905-01-01T00:00:00Z/1950-06-01T00:00:00Z", ["1", "3", "9"]),
            ("../1200-01-01", ["7", "9"]), ("/1200-01-01", ["7", "9"]),
            ("1990-01-01/..", ["8", "9"]), ("1990-01-01/", ["8", "9"]), ("1800-01-01", ["9"]),
        ])
    func times(time: String, ids: [String]) async throws {
        let reply = try await TestClient().get("/collections/towns/items?datetime=\(time)")
        #expect(reply.json["features"]?.array?.compactMap { $0["id"]?.string } == ids)
    }

    @Test("/req/core/fc-limit-response: pages hold the limit and link on until the end")
    func pages() async throws {
        let client = try await TestClient()
        var address: String? = "/collections/towns/items?limit=4"
        var ids: [String] = []
        var sizes: [Int] = []
        while let next = address {
            let reply = try await client.get(next)
            #expect(reply.json["numberMatched"]?.integer == 9)
            let page = reply.json["features"]?.array?.compactMap { $0["id"]?.string } ?? []
            ids += page
            sizes.append(page.count)
            address = reply.links("next").first
        }
        #expect(sizes == [4, 4, 1])
        #expect(ids == (1...9).map(String.init))
        // More than the maximum is cut off, no error.
        #expect(try await client.get("/collections/towns/items?limit=99999999").status == 200)
    }

    @Test("/req/core/f-success: a feature has its identifier and links; an unknown one is 404")
    func feature() async throws {
        let client = try await TestClient()
        let reply = try await client.get("/collections/towns/items/6")
        #expect(reply["Content-Type"] == "application/geo+json")
        #expect(reply.json["id"]?.string == "6")
        #expect(reply.links("self").count == 1)
        #expect(reply.links("collection") == ["http://service.test/collections/towns"])
        #expect(
            reply.json["geometry"]?["coordinates"]
                == .array([.number(18.4232), .number(-33.9258)]))
        #expect(try await client.get("/collections/towns/items/77").status == 404)
    }

    @Test(
        "/req/html/content: every resource is a page too, with its links",
        arguments: [
            "/", "/conformance", "/collections", "/collections/towns",
            "/collections/towns/queryables", "/collections/towns/items",
            "/collections/towns/items/1", "/openapi",
        ])
    func pagesForPeople(path: String) async throws {
        let client = try await TestClient()
        let reply = try await client.get(path, [("Accept", "text/html,*/*;q=0.1")])
        #expect(reply.status == 200)
        #expect(reply["Content-Type"]?.hasPrefix("text/html") == true)
        #expect(reply.text.contains("<a href=\"http://service.test/"))
        #expect(try await client.get(path, [("Accept", "image/png")]).status == 406)
    }

    @Test("A value with markup stays text on a page") func markup() async throws {
        let layer = Layer(
            name: "x", title: "<script>alert(1)</script>",
            features: [
                Feature(
                    id: "<b>", geometry: nil, properties: [.init("a", .string("<img src=x>"))])
            ])
        let client = TestClient(
            try MapService(collections: [try await ServiceCollection(source: layer)]))
        for path in ["/collections", "/collections/x/items", "/collections/x/items/%3Cb%3E"] {
            let text = try await client.get(path + "?f=html").text
            #expect(!text.contains("<script>"))
            #expect(!text.contains("<img src=x>"))
            #expect(!text.contains("<b>"))
        }
    }
}

import HTTPTypes
import Layers
import Testing

@testable import MapService

@Suite("Failures as pages") struct ProblemPageTests {
    /// What a browser sends.
    private static let browser =
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"

    @Test(
        "A browser gets a page with the same status and sentence, and the way back",
        arguments: [
            ("/collections/towns/items?limit=abc", 400, "/collections/towns/items"),
            ("/collections/towns/items?unknown=1", 400, "/collections/towns/items"),
            ("/collections/towns/items/none", 404, "/collections/towns/items"),
            ("/collections/none/items", 404, "/collections"), ("/nowhere/at/all", 404, "/"),
            ("/collections?%", 400, "/collections"),
            ("/tileMatrixSets/None", 404, "/tileMatrixSets"),
        ])
    func page(path: String, status: Int, back: String) async throws {
        let client = try await TestClient()
        let page = try await client.get(path, [("Accept", Self.browser)])
        let plain = try await client.get(path)
        #expect(page.status == status)
        #expect(plain.status == status)
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        #expect(page["Vary"] == "Accept")
        #expect(page["Content-Security-Policy"] != nil)
        let sentence = try #require(plain.json["description"]?.string)
        #expect(page.text.contains("<p>" + Self.escaped(sentence) + "</p>"), "\(page.text)")
        #expect(page.text.contains("<a href=\"http://service.test\(back)?f=html\">Back</a>"))
        #expect(page.text.contains("<title>\(status) "))
        #expect(try await client.get(back + "?f=html").status == 200)
    }

    @Test("A file that another program holds is worth another try, and is not named")
    func busy() {
        let problem = Problem(LayerError.busy(path: "/home/data/log.gpkg"))
        #expect(problem.status == .serviceUnavailable)
        #expect(problem.headers[.retryAfter] == "5")
        #expect(!problem.description.contains("log.gpkg"))
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
            .replacing("'", with: "&#39;")
    }

    @Test(
        "Everybody else gets JSON",
        arguments: [
            "", "*/*", "application/json", "application/geo+json, application/json",
            "text/html;q=0.5, application/json", "image/png", "text/*;q=0, */*", "broken;;;,",
        ])
    func json(accept: String) async throws {
        let client = try await TestClient()
        let reply = try await client.get(
            "/collections/towns/items?limit=0", accept.isEmpty ? [] : [("Accept", accept)])
        #expect(reply["Content-Type"] == "application/json")
        #expect(reply.json["code"]?.string != nil)
    }

    @Test("f decides before the header, as it does for what goes well")
    func word() async throws {
        let client = try await TestClient()
        let page = try await client.get("/collections/towns/items?f=html&limit=0")
        #expect(page.status == 400)
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        let plain = try await client.get(
            "/collections/towns/items?limit=0&f=json", [("Accept", Self.browser)])
        #expect(plain["Content-Type"] == "application/json")
        let wrong = try await client.get("/conformance?f=nothing", [("Accept", Self.browser)])
        #expect(wrong.status == 400)
        #expect(wrong["Content-Type"] == "application/json")
    }

    @Test("What was asked for cannot become markup") func escapes() async throws {
        let reply = try await TestClient().get(
            "/collections/towns/items?f=html&%3Cscript%3Ealert(1)%3C/script%3E=1")
        #expect(reply.status == 400)
        #expect(!reply.text.contains("<script>"))
        #expect(reply.text.contains("&lt;script&gt;"))
    }

    @Test("HEAD has the headers of the page; a method that means nothing says which do")
    func methods() async throws {
        let client = try await TestClient()
        let accept = [("Accept", Self.browser)]
        let head = try await client.send(.head, "/none", accept)
        #expect(head.status == 404)
        #expect(head.body.isEmpty)
        #expect(head["Content-Type"] == "text/html; charset=utf-8")
        let wrong = try await client.send(.delete, "/collections", accept)
        #expect(wrong.status == 405)
        #expect(wrong["Allow"] == "GET, HEAD, OPTIONS")
        #expect(wrong.text.contains("405 Method Not Allowed"))
    }

    @Test("The definition lists both forms of every failure") func definition() async throws {
        let paths = try await TestClient().get("/openapi").json["paths"]?.members ?? []
        #expect(!paths.isEmpty)
        for operation in paths.flatMap({ $0.value.members ?? [] }) {
            for response in operation.value["responses"]?.members ?? []
            where response.name.first == "4" || response.name.first == "5" {
                let types = response.value["content"]?.members?.map(\.name)
                #expect(types == ["application/json", "text/html"], "\(response.name)")
            }
        }
    }
}

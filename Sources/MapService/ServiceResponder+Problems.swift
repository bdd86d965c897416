import HTTPTypes
import Hummingbird
import Layers
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

extension ServiceResponder {
    /// The response to a failure: JSON, or a page for whoever asked for one.
    func response(to problem: Problem, _ head: HTTPRequest) -> PlainResponse {
        let encoding = Self.encoding(ofProblemsFor: head)
        var headers = HTTPHeaders(problem.headers)
        headers.add(name: "Content-Type", value: encoding.contentType)
        headers.add(name: "Vary", value: "Accept")
        ServiceHeaders.add(to: &headers, contentType: encoding.contentType)
        let body =
            encoding == .html
            ? ByteBuffer(bytes: page(of: problem, head)) : ByteBuffer(string: problem.json.text)
        return PlainResponse(status: problem.status, headers: headers, body: body)
    }

    private func page(of problem: Problem, _ head: HTTPRequest) -> [UInt8] {
        let base = base(of: head)
        return HTMLPage(
            title: "\(problem.status.code) \(problem.status.reasonPhrase)", base: base
        ).bytes(of: problem, back: base + existing(above: head.path ?? "/") + "?f=html")
    }

    /// In what a client wants to read why it failed; the request may be broken in any way.
    private static func encoding(ofProblemsFor head: HTTPRequest) -> Encoding {
        let query = (head.path ?? "").split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let word = query.split(separator: "&").first { $0.hasPrefix("f=") }?.dropFirst(2)
        if let word { return word == Encoding.html.word ? .html : .json }
        let chosen = try? Encoding.chosen(
            from: [.json, .html], word: nil, accept: head.headerFields[.accept])
        return chosen ?? .json
    }

    /// The path itself where there is something, else the nearest one above it where there is.
    private func existing(above target: String) -> String {
        var path = target.prefix { $0 != "?" && $0 != "#" }
        while !path.isEmpty, plainRoutes[path]?.contains(where: Self.isPage) != true {
            path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        }
        return path.isEmpty ? "/" : String(path)
    }

    private static func isPage(_ route: Route) -> Bool {
        route.method == .get && route.encodings.contains(.html) && route.needed.isEmpty
    }
}

import HTTPTypes
public import Hummingbird
import Layers
import Logging
import Synchronization

/// Finds the route of a request and turns its answer into a response.
///
/// All that holds for every operation is here: unknown parameters, methods, encodings, HEAD,
/// conditional requests, links in the header, and the one place where errors become answers.
public struct ServiceResponder: HTTPResponder {
    /// What Hummingbird tells about a request.
    public typealias Context = BasicRequestContext

    let routes: [Route]
    let configuration: ServiceConfiguration
    /// Different whenever the data may be.
    let revision: String
    private let load: RequestLoad

    init(routes: [Route], configuration: ServiceConfiguration, revision: String) {
        self.routes = routes
        self.configuration = configuration
        self.revision = revision
        load = RequestLoad(most: configuration.mostRequests)
    }

    /// Answers one request; every failure becomes an answer too.
    public func respond(to request: Request, context: Context) async throws -> Response {
        var response: Response
        if load.begin() {
            defer { load.end() }
            do {
                response = try await answered(request)
            } catch {
                let problem = Problem(error)
                if problem.status == .internalServerError {
                    context.logger.error("request failed", metadata: ["error": "\(error)"])
                }
                response = Self.response(to: problem)
            }
        } else {
            var problem = Problem(
                status: .serviceUnavailable, code: "Busy",
                description: "The service is busy; try again in a second.")
            problem.headers[.retryAfter] = "1"
            response = Self.response(to: problem)
        }
        ServiceHeaders.add(to: &response.headers)
        return request.method == .head ? Self.headOnly(response) : response
    }

    private func answered(_ request: Request) async throws -> Response {
        let (path, query) = try Self.parts(of: request.head.path ?? "/")
        let parts = try path.split(separator: "/").map { (part) throws(Problem) in
            guard let text = PercentCoding.decoded(part) else {
                throw Problem(
                    status: .badRequest, code: "InvalidPath",
                    description: "The path has a broken percent sign, or is not UTF-8.")
            }
            return text
        }
        let found = routes.compactMap { route in route.match(parts).map { (route, $0) } }
        guard !found.isEmpty else { throw Problem.notFound("resource at this path") }
        let allowed = Self.allowed(found.map(\.0.method))
        let method = request.method == .head ? .get : request.method
        if request.method == .options {
            return Response(status: .noContent, headers: [.allow: allowed])
        }
        guard let (route, values) = found.first(where: { $0.0.method == method }) else {
            throw Problem(
                status: .methodNotAllowed, code: "MethodNotAllowed",
                description: "\(request.method.rawValue) means nothing here; \(allowed) do.",
                headers: [.allow: allowed])
        }
        let items = try QueryItems(query)
        let known = Set(route.parameters.filter { $0.place == .query }.map(\.name) + ["f"])
        for item in items.items where !known.contains(item.name) {
            throw Problem(
                status: .badRequest, code: "UnknownParameter",
                description: "There is no parameter \u{201C}\(item.name)\u{201D} here; there are "
                    + known.sorted().joined(separator: ", ") + ".")
        }
        for parameter in route.parameters
        where parameter.isRequired && parameter.place == .query && items[parameter.name] == nil {
            throw Problem.invalid(parameter.name, "it is needed.")
        }
        let encoding = try Encoding.chosen(
            from: route.encodings, word: items["f"], accept: request.headers[.accept])
        let asked = ServiceRequest(
            method: method, base: base(of: request), path: Self.safe(path), pathValues: values,
            query: items, headers: request.headers, encoding: encoding,
            body: try await body(of: request, for: route))
        let tag = entityTag(route, request, encoding)
        if let tag, request.headers[.ifNoneMatch]?.contains(tag) == true {
            return Response(
                status: .notModified, headers: [.eTag: tag, .vary: "Accept, Accept-Encoding"])
        }
        return Self.response(to: try await route.answer(asked), tag: tag)
    }

    /// The path and the query of a request target, without a host and a fragment.
    private static func parts(of target: String) throws(Problem) -> (Substring, Substring) {
        var rest = target[...]
        if !rest.hasPrefix("/"), let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...]
            rest = rest[(rest.firstIndex(of: "/") ?? rest.endIndex)...]
        }
        guard target.utf8.count <= 1 << 16 else {
            throw Problem(
                status: .init(code: 414, reasonPhrase: "URI Too Long"), code: "TooLong",
                description: "The address is longer than 65536 bytes.")
        }
        rest = rest.prefix { $0 != "#" }
        guard let mark = rest.firstIndex(of: "?") else { return (rest.isEmpty ? "/" : rest, "") }
        return (rest[..<mark], rest[rest.index(after: mark)...])
    }

    /// The path with nothing in it that could end a link header or an attribute.
    private static func safe(_ path: Substring) -> String {
        let unsafe: Set<Character> = ["<", ">", "\"", "'", " ", "\\"]
        return String(path.filter { !unsafe.contains($0) })
    }

    private static func allowed(_ methods: [HTTPRequest.Method]) -> String {
        let names = methods.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }
        return (names + ["OPTIONS"]).joined(separator: ", ")
    }

    /// Scheme and host as the client knows them.
    private func base(of request: Request) -> String {
        if let address = configuration.publicAddress { return address }
        let host = request.head.authority ?? "localhost"
        let isPlain = host.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [45, 46, 58, 91, 93, 95].contains(byte)
        }
        return "http://\(isPlain && !host.isEmpty ? host : "localhost")"
    }

    private func body(of request: Request, for route: Route) async throws -> [UInt8] {
        guard route.bodySchema != nil else { return [] }
        let type = request.headers[.contentType]?.lowercased() ?? route.bodyType
        let isText = type.hasPrefix("text/plain") && route.operation == "check"
        guard type.hasPrefix(route.bodyType) || isText else {
            throw Problem(
                status: .unsupportedMediaType, code: "UnsupportedMediaType",
                description: "The body must be \(route.bodyType), not \(type).")
        }
        let tooLarge = Problem(
            status: .contentTooLarge, code: "TooLarge",
            description: "The body may have at most \(configuration.largestBody) bytes.",
            headers: [.connection: "close"])
        if let length = request.headers[.contentLength].flatMap({ Int($0) }),
            length > configuration.largestBody
        {
            throw tooLarge
        }
        var bytes: [UInt8] = []
        for try await piece in request.body {
            guard bytes.count + piece.readableBytes <= configuration.largestBody else {
                throw tooLarge
            }
            bytes += piece.readableBytesView
        }
        return bytes
    }

    /// A name for what would be answered, without making the answer.
    private func entityTag(
        _ route: Route, _ request: Request, _ encoding: Encoding
    ) -> String? {
        guard route.isCacheable, request.method == .get || request.method == .head else {
            return nil
        }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in [
            revision, request.head.path ?? "", request.head.authority ?? "", encoding.rawValue,
        ] {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return "W/\"\(String(hash, radix: 36))\""
    }

    private static func headOnly(_ response: Response) -> Response {
        let length = response.headers[.contentLength]
        var head = response.createHeadResponse()
        if let length { head.headers[.contentLength] = length }
        return head
    }

    private static func response(to problem: Problem) -> Response {
        var headers = problem.headers
        headers[.contentType] = "application/json"
        return Response(
            status: problem.status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: problem.json.text)))
    }

    private static func response(to answer: Answer, tag: String?) -> Response {
        var headers = answer.headers
        headers[.contentType] = answer.contentType
        headers[.vary] = "Accept, Accept-Encoding"
        if let tag { headers[.eTag] = tag }
        if let name = HTTPField.Name("Link") {
            for link in answer.links {
                headers.append(HTTPField(name: name, value: link.header))
            }
        }
        switch answer.body {
        case .empty: return Response(status: answer.status, headers: headers)
        case .bytes(let bytes):
            return Response(
                status: answer.status, headers: headers,
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .stream(let pieces):
            return Response(
                status: answer.status, headers: headers,
                body: ResponseBody { writer in
                    let next = pieces()
                    while let piece = try await next() {
                        try await writer.write(ByteBuffer(bytes: piece))
                    }
                    try await writer.finish(nil)
                })
        }
    }
}

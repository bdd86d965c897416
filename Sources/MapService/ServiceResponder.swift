import HTTPTypes
public import Hummingbird
import Layers
import Logging
import NIOCore
import Synchronization

/// Finds the route of a request and turns its answer into a response.
///
/// All that holds for every operation is here: unknown parameters, methods, encodings, HEAD,
/// conditional requests, links in the header, and the one place where errors become answers.
public struct ServiceResponder: HTTPResponder {
    /// What Hummingbird tells about a request.
    public typealias Context = ServiceContext

    let routes: [Route]
    /// Files beside the operations, by their exact names.
    let webMap: WebMapFiles?
    let configuration: ServiceConfiguration
    /// Different whenever the data may be.
    let revision: @Sendable () -> UInt64
    let load: RequestLoad
    /// Requests with bodies, counted by themselves: slow ones keep nobody else waiting.
    private let uploads: RequestLoad
    private let limiter: ClientLimiter?
    private let cache: ResponseCache
    let metrics = ServiceMetrics()

    init(
        routes: [Route], webMap: WebMapFiles? = nil, configuration: ServiceConfiguration,
        revision: @escaping @Sendable () -> UInt64
    ) {
        self.routes = routes
        self.webMap = webMap
        self.configuration = configuration
        self.revision = revision
        load = RequestLoad(most: configuration.mostRequests)
        uploads = RequestLoad(most: configuration.mostRequests)
        limiter = configuration.requestsPerSecond.map { ClientLimiter(rate: $0) }
        cache = ResponseCache(capacity: configuration.cacheBytes)
    }

    /// Answers one request; every failure becomes an answer too.
    public func respond(to request: Request, context: Context) async throws -> Response {
        let start = ContinuousClock.now
        var operation = "none"
        let response: Response
        let load = [.post, .put, .patch].contains(request.method) ? uploads : load
        if let busy = refusal(context, load) {
            response = finished(Self.response(to: busy), request)
        } else {
            defer { load.end() }
            response = await admitted(request, context, &operation)
        }
        let elapsed = ContinuousClock.now - start
        let status = response.status.code
        metrics.count(
            operation: operation, status: status, bytes: response.body.contentLength ?? 0,
            elapsed: elapsed)
        if configuration.logsRequests {
            context.logger.info(
                "request",
                metadata: [
                    "method": "\(request.method.rawValue)",
                    "target": "\((request.head.path ?? "/").prefix(2048))",
                    "status": "\(status)", "operation": "\(operation)",
                    "client": "\(context.client ?? "-")",
                    "microseconds": "\(Int(elapsed / .microseconds(1)))",
                    "bytes": "\(response.body.contentLength ?? -1)",
                ])
        }
        return response
    }

    /// Why a request is not taken at all; nil where it is, and counted as running.
    private func refusal(_ context: Context, _ load: RequestLoad) -> Problem? {
        if let limiter, let client = context.client, let seconds = limiter.wait(client) {
            return Problem(
                status: .tooManyRequests, code: "TooManyRequests",
                description: "This client asks too often; wait \(seconds) s.",
                headers: [.retryAfter: "\(seconds)"])
        }
        if load.begin() { return nil }
        return Problem(
            status: .serviceUnavailable, code: "Busy",
            description: "The service is busy; try again in a second.",
            headers: [.retryAfter: "1"])
    }

    private func admitted(
        _ request: Request, _ context: Context, _ operation: inout String
    ) async -> Response {
        let now = revision()
        let key = cacheKey(request)
        if let key, let entry = cache.entry(key, revision: now) {
            operation = entry.operation
            return finished(entry, request)
        }
        do {
            let (response, made) = try await answered(request, revision: now)
            operation = made.operation
            if let key, made.isKept, response.status == .ok, let body = made.body {
                var headers = response.headers
                ServiceHeaders.add(to: &headers)
                let entry = ResponseCache.Entry(
                    operation: operation, headers: headers, body: body,
                    timeStampOffset: made.timeStampOffset)
                cache.keep(entry, for: key, revision: now)
            }
            return finished(response, request, body: made.body)
        } catch {
            let problem = Problem(error)
            if problem.status == .internalServerError {
                context.logger.error("request failed", metadata: ["error": "\(error)"])
            }
            return finished(Self.response(to: problem), request)
        }
    }

    /// What is known of an answer besides the response.
    private struct Made {
        let operation: String
        var isKept = false
        var body: ByteBuffer?
        var timeStampOffset: Int?
    }

    /// All of a request that may change its answer; nil where the answer is never kept.
    private func cacheKey(_ request: Request) -> String? {
        guard request.method == .get, request.headers[.ifNoneMatch] == nil else { return nil }
        let host = configuration.publicAddress == nil ? request.head.authority ?? "" : ""
        return "\(request.head.path ?? "/")\n\(host)\n\(request.headers[.accept] ?? "")"
    }

    private func finished(_ entry: ResponseCache.Entry, _ request: Request) -> Response {
        var body = entry.body
        if let offset = entry.timeStampOffset {
            body.setString(ItemsRoute.now, at: body.readerIndex + offset)
        }
        let response = Response(
            status: .ok, headers: entry.headers, body: ResponseBody(byteBuffer: body))
        return packed(response, request, body: body)
    }

    /// The response with what all have: headers, compression, and no body for HEAD.
    private func finished(
        _ response: Response, _ request: Request, body: ByteBuffer? = nil
    ) -> Response {
        var response = response
        ServiceHeaders.add(to: &response.headers)
        if request.method == .head { return Self.headOnly(response) }
        return packed(response, request, body: body)
    }

    /// The response in gzip, where the client takes it and it is worth it.
    private func packed(
        _ response: Response, _ request: Request, body: ByteBuffer? = nil
    ) -> Response {
        var response = response
        guard response.headers[.contentEncoding] == nil,
            ContentCoding.takesGzip(request.headers[.acceptEncoding]),
            let type = response.headers[.contentType], ContentCoding.shrinks(type)
        else { return response }
        if let body {
            guard body.readableBytes >= ContentCoding.leastBytes,
                let packed = GzipStream.compressed(Array(body.readableBytesView))
            else { return response }
            response.headers[.contentEncoding] = "gzip"
            response.headers[.contentLength] = nil
            response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed))
        }
        return response
    }

    private func answered(
        _ request: Request, revision: UInt64
    ) async throws -> (Response, Made) {
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
        if found.isEmpty, let file = webMap?.file(parts.joined(separator: "/")), !parts.isEmpty {
            return (try Self.response(to: file, request), Made(operation: "file"))
        }
        guard !found.isEmpty else { throw Problem.nothing(at: parts, routes) }
        let allowed = Self.allowed(found.map(\.0.method))
        let method = request.method == .head ? .get : request.method
        if request.method == .options {
            return (
                Response(status: .noContent, headers: [.allow: allowed]),
                Made(operation: "options")
            )
        }
        guard let (route, values) = found.first(where: { $0.0.method == method }) else {
            throw Problem(
                status: .methodNotAllowed, code: "MethodNotAllowed",
                description: "\(request.method.rawValue) means nothing here; \(allowed) do.",
                headers: [.allow: allowed])
        }
        if let token = route.token, !token.isNamed(in: request.headers[.authorization]) {
            throw Problem.unauthorised(hasCredentials: request.headers[.authorization] != nil)
        }
        let items = try QueryItems(query)
        let known = route.queryNames
        for item in items.items where !known.contains(item.name) {
            throw Problem(
                status: .badRequest, code: "UnknownParameter",
                description: "There is no parameter \u{201C}\(item.name)\u{201D} here; there are "
                    + known.sorted().joined(separator: ", ") + ".")
        }
        for name in route.needed where items[name] == nil {
            throw Problem.invalid(name, "it is needed.")
        }
        let encoding = try Encoding.chosen(
            from: route.encodings, word: items["f"], accept: request.headers[.accept])
        let asked = ServiceRequest(
            method: method, base: base(of: request), path: Self.safe(path), pathValues: values,
            query: items, headers: request.headers, encoding: encoding,
            body: try await body(of: request, for: route))
        var made = Made(operation: route.operation, isKept: route.isCacheable)
        let tag = entityTag(route, request, encoding, revision)
        if let tag, Self.names(tag, in: request.headers[.ifNoneMatch]) {
            return (
                Response(
                    status: .notModified, headers: [.eTag: tag, .vary: "Accept, Accept-Encoding"]),
                made
            )
        }
        let answer = try await route.answer(asked)
        if let own = answer.headers[.eTag], method == .get,
            Self.names(own, in: request.headers[.ifNoneMatch])
        {
            return (
                Response(
                    status: .notModified, headers: [.eTag: own, .vary: "Accept, Accept-Encoding"]),
                made
            )
        }
        if case .bytes(let bytes) = answer.body { made.body = ByteBuffer(bytes: bytes) }
        made.timeStampOffset = answer.timeStampOffset
        let isPacked = ContentCoding.takesGzip(request.headers[.acceptEncoding])
        return (Self.response(to: answer, made.body, tag: tag, isPacked: isPacked), made)
    }

    /// Whether a list of entity tags, or `*`, names one (RFC 9110, 13.1.2).
    private static func names(_ tag: String, in list: String?) -> Bool {
        guard let list else { return false }
        return list.split(separator: ",").contains { $0.trimmed == tag || $0.trimmed == "*" }
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
        let type = request.headers[.contentType].map {
            $0.prefix { $0 != ";" }.trimmed.lowercased()
        }
        guard type.map({ route.bodyTypes.contains($0) }) ?? true else {
            throw Problem(
                status: .unsupportedMediaType, code: "UnsupportedMediaType",
                description: "The body must be \(route.bodyTypes.joined(separator: " or ")), not "
                    + "\(type ?? "").")
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
        let end = ContinuousClock.now + .seconds(configuration.bodySeconds)
        for try await piece in request.body {
            guard ContinuousClock.now < end else {
                throw Problem(
                    status: .requestTimeout, code: "TooSlow",
                    description: "The body took longer than \(configuration.bodySeconds) s.",
                    headers: [.connection: "close"])
            }
            guard bytes.count + piece.readableBytes <= configuration.largestBody else {
                throw tooLarge
            }
            bytes += piece.readableBytesView
        }
        return bytes
    }

    /// A name for what would be answered, without making the answer.
    private func entityTag(
        _ route: Route, _ request: Request, _ encoding: Encoding, _ revision: UInt64
    ) -> String? {
        guard route.isCacheable, request.method == .get || request.method == .head else {
            return nil
        }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in [
            String(revision), request.head.path ?? "", request.head.authority ?? "",
            encoding.rawValue,
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

    private static func response(
        to file: WebMapFiles.File, _ request: Request
    ) throws(Problem) -> Response {
        guard request.method == .get || request.method == .head else {
            let allowed = Self.allowed([.get])
            if request.method == .options {
                return Response(status: .noContent, headers: [.allow: allowed])
            }
            throw Problem(
                status: .methodNotAllowed, code: "MethodNotAllowed",
                description: "\(request.method.rawValue) means nothing here; \(allowed) do.",
                headers: [.allow: allowed])
        }
        let packed =
            ContentCoding.takesGzip(request.headers[.acceptEncoding]) ? file.packed : nil
        let tag = packed == nil ? file.entityTag : file.packedTag
        if names(tag, in: request.headers[.ifNoneMatch]) {
            return Response(
                status: .notModified, headers: [.eTag: tag, .vary: "Accept, Accept-Encoding"])
        }
        var answer = file.answer()
        if packed != nil { answer.headers[.contentEncoding] = "gzip" }
        return Self.response(
            to: answer, ByteBuffer(bytes: packed ?? file.bytes), tag: tag, isPacked: false)
    }

    private static func response(
        to answer: Answer, _ body: ByteBuffer?, tag: String?, isPacked: Bool
    ) -> Response {
        var headers = answer.headers
        headers[.contentType] = answer.contentType
        headers[.vary] = "Accept, Accept-Encoding"
        if let tag, headers[.eTag] == nil { headers[.eTag] = tag }
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
                body: ResponseBody(byteBuffer: body ?? ByteBuffer(bytes: bytes)))
        case .stream(let pieces):
            let packs = isPacked && ContentCoding.shrinks(answer.contentType)
            if packs { headers[.contentEncoding] = "gzip" }
            return Response(
                status: answer.status, headers: headers,
                body: ResponseBody { writer in
                    let next = pieces()
                    let stream = packs ? GzipStream() : nil
                    while let piece = try await next() {
                        let bytes = stream?.compressed(piece, isLast: false) ?? piece
                        try await writer.write(ByteBuffer(bytes: bytes))
                    }
                    if let end = stream?.compressed([], isLast: true) {
                        try await writer.write(ByteBuffer(bytes: end))
                    }
                    try await writer.finish(nil)
                })
        }
    }
}

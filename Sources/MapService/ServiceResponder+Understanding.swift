import HTTPTypes
import Hummingbird
import Layers
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

extension ServiceResponder {
    /// A request as far as it is understood before its answer is made.
    enum Understood {
        /// One whose answer follows from the request.
        case settled(PlainResponse, operation: String)
        case asked(Asked)
    }

    /// A request that a route answers.
    struct Asked {
        let route: Route
        var request: ServiceRequest
        /// The name of the answer, for the next time.
        let tag: String?
        let revision: UInt64
    }

    /// Finds the route of a request and reads its parameters.
    ///
    /// - Throws: `Problem` for what no route takes.
    func understood(_ head: HTTPRequest, revision: UInt64) throws(Problem) -> Understood {
        let (path, query) = try Self.parts(of: head.path ?? "/")
        var found = plainRoutes[path, default: []].map { ($0, [String: String]()) }
        if found.isEmpty {
            let parts = try Self.parts(ofPath: path)
            found = routes.compactMap { route in route.match(parts).map { (route, $0) } }
            if found.isEmpty, let file = webMap?.file(parts.joined(separator: "/")), !parts.isEmpty
            {
                return .settled(try response(to: file, head), operation: "file")
            }
            guard !found.isEmpty else { throw Problem.nothing(at: parts, routes) }
        }
        let allowed = Self.allowed(found.map(\.0.method))
        let method = head.method == .head ? .get : head.method
        if method == .options {
            return .settled(Self.options(allowed), operation: "options")
        }
        guard let (route, values) = found.first(where: { $0.0.method == method }) else {
            throw Self.notAllowed(method, allowed)
        }
        if let token = route.token, !token.isNamed(in: head.headerFields[.authorization]) {
            throw Problem.unauthorised(hasCredentials: head.headerFields[.authorization] != nil)
        }
        let items = try QueryItems(query)
        try Self.check(items, route)
        let encoding = try Encoding.chosen(
            from: route.encodings, word: items["f"], accept: head.headerFields[.accept])
        let tag = entityTag(route, head, encoding, revision)
        if let tag, Self.names(tag, in: head.headerFields[.ifNoneMatch]) {
            return .settled(Self.notModified(tag), operation: route.operation)
        }
        let request = ServiceRequest(
            method: method, base: base(of: head), path: Self.safe(path), pathValues: values,
            query: items, headers: head.headerFields, encoding: encoding)
        return .asked(Asked(route: route, request: request, tag: tag, revision: revision))
    }

    private static func check(_ items: QueryItems, _ route: Route) throws(Problem) {
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
    }

    private func response(
        to file: WebMapFiles.File, _ head: HTTPRequest
    ) throws(Problem) -> PlainResponse {
        let allowed = Self.allowed([.get])
        if head.method == .options { return Self.options(allowed) }
        guard head.method == .get || head.method == .head else {
            throw Self.notAllowed(head.method, allowed)
        }
        let packed =
            ContentCoding.takesGzip(head.headerFields[.acceptEncoding]) ? file.packed : nil
        let tag = packed == nil ? file.entityTag : file.packedTag
        if Self.names(tag, in: head.headerFields[.ifNoneMatch]) { return Self.notModified(tag) }
        var answer = file.answer()
        if packed != nil { answer.headers[.contentEncoding] = "gzip" }
        return Self.plain(answer, ByteBuffer(bytes: packed ?? file.bytes), tag: tag)
    }

    /// The answer to a client that has what an entity tag names.
    static func notModified(_ tag: String) -> PlainResponse {
        var headers: HTTPFields = [.eTag: tag, .vary: "Accept, Accept-Encoding"]
        ServiceHeaders.add(to: &headers)
        return PlainResponse(status: .notModified, headers: HTTPHeaders(headers))
    }

    private static func options(_ allowed: String) -> PlainResponse {
        var headers: HTTPFields = [.allow: allowed]
        ServiceHeaders.add(to: &headers)
        return PlainResponse(status: .noContent, headers: HTTPHeaders(headers))
    }

    private static func notAllowed(_ method: HTTPRequest.Method, _ allowed: String) -> Problem {
        Problem(
            status: .methodNotAllowed, code: "MethodNotAllowed",
            description: "\(method.rawValue) means nothing here; \(allowed) do.",
            headers: [.allow: allowed])
    }

    /// Whether a list of entity tags, or `*`, names one (RFC 9110, 13.1.2).
    static func names(_ tag: String, in list: String?) -> Bool {
        guard let list else { return false }
        return list.split(separator: ",").contains { $0.trimmed == tag || $0.trimmed == "*" }
    }

    /// The path and the query of a request target, without a host and a fragment.
    private static func parts(of target: String) throws(Problem) -> (Substring, Substring) {
        guard target.utf8.count <= 1 << 16 else {
            throw Problem(
                status: .init(code: 414, reasonPhrase: "URI Too Long"), code: "TooLong",
                description: "The address is longer than 65536 bytes.")
        }
        var rest = target[...]
        if target.utf8.first != UInt8(ascii: "/"), let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...]
            rest = rest[(rest.firstIndex(of: "/") ?? rest.endIndex)...]
        }
        if let end = rest.utf8.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<end] }
        guard let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) else {
            return (rest.isEmpty ? "/" : rest, "")
        }
        return (rest[..<mark], rest[rest.utf8.index(after: mark)...])
    }

    /// The parts of a path, decoded.
    private static func parts(ofPath path: Substring) throws(Problem) -> [String] {
        try path.utf8.split(separator: UInt8(ascii: "/")).map { (part) throws(Problem) in
            guard let text = PercentCoding.decoded(Substring(part)) else {
                throw Problem(
                    status: .badRequest, code: "InvalidPath",
                    description: "The path has a broken percent sign, or is not UTF-8.")
            }
            return text
        }
    }

    /// The path with nothing in it that could end a link header or an attribute.
    private static func safe(_ path: Substring) -> String {
        func isUnsafe(_ byte: UInt8) -> Bool {
            byte <= 32 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
                || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
                || byte == UInt8(ascii: "\\")
        }
        guard path.utf8.contains(where: isUnsafe) else { return String(path) }
        return String(decoding: path.utf8.filter { !isUnsafe($0) }, as: UTF8.self)
    }

    private static func allowed(_ methods: [HTTPRequest.Method]) -> String {
        let names = methods.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }
        return (names + ["OPTIONS"]).joined(separator: ", ")
    }

    /// Scheme and host as the client knows them.
    func base(of head: HTTPRequest) -> String {
        if let address = configuration.publicAddress { return address }
        let host = head.authority ?? "localhost"
        let isPlain = host.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [45, 46, 58, 91, 93, 95].contains(byte)
        }
        return "http://\(isPlain && !host.isEmpty ? host : "localhost")"
    }

    /// A name for what would be answered, without making the answer.
    private func entityTag(
        _ route: Route, _ head: HTTPRequest, _ encoding: Encoding, _ revision: UInt64
    ) -> String? {
        guard route.isCacheable, head.method == .get || head.method == .head else {
            return nil
        }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ revision
        func add(_ part: String) {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        add(head.path ?? "")
        add(head.authority ?? "")
        add(encoding.rawValue)
        return "W/\"\(String(hash, radix: 36))\""
    }
}

import HTTPTypes
import Hummingbird
import Layers
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

extension ServiceResponder {
    /// The largest answer that is packed on the thread of the connection.
    private static let mostPackedAtOnce = 1 << 16
    /// The most features that are written on the thread of the connection.
    private static let mostFeaturesAtOnce = 1000

    /// An answer that takes no time to be made.
    enum Ready {
        case kept(ResponseCache.Entry)
        case made(ReadyAnswer, Asked)
    }

    /// The way to an answer that is at hand; nil where there is none, or where it is long.
    func ready(_ head: HTTPRequest) -> Ready? {
        let now = revision()
        let packs = ContentCoding.takesGzip(head.headerFields[.acceptEncoding])
        if let entry = kept(head, revision: now) {
            let isLong = packs && entry.plain.length > Self.mostPackedAtOnce
            return isLong ? nil : .kept(entry)
        }
        guard case .asked(let asked)? = try? understood(head, revision: now),
            let answer = try? asked.route.ready?(asked.request),
            answer.features <= (packs ? Self.mostFeaturesAtOnce / 10 : Self.mostFeaturesAtOnce)
        else { return nil }
        return .made(answer, asked)
    }

    /// The answer that is at hand, and the name of its operation.
    func made(_ ready: Ready, _ head: HTTPRequest) -> (PlainResponse, String) {
        switch ready {
        case .kept(let entry): return (packed(entry.response, head), entry.operation)
        case .made(let ready, let asked):
            let answer = ready.make()
            let response = Self.plain(answer, answer.content, tag: asked.tag)
            keep(response, answer, asked, head, isCheap: true)
            return (packed(response, head), asked.route.operation)
        }
    }

    /// The response of a route to a request.
    func response(to answer: Answer, _ asked: Asked, _ head: HTTPRequest) -> Response {
        if case .stream(let pieces) = answer.body {
            return stream(pieces, answer, asked.tag, head)
        }
        if let tag = answer.headers[.eTag], asked.request.method == .get,
            Self.names(tag, in: head.headerFields[.ifNoneMatch])
        {
            return Self.notModified(tag).response
        }
        let response = Self.plain(answer, answer.content, tag: asked.tag)
        keep(response, answer, asked, head)
        return sent(response, head)
    }

    /// The response as it goes out: compressed where that is worth it, without a body for `HEAD`.
    func sent(_ response: PlainResponse, _ head: HTTPRequest) -> Response {
        let response = packed(response, head)
        return head.method == .head ? response.headOnly : response.response
    }

    /// The response of an answer that is there as a whole.
    static func plain(_ answer: Answer, _ content: ByteBuffer, tag: String?) -> PlainResponse {
        PlainResponse(status: answer.status, headers: headers(of: answer, tag), body: content)
    }

    private static func headers(of answer: Answer, _ tag: String?) -> HTTPHeaders {
        var headers = HTTPHeaders()
        // Room for what the connection adds, too.
        headers.reserveCapacity(answer.headers.count + answer.links.count + 14)
        for field in answer.headers { headers.add(name: field.name.rawName, value: field.value) }
        headers.add(name: "Content-Type", value: answer.contentType)
        headers.add(name: "Vary", value: "Accept, Accept-Encoding")
        if let tag, !answer.headers.contains(.eTag) { headers.add(name: "ETag", value: tag) }
        for link in answer.links { headers.add(name: "Link", value: link.header) }
        ServiceHeaders.add(to: &headers, contentType: answer.contentType)
        return headers
    }

    private func stream(
        _ pieces: @escaping @Sendable () -> () async throws -> [UInt8]?, _ answer: Answer,
        _ tag: String?, _ head: HTTPRequest
    ) -> Response {
        var headers = HTTPFields(Self.headers(of: answer, tag), splitCookie: false)
        let packs =
            ContentCoding.takesGzip(head.headerFields[.acceptEncoding])
            && ContentCoding.shrinks(answer.contentType)
        if packs { headers[.contentEncoding] = "gzip" }
        if head.method == .head {
            // No length, since nothing is known of it before all has been written.
            return Response(
                status: answer.status, headers: headers,
                body: ResponseBody { try await $0.finish(nil) })
        }
        return Response(
            status: answer.status, headers: headers,
            body: ResponseBody { writer in
                let next = pieces()
                let stream = packs ? GzipStream() : nil
                while let piece = try await withTaskExecutorPreference(
                    ComputationPool.shared, operation: { try await next() })
                {
                    let bytes = stream?.compressed(piece, isLast: false) ?? piece
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
                if let end = stream?.compressed([], isLast: true) {
                    try await writer.write(ByteBuffer(bytes: end))
                }
                try await writer.finish(nil)
            })
    }

    /// The response in gzip, where the client takes it and it is worth it.
    func packed(_ response: PlainResponse, _ head: HTTPRequest) -> PlainResponse {
        guard response.length >= ContentCoding.leastBytes,
            ContentCoding.takesGzip(head.headerFields[.acceptEncoding]),
            !response.headers.contains(name: "Content-Encoding"),
            let type = response.headers.first(name: "Content-Type"), ContentCoding.shrinks(type),
            let bytes = GzipStream.compressed(Array(response.content.readableBytesView))
        else { return response }
        var headers = response.headers
        headers.add(name: "Content-Encoding", value: "gzip")
        return PlainResponse(
            status: response.status, headers: headers, body: ByteBuffer(bytes: bytes))
    }

    // MARK: Answers that have been given

    /// All of a request that may change its answer; nil where the answer is never kept.
    private func cacheKey(_ head: HTTPRequest) -> String? {
        guard head.method == .get, head.headerFields[.ifNoneMatch] == nil else { return nil }
        let host = configuration.publicAddress == nil ? head.authority ?? "" : ""
        return "\(head.path ?? "/")\n\(host)\n\(head.headerFields[.accept] ?? "")"
    }

    /// The answer to the same request, given before.
    func kept(_ head: HTTPRequest, revision: UInt64) -> ResponseCache.Entry? {
        cacheKey(head).flatMap { cache.entry($0, revision: revision) }
    }

    private func keep(
        _ response: PlainResponse, _ answer: Answer, _ asked: Asked, _ head: HTTPRequest,
        isCheap: Bool = false
    ) {
        guard asked.route.isCacheable, response.status == .ok, let key = cacheKey(head) else {
            return
        }
        cache.keep(for: key, revision: asked.revision, size: response.length, isCheap: isCheap) {
            ResponseCache.Entry(
                operation: asked.route.operation, plain: response,
                timeStampOffset: answer.timeStampOffset)
        }
    }
}

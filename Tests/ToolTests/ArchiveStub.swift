import Foundation
import Hummingbird
import Logging
import Synchronization

/// A server of archives on a port of its own on this machine; it knows ranges and tags.
final class ArchiveStub: Sendable {
    /// What the server has, and what goes wrong.
    struct State: Sendable {
        var archive = ArchiveStub.niger
        var tag = "first"
        /// So many bytes of an answer are sent, then the connection is dropped.
        var dropsAfter: Int?
    }

    /// How a request was answered, and which range it asked for.
    struct Exchange: Hashable, Sendable {
        let range: String?
        let status: Int
    }

    private struct Dropped: Error {}

    /// NE.zip with one row of GeoNames, that of Niamey, not compressed.
    static let niger: [UInt8] = {
        let text = """
            UEsDBBQAAAAAAAAAIVw3cR4bXQAAAF0AAAAGAAAATkUudHh0MjQ0MDQ4NQlOaWFtZXkJTmlhbWV5CQkx \
            My41MTM2NgkyLjEwOTgJUAlQUExDCU5FCQkwOAkJCQk3NzQyMzUJCTIxNglBZnJpY2EvTmlhbWV5CTIw \
            MTktMDktMDUKUEsBAhQDFAAAAAAAAAAhXDdxHhtdAAAAXQAAAAYAAAAAAAAAAAAAAIABAAAAAE5FLnR4 \
            dFBLBQYAAAAAAQABADQAAACBAAAAAAA=
            """
        return [UInt8](Data(base64Encoded: text.filter { !$0.isWhitespace }) ?? Data())
    }()

    let state = Mutex(State())
    private let past = Mutex<[Exchange]>([])

    /// What was asked and answered so far.
    var exchanges: [Exchange] { past.withLock { $0 } }

    /// Runs the server for as long as a body takes that gets its address.
    static func running(
        _ body: @escaping @Sendable (String, ArchiveStub) async throws -> Void
    ) async throws {
        let stub = ArchiveStub()
        let router = Router()
        router.get("NE.zip") { request, _ in stub.answer(request) }
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "stub")
        logger.logLevel = .critical
        let server = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in found.yield(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            for await port in ports {
                try await body("http://127.0.0.1:\(port)", stub)
                break
            }
            group.cancelAll()
        }
    }

    private func answer(_ request: Request) -> Response {
        let state = state.withLock { $0 }
        let tag = "\"\(state.tag)\""
        let range = request.headers[.range]
        let isSame = request.headers[.ifRange].map { $0 == tag } ?? true
        var start = 0
        if let range, isSame {
            start = Int(range.dropFirst("bytes=".count).prefix { $0 != "-" }) ?? 0
        }
        let isPart = range != nil && isSame
        let isBehind = isPart && start >= state.archive.count
        let status: HTTPResponse.Status =
            isBehind ? .rangeNotSatisfiable : isPart ? .partialContent : .ok
        past.withLock { $0.append(Exchange(range: range, status: status.code)) }
        var headers: HTTPFields = [.eTag: tag, .acceptRanges: "bytes"]
        if isBehind { return Response(status: status, headers: headers) }
        if isPart {
            headers[.contentRange] =
                "bytes \(start)-\(state.archive.count - 1)/\(state.archive.count)"
        }
        let rest = state.archive[start...]
        let sent = ByteBuffer(bytes: rest.prefix(state.dropsAfter ?? rest.count))
        let isDropped = sent.readableBytes < rest.count
        return Response(
            status: status, headers: headers,
            body: ResponseBody(contentLength: rest.count) { writer in
                try await writer.write(sent)
                if isDropped {
                    // What was written must have left before the connection ends.
                    try await Task.sleep(for: .milliseconds(300))
                    throw Dropped()
                }
                try await writer.finish(nil)
            })
    }
}

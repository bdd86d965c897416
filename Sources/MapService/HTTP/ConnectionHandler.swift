import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Answers what is at hand as soon as a request is read, passes all else on, and ends connections
/// that are idle or no longer wanted.
///
/// A request is answered here only where no earlier one of its connection waits for its answer, so
/// that answers keep the order of the requests.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let service: ServiceResponder
    private let serverName: String
    private let idleTimeout: TimeAmount
    private let log: Logger
    /// A request without a body of which the end has not been read.
    private var held: HTTPRequestHead?
    /// The requests that have been passed on and not yet been answered.
    private var passedOn = CircularBuffer<Asker>(initialCapacity: 4)
    private var isBeingRead = false
    private var isAnswering = false
    private var closesAfterwards = false
    private var lastActivity = NIODeadline.distantPast
    private var idleCheck: Scheduled<Void>?
    private var client: String?

    init(
        service: ServiceResponder, serverName: String, idleTimeout: TimeAmount, log: Logger
    ) {
        self.service = service
        self.serverName = serverName
        self.idleTimeout = idleTimeout
        self.log = log
    }

    /// What the framing of an answer depends on.
    private struct Asker {
        let isHead: Bool
        /// Whether it understands chunks, which came with HTTP/1.1.
        let takesChunks: Bool

        init(_ head: HTTPRequestHead) {
            isHead = head.method == .HEAD
            takesChunks = head.version != .http1_0
        }
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lastActivity = context.eventLoop.now
        switch unwrapInboundIn(data) {
        case .head(let head):
            isBeingRead = true
            if passedOn.isEmpty, Self.hasNoBody(head), context.channel.isWritable {
                held = head
                return
            }
            expectAnswer(to: head)
        case .body: release(context)
        case .end:
            isBeingRead = false
            if let head = held, let response = answer(head) {
                held = nil
                write(response, context)
                return
            }
            release(context)
        }
        context.fireChannelRead(data)
    }

    /// Whether nothing follows the head of a request whose connection then stays open.
    private static func hasNoBody(_ head: HTTPRequestHead) -> Bool {
        head.method == .GET && head.version == .http1_1 && head.isKeepAlive
            && head.uri.utf8.first == UInt8(ascii: "/")
            && !head.headers.contains(name: "Content-Length")
            && !head.headers.contains(name: "Transfer-Encoding")
    }

    private func answer(_ head: HTTPRequestHead) -> PlainResponse? {
        let request = HTTPRequest(
            method: .get, scheme: "http", authority: head.headers.first(name: "Host"),
            path: head.uri, headerFields: HTTPFields(head.headers, splitCookie: false))
        return service.answerAtHand(to: request, client: client) {
            var log = log
            log[metadataKey: "hb.request.id"] = .stringConvertible(RequestID())
            return log
        }
    }

    /// Passes on a request that is not answered here.
    private func release(_ context: ChannelHandlerContext) {
        guard let head = held else { return }
        held = nil
        expectAnswer(to: head)
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    /// Notes a request that is passed on.
    private func expectAnswer(to head: HTTPRequestHead) {
        passedOn.append(Asker(head))
        // RFC 9112, 9.3: a client of HTTP/1.0 waits for the end of the connection.
        if head.version == .http1_0, !head.isKeepAlive { closesAfterwards = true }
    }

    // MARK: Responses

    private func write(_ response: PlainResponse, _ context: ChannelHandlerContext) {
        var headers = response.headers
        headers.add(name: "Content-Length", value: String(response.length))
        headers.add(name: "Date", value: TimeText.http(seconds: WallClock.milliseconds / 1000))
        headers.add(name: "Server", value: serverName)
        var head = HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(
                statusCode: response.status.code, reasonPhrase: response.status.reasonPhrase),
            headers: headers)
        frame(&head, for: nil)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        for content in [response.body, response.rest] where content.readableBytes > 0 {
            context.write(wrapOutboundOut(.body(.byteBuffer(content))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        if closesAfterwards { context.close(promise: nil) }
    }

    /// Says how the end of the content is known: by its length, or where that is not known before, in
    /// chunks or by the end of the connection.
    ///
    /// An answer to `HEAD` has the length that the content would have, and nothing where that is not
    /// known (RFC 9110, 8.6; RFC 9112, 6).
    private func frame(_ head: inout HTTPResponseHead, for asker: Asker?) {
        guard head.status.mayHaveResponseBody else {
            head.headers.remove(name: "Content-Length")
            head.headers.remove(name: "Transfer-Encoding")
            return
        }
        guard asker?.isHead != true, !head.headers.contains(name: "Content-Length") else { return }
        if asker?.takesChunks == false {
            head.headers.replaceOrAdd(name: "Connection", value: "close")
            closesAfterwards = true
        } else {
            head.headers.replaceOrAdd(name: "Transfer-Encoding", value: "chunked")
        }
    }

    func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            isAnswering = true
            frame(&head, for: passedOn.first)
            context.write(wrapOutboundOut(.head(head)), promise: promise)
            return
        case .body:
            context.write(data, promise: promise)
            return
        case .end: break
        }
        isAnswering = false
        lastActivity = context.eventLoop.now
        _ = passedOn.popFirst()
        guard closesAfterwards, passedOn.isEmpty, held == nil else {
            context.write(data, promise: promise)
            return
        }
        context.writeAndFlush(data, promise: promise)
        context.close(promise: nil)
    }

    // MARK: The connection

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        idleCheck?.cancel()
        idleCheck = nil
    }

    private func begin(_ context: ChannelHandlerContext) {
        client = context.channel.remoteAddress?.ipAddress
        lastActivity = context.eventLoop.now
        if idleCheck == nil { checkIdleness(context, in: idleTimeout) }
    }

    private func checkIdleness(_ context: ChannelHandlerContext, in time: TimeAmount) {
        idleCheck = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            self.idleCheck = nil
            guard context.channel.isActive else { return }
            let left = self.lastActivity + self.idleTimeout - context.eventLoop.now
            if !self.isBeingRead, !self.passedOn.isEmpty {
                // The answer is being made or taken, however long that lasts.
                self.checkIdleness(context, in: self.idleTimeout)
            } else if left > .zero {
                self.checkIdleness(context, in: left)
            } else {
                context.close(promise: nil)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        release(context)
        context.fireErrorCaught(error)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else {
            release(context)
            if case ChannelEvent.inputClosed? = event as? ChannelEvent { leave(context) }
            context.fireUserInboundEventTriggered(event)
            return
        }
        if !passedOn.isEmpty || held != nil {
            closesAfterwards = true
        } else {
            context.close(promise: nil)
        }
    }

    /// Ends the connection to a client that sends nothing more, unless its answer is on the way soon.
    ///
    /// Few clients close one side only and wait; most have gone.
    private func leave(_ context: ChannelHandlerContext) {
        guard !passedOn.isEmpty else { return }
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) {
            if !self.passedOn.isEmpty, !self.isAnswering { context.close(promise: nil) }
        }
    }

    /// How long a client that sends nothing more may wait for its answer to begin.
    private static let patience = TimeAmount.seconds(5)
}

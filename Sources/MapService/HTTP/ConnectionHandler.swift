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
    /// How many requests have been passed on and not yet been answered.
    private var running = 0
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

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lastActivity = context.eventLoop.now
        switch unwrapInboundIn(data) {
        case .head(let head):
            isBeingRead = true
            if running == 0, Self.hasNoBody(head), context.channel.isWritable {
                held = head
                return
            }
            running += 1
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
        running += 1
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    // MARK: Responses

    private func write(_ response: PlainResponse, _ context: ChannelHandlerContext) {
        var headers = response.wireHeaders ?? response.headersOnWire()
        headers.add(name: "Date", value: TimeText.http(seconds: WallClock.milliseconds / 1000))
        headers.add(name: "Server", value: serverName)
        let head = HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(
                statusCode: response.status.code, reasonPhrase: response.status.reasonPhrase),
            headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        for content in [response.body, response.rest] where content.readableBytes > 0 {
            context.write(wrapOutboundOut(.body(.byteBuffer(content))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        if closesAfterwards { context.close(promise: nil) }
    }

    func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        guard case .end = unwrapOutboundIn(data) else {
            isAnswering = true
            context.write(data, promise: promise)
            return
        }
        isAnswering = false
        lastActivity = context.eventLoop.now
        running -= 1
        guard closesAfterwards, running == 0, held == nil else {
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
            if !self.isBeingRead, self.running > 0 {
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
        if running > 0 || held != nil {
            closesAfterwards = true
        } else {
            context.close(promise: nil)
        }
    }

    /// Ends the connection to a client that sends nothing more, unless its answer is on the way soon.
    ///
    /// Few clients close one side only and wait; most have gone.
    private func leave(_ context: ChannelHandlerContext) {
        guard running > 0 else { return }
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) {
            if self.running > 0, !self.isAnswering { context.close(promise: nil) }
        }
    }

    /// How long a client that sends nothing more may wait for its answer to begin.
    private static let patience = TimeAmount.seconds(5)
}

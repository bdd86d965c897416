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
    /// Those whose paths leave nothing open, by their paths.
    let plainRoutes: [Substring: [Route]]
    /// Files beside the operations, by their exact names.
    let webMap: WebMapFiles?
    let configuration: ServiceConfiguration
    /// Different whenever the data may be.
    let revision: @Sendable () -> UInt64
    let load: RequestLoad
    /// Requests with bodies, counted by themselves: slow ones keep nobody else waiting.
    private let uploads: RequestLoad
    private let limiter: ClientLimiter?
    let cache: ResponseCache
    let metrics = ServiceMetrics()

    init(
        routes: [Route], webMap: WebMapFiles? = nil, configuration: ServiceConfiguration,
        revision: @escaping @Sendable () -> UInt64
    ) {
        self.routes = routes
        plainRoutes = Dictionary(grouping: routes.filter(\.isPlain)) { Substring($0.path) }
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
        if let busy = refusal(context.client, load) {
            response = sent(self.response(to: busy, request.head), request.head)
        } else {
            let ticket = RequestLoad.Ticket(load)
            response = await admitted(request, context, ticket, &operation)
        }
        let seen = Seen(
            head: request.head, client: context.client, operation: operation, start: start)
        record(seen, response.status, response.body.contentLength) { context.logger }
        return response
    }

    /// The answer to a request without a body, where it is at hand in memory.
    ///
    /// It is the same as that of ``respond(to:context:)``, which is for all other requests, made at
    /// once on the thread that calls.
    ///
    /// - Parameters:
    ///   - head: The request.
    ///   - client: The address of the client, without its port.
    ///   - logger: Where the request is noted, if requests are.
    /// - Returns: Nil where the answer has to be computed, and for everything but `GET`.
    func answerAtHand(
        to head: HTTPRequest, client: String?, logger: () -> Logger
    ) -> PlainResponse? {
        let start = ContinuousClock.now
        guard head.method == .get, let ready = ready(head) else { return nil }
        let operation: String
        let response: PlainResponse
        if let busy = refusal(client, load) {
            operation = "none"
            response = self.response(to: busy, head)
        } else {
            defer { load.end() }
            (response, operation) = made(ready, head)
        }
        let seen = Seen(head: head, client: client, operation: operation, start: start)
        record(seen, response.status, response.length, logger)
        return response
    }

    /// A request of which it is known what happened to it.
    private struct Seen {
        let head: HTTPRequest
        let client: String?
        let operation: String
        let start: ContinuousClock.Instant
    }

    /// Counts an answer, and notes it in the log.
    private func record(
        _ seen: Seen, _ status: HTTPResponse.Status, _ bytes: Int?, _ logger: () -> Logger
    ) {
        let elapsed = ContinuousClock.now - seen.start
        metrics.count(
            operation: seen.operation, status: status.code, bytes: bytes ?? 0, elapsed: elapsed)
        guard configuration.logsRequests else { return }
        logger().info(
            "request",
            metadata: [
                "method": "\(seen.head.method.rawValue)",
                "target": "\((seen.head.path ?? "/").prefix(2048))",
                "status": "\(status.code)", "operation": "\(seen.operation)",
                "client": "\(seen.client ?? "-")",
                "microseconds": "\(Int(elapsed / .microseconds(1)))",
                "bytes": "\(bytes ?? -1)",
            ])
    }

    /// Why a request is not taken at all; nil where it is, and counted as running.
    private func refusal(_ client: String?, _ load: RequestLoad) -> Problem? {
        if let limiter, let client, let seconds = limiter.wait(client) {
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
        _ request: Request, _ context: Context, _ ticket: RequestLoad.Ticket,
        _ operation: inout String
    ) async -> Response {
        let head = request.head
        do {
            let now = revision()
            if let entry = kept(head, revision: now) {
                operation = entry.operation
                return sent(entry.response, head)
            }
            switch try understood(head, revision: now) {
            case .settled(let response, let name):
                operation = name
                return sent(response, head)
            case .asked(var asked):
                asked.request.body = try await body(of: request, for: asked.route)
                operation = asked.route.operation
                let answer = try await answer(asked, ticket)
                return response(to: answer, asked, head)
            }
        } catch {
            let problem = Problem(error)
            if problem.status == .internalServerError {
                context.logger.error("request failed", metadata: ["error": "\(error)"])
            }
            return sent(response(to: problem, head), head)
        }
    }

    /// The answer of a route, within the time that one may take.
    private func answer(_ asked: Asked, _ ticket: RequestLoad.Ticket) async throws -> Answer {
        let seconds = configuration.answerSeconds
        return try await TimedAnswer.value(
            within: .seconds(seconds),
            late: Problem(
                status: .serviceUnavailable, code: "TimeLimit",
                description: "The answer takes longer than \(seconds) s; ask for less: a smaller "
                    + "area, fewer features, a simpler filter or a shorter text.",
                headers: [.retryAfter: "60"])
        ) {
            defer { withExtendedLifetime(ticket) {} }
            return try await asked.route.answer(asked.request)
        }
    }
}

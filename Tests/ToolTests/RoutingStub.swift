import Hummingbird
import Layers
import Logging
import Synchronization

/// A routing engine that answers from a list of roads, on a port of its own on this machine.
///
/// It answers as OSRM's route service and as Valhalla's route action do, and keeps what it was asked.
final class RoutingStub: Sendable {
    /// What the engine answers.
    enum Answer: Sendable {
        /// A road of so many metres.
        case road(Double)
        /// Both engines' words for "there is no road".
        case noRoad
        /// No JSON at all, as from a proxy.
        case broken
    }

    /// What was asked: the method, the path with its query, and the body.
    struct Request: Sendable {
        let method: String
        let path: String
        let body: String
    }

    private let asked = Mutex<[Request]>([])

    /// What was asked so far.
    var requests: [Request] { asked.withLock { $0 } }

    /// Runs the engine for as long as a body takes that gets its address.
    static func running(
        _ answer: Answer, _ body: @escaping @Sendable (String, RoutingStub) async throws -> Void
    ) async throws {
        let stub = RoutingStub()
        let router = Router()
        router.get("route/v1/driving/**") { request, _ in
            stub.note(request, body: "")
            return Self.response(answer) { metres in
                "{\"code\":\"Ok\",\"routes\":[{\"distance\":\(metres),\"duration\":1}]}"
            }
        }
        router.post("route") { request, _ in
            let buffer = try await request.body.collect(upTo: 10_000)
            stub.note(request, body: String(buffer: buffer))
            return Self.response(answer) { metres in
                "{\"trip\":{\"summary\":{\"length\":\(metres / 1000)},\"status\":0}}"
            }
        }
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "stub")
        logger.logLevel = .error
        let engine = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in found.yield(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await engine.run() }
            for await port in ports {
                try await body("http://127.0.0.1:\(port)", stub)
                break
            }
            group.cancelAll()
        }
    }

    private func note(_ request: Hummingbird.Request, body: String) {
        asked.withLock {
            $0.append(
                Request(
                    method: request.method.rawValue, path: request.uri.string, body: body))
        }
    }

    private static func response(
        _ answer: Answer, _ road: (Double) -> String
    ) -> Response {
        let (status, text): (HTTPResponse.Status, String) =
            switch answer {
            case .road(let metres): (.ok, road(metres))
            case .noRoad: (.badRequest, "{\"code\":\"NoRoute\",\"error_code\":442}")
            case .broken: (.badGateway, "<html>Bad gateway</html>")
            }
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: .init(string: text)))
    }
}

import Geodesy
import HTTPTypes
import Hummingbird
import Layers
import Logging
import MapService
import NIOCore
import NIOEmbedded

/// Asks a service within the process, without a socket.
struct TestClient: Sendable {
    let service: MapService

    /// What came back.
    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }

        subscript(header: String) -> String? {
            HTTPField.Name(header).flatMap { headers[$0] }
        }

        /// The addresses of the links with a relation, in the body.
        func links(_ relation: String) -> [String] {
            json["links"]?.array?.filter { $0["rel"]?.string == relation }
                .compactMap { $0["href"]?.string } ?? []
        }
    }

    /// A service over a few layers made for the tests.
    init() async throws {
        service = try MapService(
            collections: [
                try await ServiceCollection(source: IndexedLayer(Samples.towns)),
                try await ServiceCollection(source: Samples.areas),
            ])
    }

    init(_ service: MapService) {
        self.service = service
    }

    func get(_ path: String, _ headers: [(String, String)] = []) async throws -> Reply {
        try await send(.get, path, headers)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: [(String, String)] = [],
        body: String = ""
    ) async throws -> Reply {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        // Addresses of links are asked for as they are given.
        let prefix = "http://service.test"
        let target = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "service.test", path: target,
                headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(string: body)))
        let context = ServiceContext(
            source: ApplicationRequestContextSource(
                channel: EmbeddedChannel(), logger: Logger(label: "test")))
        let response = try await service.responder.respond(to: request, context: context)
        let collector = Collector()
        try await response.body.write(collector)
        return Reply(
            status: response.status.code, headers: response.headers, body: await collector.bytes)
    }

    /// Gathers what a response writes.
    actor Collector: ResponseBodyWriter {
        private(set) var bytes: [UInt8] = []

        nonisolated func write(_ buffer: ByteBuffer) async throws {
            await add(Array(buffer.readableBytesView))
        }

        nonisolated func finish(_ trailingHeaders: HTTPFields?) async throws {}

        private func add(_ more: [UInt8]) { bytes += more }
    }
}

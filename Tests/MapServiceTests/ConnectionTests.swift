import Foundation
import HTTPTypes
import Layers
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import MapService

/// Connections whose requests are read and answered within the test.
@Suite("Connections") struct ConnectionTests {
    /// A connection, and what its handler passed on.
    private final class Connection {
        let channel = EmbeddedChannel()

        init(_ service: MapService, limit: TimeAmount = .seconds(60)) throws {
            try channel.pipeline.syncOperations.addHandler(
                ConnectionHandler(
                    service: service.responder, serverName: "Toposcope", idleTimeout: limit,
                    log: Logger(label: "test")))
            channel.pipeline.fireChannelActive()
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 8080)).wait()
        }

        func send(
            _ method: HTTPMethod, _ target: String, _ headers: HTTPHeaders = [:],
            version: HTTPVersion = .http1_1, body: String? = nil
        ) throws {
            var headers = headers
            headers.add(name: "Host", value: "service.test")
            let head = HTTPRequestHead(
                version: version, method: method, uri: target, headers: headers)
            try channel.writeInbound(HTTPServerRequestPart.head(head))
            if let body {
                try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(string: body)))
            }
            try channel.writeInbound(HTTPServerRequestPart.end(nil))
        }

        /// How many parts of requests were passed on since the last time.
        func passedOn() throws -> Int {
            var count = 0
            while try channel.readInbound(as: HTTPServerRequestPart.self) != nil { count += 1 }
            return count
        }

        /// The answer that was given at once.
        func answer() throws -> (head: HTTPResponseHead, body: String)? {
            guard case .head(let head)? = try channel.readOutbound(as: HTTPServerResponsePart.self)
            else { return nil }
            var body = ""
            while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
                guard case .body(.byteBuffer(let buffer)) = part else { break }
                body += String(buffer: buffer)
            }
            return (head, body)
        }

        /// What Hummingbird would write.
        func write(_ status: HTTPResponseStatus, _ headers: HTTPHeaders = [:]) throws {
            let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
            try channel.writeOutbound(HTTPServerResponsePart.head(head))
            try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        }
    }

    /// A service over a file of towns, which are written already.
    private func service(
        _ change: (inout ServiceConfiguration) -> Void = { _ in }
    ) async throws -> MapService {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("connection-\(UUID().uuidString).gpkg").path
        try GeoPackage.write([(Samples.towns, nil)], to: path)
        let collection = try await ServiceCollection(
            source: GeoPackage(path: path).layer("towns"))
        collection.snapshots?.make()
        var configuration = ServiceConfiguration()
        change(&configuration)
        return try MapService(collections: [collection], configuration: configuration)
    }

    private static let path = "/collections/towns/items?limit=3&bbox=-10,10,10,20"

    @Test(
        "An answer given at once is that of the general way, but for the time",
        arguments: [false, true])
    func equality(packs: Bool) async throws {
        let headers = packs ? [("Accept-Encoding", "gzip")] : []
        // Each way has a service of its own, so that neither takes what the other has kept.
        let service = try await service()
        let connection = try Connection(service)
        try connection.send(.GET, Self.path, HTTPHeaders(headers))
        #expect(try connection.passedOn() == 0)
        let once = try #require(try connection.answer())
        let general = try await TestClient(service).get(Self.path, headers)
        #expect(once.head.status.code == UInt(general.status))
        var expected = general.headers.map { ($0.name.rawName, $0.value) }
        expected += [("Server", "Toposcope")]
        var given = once.head.headers.map { ($0.name, $0.value) }
        #expect(given.contains { $0.0 == "Date" && $0.1.hasSuffix(" GMT") })
        given.removeAll { $0.0 == "Date" }
        #expect(given.map(\.0) == expected.map(\.0))
        let isLength = { (name: String) in name == "Content-Length" }
        #expect(
            given.filter { !isLength($0.0) || !packs }.map(\.1)
                == expected.filter { !isLength($0.0) || !packs }.map(\.1))
        guard !packs else { return }
        let value = try JSONValue(parsing: once.body)
        #expect(value["features"] == general.json["features"])
        #expect(value["features"]?.array?.count == 3)
        #expect(value["links"] == general.json["links"])
        #expect(value["numberMatched"] == general.json["numberMatched"])
    }

    @Test("What is asked again is answered at once, and counted each time") func again()
        async throws
    {
        let service = try await service()
        let connection = try Connection(service)
        try connection.send(.GET, "/collections")
        #expect(try connection.passedOn() == 2)
        _ = try await TestClient(service).get("/collections")
        try connection.write(.ok)
        #expect(try connection.answer()?.body == "")
        for _ in 0..<3 {
            try connection.send(.GET, "/collections")
            #expect(try connection.answer()?.head.status == .ok)
        }
        let metrics = try await TestClient(service).get("/metrics").text
        #expect(
            metrics.contains(
                "toposcope_request_seconds_count{operation=\"collections\",status=\"200\"} 4"))
    }

    @Test("Requests that need time, have a body or end the connection are passed on whole")
    func general() async throws {
        let connection = try Connection(try await service())
        let requests: [(HTTPMethod, String, HTTPHeaders, HTTPVersion, String?)] = [
            (.POST, "/check", ["Content-Length": "2"], .http1_1, "{}"),
            (.GET, Self.path, ["Connection": "close"], .http1_1, nil),
            (.GET, Self.path, [:], .http1_0, nil),
            (.HEAD, Self.path, [:], .http1_1, nil),
            (.GET, "http://service.test" + Self.path, [:], .http1_1, nil),
            (.GET, "/collections/towns/items?bbox=1,2", [:], .http1_1, nil),
            (.GET, "/collections/towns/items?bbox=170,0,-170,10", [:], .http1_1, nil),
            (.GET, "/nothing", [:], .http1_1, nil),
        ]
        for (method, target, headers, version, body) in requests {
            try connection.send(method, target, headers, version: version, body: body)
            #expect(try connection.passedOn() == (body == nil ? 2 : 3), "\(method) \(target)")
            try connection.write(.ok, ["Content-Length": "0"])
            #expect(try connection.answer() != nil)
        }
    }

    @Test("No answer overtakes that of an earlier request") func order() async throws {
        let connection = try Connection(try await service())
        try connection.send(.GET, "/nothing")
        try connection.send(.GET, Self.path)
        #expect(try connection.passedOn() == 4)
        #expect(try connection.answer() == nil)
        try connection.write(.notFound)
        try connection.write(.ok)
        #expect(try connection.answer()?.head.status == .notFound)
        #expect(try connection.answer()?.head.status == .ok)
        try connection.send(.GET, Self.path)
        #expect(try connection.passedOn() == 0)
    }

    @Test("A connection without a request is closed after a while, one that waits is not")
    func idleness() async throws {
        let service = try await service()
        let idle = try Connection(service)
        idle.channel.embeddedEventLoop.advanceTime(by: .seconds(40))
        try idle.send(.GET, Self.path)
        idle.channel.embeddedEventLoop.advanceTime(by: .seconds(40))
        #expect(idle.channel.isActive)
        idle.channel.embeddedEventLoop.advanceTime(by: .seconds(40))
        #expect(!idle.channel.isActive)
        let waiting = try Connection(service)
        try waiting.send(.GET, "/nothing")
        waiting.channel.embeddedEventLoop.advanceTime(by: .seconds(200))
        #expect(waiting.channel.isActive)
        try waiting.write(.notFound)
        waiting.channel.embeddedEventLoop.advanceTime(by: .seconds(130))
        #expect(!waiting.channel.isActive)
    }

    @Test("A service that stops closes idle connections at once and others after their answer")
    func quiescing() async throws {
        let service = try await service()
        let idle = try Connection(service)
        idle.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(!idle.channel.isActive)
        let waiting = try Connection(service)
        try waiting.send(.GET, "/nothing")
        waiting.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(waiting.channel.isActive)
        try waiting.write(.notFound)
        #expect(try waiting.answer()?.head.status == .notFound)
        #expect(!waiting.channel.isActive)
    }

    @Test("The end of an answer is known by its length, by chunks or by the connection")
    func framing() async throws {
        let connection = try Connection(try await service())
        func framing(
            _ method: HTTPMethod, _ status: HTTPResponseStatus, _ headers: HTTPHeaders = [:],
            version: HTTPVersion = .http1_1, asked: HTTPHeaders = [:]
        ) throws -> [String] {
            try connection.send(
                method, "/reverse?lat=0&lon=0", asked, version: version, body: "")
            try connection.write(status, headers)
            let head = try connection.answer()?.head
            return head?.headers.map { "\($0.name): \($0.value)" } ?? []
        }
        let length: HTTPHeaders = ["Content-Length": "7"]
        #expect(try framing(.GET, .ok) == ["Transfer-Encoding: chunked"])
        #expect(try framing(.GET, .ok, length) == ["Content-Length: 7"])
        // RFC 9110, 8.6: the length that the content would have, or none; never zero.
        #expect(try framing(.HEAD, .ok) == [])
        #expect(try framing(.HEAD, .ok, length) == ["Content-Length: 7"])
        #expect(try framing(.GET, .notModified, length) == [])
        #expect(try framing(.GET, .noContent) == [])
        #expect(connection.channel.isActive)
        // RFC 9112, 6.1: no chunks for HTTP/1.0.
        let keep: HTTPHeaders = ["Connection": "keep-alive"]
        func old(_ headers: HTTPHeaders, asked: HTTPHeaders) throws -> [String] {
            try framing(.GET, .ok, headers, version: .http1_0, asked: asked)
        }
        #expect(try old(length, asked: keep) == ["Content-Length: 7"])
        #expect(connection.channel.isActive)
        #expect(try old([:], asked: keep) == ["Connection: close"])
        #expect(!connection.channel.isActive)
    }

    @Test("A client of HTTP/1.0 that does not ask to stay is let go after its answer")
    func oldClients() async throws {
        let connection = try Connection(try await service())
        try connection.send(.GET, Self.path, version: .http1_0)
        try connection.write(.ok, ["Content-Length": "0"])
        #expect(try connection.answer()?.head.status == .ok)
        #expect(!connection.channel.isActive)
    }

    @Test("The limits hold for answers given at once") func limits() async throws {
        let busy = try Connection(try await service { $0.mostRequests = 0 })
        try busy.send(.GET, Self.path)
        let answer = try #require(try busy.answer())
        #expect(answer.head.status == .serviceUnavailable)
        #expect(answer.head.headers.first(name: "Retry-After") == "1")
    }

    /// The example of RFC 9110, 5.6.7, and days at the ends of months and leap years.
    @Test(
        "Times are written as the standards have them",
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37.005Z"),
            (0, "Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00.005Z"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT", "2000-02-29T00:00:00.005Z"),
            (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT", "2100-02-28T23:59:59.005Z"),
        ])
    func times(seconds: Int, header: String, stamp: String) {
        #expect(TimeText.http(seconds: seconds) == header)
        #expect(TimeText.rfc3339(milliseconds: seconds * 1000 + 5) == stamp)
    }

    @Test("Times are those of the calendar on every day of four centuries") func calendar() {
        for day in stride(from: 0, to: 146_097, by: 13) {
            let text = TimeText.rfc3339(milliseconds: day * 86_400_000)
            let date = CalendarDate(daysSinceEpoch: day)
            #expect(date.map { "\($0)T00:00:00.000Z" } == text)
        }
    }
}

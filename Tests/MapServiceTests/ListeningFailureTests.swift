import Foundation
import Hummingbird
import Layers
import Logging
import NIOCore
import Testing

@testable import MapService

@Suite("A service that cannot listen says why") struct ListeningFailureTests {
    private func service() async throws -> MapService {
        try MapService(collections: [
            try await ServiceCollection(source: IndexedLayer(Samples.towns))
        ])
    }

    /// The sentence of what a run at an address throws.
    private func sentence(host: String, port: Int) async throws -> String {
        let application = buildApplication(
            try await service(), host: host, port: port, logger: Logger(label: "test"))
        do {
            try await application.run()
            return "It ran."
        } catch {
            return ListeningFailure(error, host: host, port: port).map { "\($0)" } ?? "\(error)"
        }
    }

    @Test("A port that is taken") func taken() async throws {
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let first = buildApplication(
            try await service(), host: "127.0.0.1", port: 0, logger: Logger(label: "test")
        ) { found.yield($0) }
        let running = Task { try await first.run() }
        defer { running.cancel() }
        var waiting = ports.makeAsyncIterator()
        let port = try #require(await waiting.next())
        let sentence = try await sentence(host: "127.0.0.1", port: port)
        #expect(sentence.contains("Port \(port) of 127.0.0.1 is taken by another program"))
        #expect(sentence.contains("--port"))
    }

    @Test("An address of another machine") func elsewhere() async throws {
        // RFC 5737: TEST-NET-1, which no machine has.
        let found = try await sentence(host: "192.0.2.1", port: 0)
        #expect(found.contains("does not have the address 192.0.2.1"))
        #expect(found.contains("--bind"))
    }

    @Test("Ports of the system, and names that are none") func others() {
        let port = ListeningFailure(
            IOError(errnoCode: EACCES, reason: "bind"), host: "127.0.0.1", port: 80)
        #expect(port?.description.contains("may not listen at port 80") == true)
        let name = ListeningFailure(
            SocketAddressError.failedToParseIPString("nowhere"), host: "nowhere", port: 80)
        #expect(name?.description.contains("no address of this machine") == true)
        #expect(ListeningFailure(CancellationError(), host: "", port: 0) == nil)
    }
}

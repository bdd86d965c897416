import Foundation
import Geodesy
import Layers
import Synchronization
import Testing

@testable import MapService

@Suite("Limits of time") struct TimeLimitTests {
    /// A source whose pages take until their task is told to stop.
    private struct Endless: FeatureSource {
        let schema = Samples.towns.schema
        let stopped = Stopped()

        final class Stopped: Sendable {
            let count = Atomic<Int>(0)
        }

        func page(_ query: FeatureQuery) async throws -> FeaturePage {
            while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(1)) }
            stopped.count.add(1, ordering: .relaxed)
            throw CancellationError()
        }

        func count(_ query: FeatureQuery) async throws -> Int { 0 }

        func feature(id: String) async throws -> Feature? { nil }

        func extent() async throws -> LayerExtent { LayerExtent(box: nil, time: nil) }
    }

    private func client(_ source: Endless, seconds: Double) async throws -> TestClient {
        var configuration = ServiceConfiguration()
        configuration.answerSeconds = seconds
        configuration.mostRequests = 1
        return TestClient(
            try MapService(
                collections: [try await ServiceCollection(source: source)],
                configuration: configuration))
    }

    @Test("An answer that takes too long is 503 with a sentence, and its computation is stopped")
    func late() async throws {
        let source = Endless()
        let client = try await client(source, seconds: 0.05)
        let reply = try await client.get("/collections/towns/items")
        #expect(reply.status == 503)
        #expect(reply["Retry-After"] == "60")
        #expect(reply.json["code"]?.string == "TimeLimit")
        #expect(reply.json["description"]?.string?.contains("0.05 s") == true)
        while source.stopped.count.load(ordering: .relaxed) == 0 { await Task.yield() }
        // What was computed counts as running until it has ended, which it has.
        var status = 503
        while status == 503 { status = try await client.get("/conformance").status }
        #expect(status == 200)
    }

    @Test("A computation is stopped when nobody waits for it any more") func abandoned()
        async throws
    {
        let source = Endless()
        let client = try await client(source, seconds: 3600)
        let request = Task { try await client.get("/collections/towns/items").status }
        try await Task.sleep(for: .milliseconds(20))
        request.cancel()
        #expect(try await request.value == 503)
        while source.stopped.count.load(ordering: .relaxed) == 0 { await Task.yield() }
    }

    @Test("A computation has its value or its error, whichever comes first") func values()
        async throws
    {
        let late = Problem.notFound("time")
        #expect(try await TimedAnswer.value(within: .seconds(60), late: late) { 7 } == 7)
        await #expect(throws: CancellationError.self) {
            try await TimedAnswer<Int>.value(within: .seconds(60), late: late) {
                throw CancellationError()
            }
        }
        await #expect(throws: Problem.self) {
            try await TimedAnswer<Int>.value(within: .milliseconds(1), late: late) {
                try? await Task.sleep(for: .seconds(3600))
                return 1
            }
        }
    }

    @Test("A file is not read to its end for a task that is told to stop") func rows() async throws
    {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("rows-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let features = (1...3000).map {
            Feature(id: String($0), geometry: nil, properties: [.init("number", .integer($0))])
        }
        try GeoPackage.write(
            [(Layer(name: "rows", title: "Rows", features: features), nil)], to: path)
        let layer = try GeoPackage(path: path).layer("rows")
        let read = Task {
            while !Task.isCancelled { await Task.yield() }
            return try layer.page(FeatureQuery())
        }
        read.cancel()
        await #expect { try await read.value } throws: { "\($0)".contains("given up") }
        #expect(try layer.page(FeatureQuery()).features.count == 3000)
    }
}

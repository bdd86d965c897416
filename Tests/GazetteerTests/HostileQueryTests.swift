import Gazetteer
import TestSupport
import Testing

/// Whatever is asked for, an answer comes.
@Suite struct HostileQueryTests {
    let resolver: Resolver

    init() throws {
        resolver = Resolver(register: try Curated.register.get())
    }

    @Test(
        "Strange queries get an answer",
        arguments: [
            "", " ", ",", "()", ",,,,", "😀", "👩‍👩‍👧‍👦 Niamey", "\u{202E}yemaiN", "\u{0}",
            "'; DROP TABLE places;--",
            "%s%s%n", "\u{FEFF}", String(repeating: "a", count: 10_000),
            String(repeating: "Niamey ", count: 1_500), String(repeating: "\u{301}", count: 5_000),
            "geonames:", "geonames:99999999999999999999", ":", "iata:", "Gao, , , Mali",
            "st st st st",
            "\u{FFFD}\u{FFFD}", "region", "région de", "the", "airport",
        ])
    func strange(query: String) {
        let resolution = resolver.resolve(query)
        #expect(resolution.query == query)
        #expect(resolution.candidates.allSatisfy { (0...1).contains($0.confidence) })
    }

    @Test("Random bytes get an answer", arguments: [81])
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let length = Int.random(in: 0...60, using: &generator)
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let query = String(decoding: bytes, as: UTF8.self)
            #expect(resolver.resolve(query).candidates.count <= 10, "seed \(seed)")
        }
    }
}

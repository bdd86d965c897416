import Gazetteer
import Layers
import Testing

/// How sure the reader is of what it chose.
@Suite struct CertaintyTests {
    private func confidence(_ name: String, in text: String) throws -> Double {
        let mentions = try ReadingFixture.finder().read(text).mentions
        return try #require(mentions.first { $0.text == name }?.resolution?.best).confidence
    }

    @Test("A name is surer where the text names its country and a place near it")
    func company() throws {
        let alone = try confidence("Ouallam", in: "The market of Ouallam opened again.")
        let known = try confidence(
            "Ouallam", in: "The market of Ouallam opened again, north of Niamey in Niger.")
        #expect(known > alone)
        #expect(known > 0.9)
    }

    @Test("The places of one name share what is certain: no more than all of it")
    func shares() throws {
        let folder = String(#filePath.dropLast("CertaintyTests.swift".count))
        let bytes = try FileBytes.read(folder + "Fixtures/sahel-gold.jsonl")
        let finder = try ReadingFixture.finder()
        var seen = 0
        for line in bytes.split(separator: 10) {
            let text = try JSONValue(parsing: Array(line))["text"]?.string ?? ""
            for mention in finder.read(text).mentions {
                let candidates = mention.resolution?.candidates ?? []
                // A described base says how clear its description is, not a share.
                guard mention.remark?.hasPrefix("Described") != true, let best = candidates.first
                else { continue }
                seen += 1
                let sum = candidates.reduce(0) { $0 + $1.confidence }
                #expect(sum <= 1 + 1e-9, "\(mention.text): \(candidates.map(\.confidence))")
                #expect(candidates.allSatisfy { $0.confidence <= best.confidence + 1e-9 })
            }
        }
        #expect(seen > 300)
    }
}

import Gazetteer
import Layers
import Testing

/// The reader of texts against sentences on the Sahel whose places are known.
@Suite struct TextGoldTests {
    private struct Gold {
        var text = ""
        var range = 0..<0
        var place: String?
    }

    private struct Answer {
        var gold: Gold
        var mention: Mention?

        var isRight: Bool { mention?.resolution?.best?.place.id.rawValue == gold.place }
    }

    private func answers() throws -> [Answer] {
        let folder = String(#filePath.dropLast("TextGoldTests.swift".count))
        let bytes = try FileBytes.read(folder + "Fixtures/sahel-gold.jsonl")
        let finder = try ReadingFixture.finder()
        var answers: [Answer] = []
        for line in bytes.split(separator: 10) {
            let value = try JSONValue(parsing: Array(line))
            let mentions = finder.read(value["text"]?.string ?? "").mentions
            for toponym in value["toponyms"]?.array ?? [] {
                let start = try #require(toponym["start"]?.integer)
                let end = try #require(toponym["end"]?.integer)
                let gold = Gold(
                    text: toponym["text"]?.string ?? "", range: start..<end,
                    place: toponym["place"]?.string)
                answers.append(
                    Answer(gold: gold, mention: mentions.first { $0.range == gold.range }))
            }
        }
        return answers
    }

    @Test("At least nine in ten known places are found and are the right ones")
    func known() throws {
        let known = try answers().filter { $0.gold.place != nil }
        let wrong = known.filter { !$0.isRight }.map { answer in
            "\(answer.gold.text): \(answer.mention?.resolution?.best?.place.id.rawValue ?? "none")"
        }
        #expect(known.count >= 300)
        #expect(Double(wrong.count) <= 0.10 * Double(known.count), "\(wrong)")
    }

    @Test("At least eight in ten places that the gazetteer lacks are found and said to be unknown")
    func unknown() throws {
        let all = try answers()
        let unknown = all.filter { $0.gold.place == nil }
        let missed = unknown.filter { $0.mention == nil || $0.mention?.resolution?.best != nil }
            .map { answer in
                "\(answer.gold.text): "
                    + (answer.mention.map { $0.resolution?.best?.place.name ?? $0.kind.rawValue }
                        ?? "not found")
            }
        #expect(Double(unknown.count) >= 0.20 * Double(all.count))
        #expect(Double(missed.count) <= 0.20 * Double(unknown.count), "\(missed)")
    }

    @Test("Confidence says how often an answer is right, to within five in a hundred")
    func calibration() throws {
        let resolved = try answers().filter { $0.mention?.resolution?.best != nil }
        var bins = Array(repeating: (count: 0.0, confidence: 0.0, right: 0.0), count: 10)
        for answer in resolved {
            let confidence = answer.mention?.resolution?.best?.confidence ?? 0
            let bin = min(9, Int(confidence * 10))
            bins[bin].count += 1
            bins[bin].confidence += confidence
            bins[bin].right += answer.isRight ? 1 : 0
        }
        let error =
            bins.reduce(0) { $0 + abs($1.confidence - $1.right) } / Double(resolved.count)
        #expect(error <= 0.05, "\(bins)")
    }
}

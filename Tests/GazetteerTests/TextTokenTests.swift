import Gazetteer
import Testing

@Suite struct TextTokenTests {

    @Test("Offsets count code points, not bytes")
    func offsets() throws {
        let reading = try ReadingFixture.finder().read(
            "À Ménaka — près d’Ansongo — l’armée a tiré.")
        let token = try #require(reading.tokens.first { reading.text(of: $0) == "Ansongo" })
        #expect(token.range == 18..<25)
        #expect(reading.text(in: 18..<25) == "Ansongo")
    }

    @Test(
        "Words part at hyphens, elisions, endings and where a number meets a unit",
        arguments: [
            ("Tongo-Tongo", ["Tongo", "-", "Tongo"]),
            ("l'armée", ["l'", "armée"]),
            ("Niger's border", ["Niger", "'s", "border"]),
            ("20km", ["20", "km"]),
            ("U.S. drones", ["U.S.", "drones"]),
            ("1,200 miles", ["1,200", "miles"]),
            ("the C130", ["the", "C130"]),
            ("N'Djamena", ["N'", "Djamena"]),
        ])
    func parts(text: String, expected: [String]) throws {
        let reading = try ReadingFixture.finder().read(text)
        #expect(reading.tokens.map { reading.text(of: $0) } == expected)
    }

    @Test(
        "A text may end in the middle of letters with stops",
        arguments: ["Troops of the U.S", "e.B", "W.V", "A.", "a.b.C"])
    func stoppedLettersAtTheEnd(text: String) throws {
        let reading = try ReadingFixture.finder().read(text)
        #expect(reading.tokens.last?.range.upperBound == text.unicodeScalars.count)
    }

    @Test("A stop after an abbreviation or an initial ends no sentence")
    func sentences() throws {
        let text = "Gen. J. Smith left St. Louis. He flew to Gao. The U.S. Army stayed."
        let reading = try ReadingFixture.finder().read(text)
        #expect(reading.sentences.count == 3)
    }

    @Test("A headline without a stop is a sentence of its own")
    func headline() throws {
        let reading = try ReadingFixture.finder().read(
            "Attack near Gao\n\nThe army said on Monday that it knew.")
        #expect(reading.sentences.count == 2)
        #expect(reading.text(ofTokens: reading.sentences[0]) == "Attack near Gao")
    }
}

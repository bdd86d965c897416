import Claims
import Gazetteer
import Testing

/// Statements about the whole world, as agencies write them; figures are of pyproj on WGS 84.
@Suite struct WorldFormTests {
    private func findings(_ text: String) throws -> [Finding] {
        try CuratedReading.shared.get().check(text).findings
    }

    /// From Port of Spain the east end of Paria (10.72, −61.87) is 39 km away, the nearest land border of
    /// Venezuela some 280.
    @Test("The distance of an island to a country goes to its coast")
    func overSea() throws {
        let near = try #require(findings("Port of Spain lies about 40 km from Venezuela.").first)
        #expect([.consistent, .rounded, .roadLike].contains(near.verdict), "\(near.explanation)")
        let far = try #require(findings("Port of Spain lies 15 km from Venezuela.").first)
        #expect(far.verdict == .tooShort, "\(far.explanation)")
    }

    /// From Gao to 16°42′18″N 0°02′41″W: 48.0 km.
    @Test(
        "A position that the text writes out is measured",
        arguments: [
            (
                "The camp was at 16°42′18″N 0°02′41″W, about 48 km north of Gao.",
                Verdict.consistent
            ),
            ("Le camp était à 16°42′18″N 0°02′41″O, à 48 km au nord de Gao.", .consistent),
            ("The camp was at 16°42′18″N 0°02′41″W, 20 km north of Gao.", .tooShort),
            ("The camp was at 16°42′18″N 0°02′41″W, about 48 km south of Gao.", .directionOff),
        ])
    func position(text: String, verdict: Verdict) throws {
        let finding = try #require(findings(text).first { $0.claim.kind == .distance })
        #expect(finding.verdict == verdict, "\(finding.explanation)")
    }

    @Test(
        "What follows a border speaks of the place at the border",
        arguments: [
            "Labbezanga, on the border between Mali and Niger, 200 km south of Gao, is calm.",
            "Labbezanga, à la frontière entre le Mali et le Niger, à 200 km au sud de Gao, est calme.",
            "Labbezanga, near the border with Niger, 200 km south of Gao, is calm.",
        ])
    func behindBorder(text: String) throws {
        let finding = try #require(findings(text).first { $0.claim.kind == .distance })
        #expect(finding.claim.subject?.text == "Labbezanga", "\(finding.explanation)")
        #expect(finding.claim.reference?.name == "Gao")
    }

    @Test(
        "Names of countries with small words are known as a whole",
        arguments: [
            ("La République démocratique du Congo est calme.", "CD"),
            ("La République centrafricaine est calme.", "CF"),
            ("La Guinée équatoriale est calme.", "GQ"),
            ("L'Arabie saoudite est calme.", "SA"),
            ("Les Émirats arabes unis sont calmes.", "AE"),
            ("La République dominicaine est calme.", "DO"),
        ])
    func smallWords(text: String, country: String) throws {
        let mention = try #require(CuratedReading.shared.get().check(text).mentions.first)
        #expect(mention.kind == .country)
        #expect(mention.resolution?.best?.place.countries == [country], "\(mention.text)")
    }

    @Test("A way shorter than the straight line is only possible if rounded, and that is said")
    func roundedWay() throws {
        let finding = try #require(
            findings("Tessalit lies 1,200 km from Bamako by road.").first)
        #expect(finding.explanation.contains("no way is shorter"), "\(finding.explanation)")
    }

    @Test("What happened somewhere is no part of what a place is called")
    func happenings() throws {
        let finding = try #require(findings("The quake struck 70 km southwest of Niamey.").first)
        #expect(finding.explanation.contains("\"The quake\""), "\(finding.explanation)")
        let french = try #require(
            findings("Le convoi a été attaqué à 70 km au sud-ouest de Niamey.").first)
        #expect(!french.explanation.contains("attaqué\""), "\(french.explanation)")
    }
}

import Claims
import Gazetteer
import Geodesy
import Layers
import Testing

@Suite struct FindingReportTests {
    static let text =
        "Agadez lies about 920 km (570 miles) northeast of Niamey. <b>Ouallam</b> & Makalondi are towns."

    static func report() throws -> FindingReport {
        FindingReport(
            title: "a \"test\"", text: text, mentions: try Atlas.mentions(in: text),
            findings: try Reading.findings(text))
    }

    @Test("The page needs nothing from elsewhere, and the words of the text cannot break it")
    func html() throws {
        let page = try Self.report().html()
        #expect(page.contains("&lt;b&gt;"))
        #expect(!page.contains("<b>"))
        #expect(page.contains("&amp; "))
        #expect(page.contains("a &quot;test&quot;"))
        #expect(!page.contains("src="))
        #expect(!page.contains("href=\"http"))
        #expect(page.contains("<svg"))
        #expect(page.contains("GeodSolve -i"))
        // Every element that is opened in the text is closed.
        for tag in ["mark", "span", "a", "table", "tr", "td", "svg"] {
            let opened = page.components(of: "<\(tag) ") + page.components(of: "<\(tag)>")
            #expect(opened == page.components(of: "</\(tag)>"), "\(tag)")
        }
    }

    @Test("The Markdown table has one row a finding, and the command measures the right pair")
    func markdown() throws {
        let text = try Self.report().markdown
        #expect(text.contains("| 1 | about 920 km (570 miles) northeast of Niamey | road-like |"))
        #expect(text.contains("echo 13.513660 2.109800 16.973330 7.991110 | GeodSolve -i"))
    }

    @Test("The JSON of a finding has the members of the exchange format")
    func json() throws {
        let report = try Self.report()
        let claim = try #require(report.json["claims"]?[0])
        #expect(claim["kind"]?.string == "distance")
        #expect(claim["value"]?.number == 920)
        #expect(claim["unit"]?.string == "km")
        #expect(claim["direction"]?.string == "NE")
        #expect(claim["verdict"]?.string == "road-like")
        #expect(claim["stated_metres"]?.number == 920_000)
        #expect(abs((claim["measured_metres"]?.number ?? 0) - 738_626.3) < 0.1)
        #expect(claim["subject"]?["text"]?.string == "Agadez")
        #expect(claim["reference"]?["text"]?.string == "Niamey")
        let start = try #require(claim["start"]?.integer)
        let end = try #require(claim["end"]?.integer)
        let words = String(String.UnicodeScalarView(Array(Self.text.unicodeScalars)[start..<end]))
        #expect(words == "about 920 km (570 miles) northeast of Niamey")
    }

    @Test("A routing engine turns a road-like figure into a measured road")
    func routing() async throws {
        let findings = try Reading.findings(Self.text)
        // RN25 by fr.wikipedia: about 910 km.
        let right = await RoadMeasure(name: "test") { _, _ in Length(kilometres: 910) }.measured(
            findings)
        #expect(right[0].verdict == .roadLike)
        #expect(right[0].parts.last?.standing == .supported)
        let other = await RoadMeasure(name: "test") { _, _ in Length(kilometres: 1200) }.measured(
            findings)
        #expect(other[0].parts.last?.standing == .doubtful)
        let none = await RoadMeasure(name: "test") { _, _ in nil }.measured(findings)
        #expect(none[0].verdict == findings[0].verdict)
        #expect(none[0].explanation.contains("knows no road"))
    }
}

extension String {
    /// How often a text stands in this one.
    fileprivate func components(of part: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}

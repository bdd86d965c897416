import Claims
import Testing

/// Statements that a town is the capital of an area within a country.
///
/// Seats are those of GeoNames (feature code PPLA); Arlit is the seat of a department only.
@Suite struct CapitalTests {
    private func finding(_ text: String) throws -> Finding {
        let findings = try CuratedReading.shared.get().check(text).findings
        return try #require(findings.first { $0.claim.kind == .capital })
    }

    @Test(
        "A capital of an area lies in it, and is its seat where the gazetteer knows seats",
        arguments: [
            ("Zinder is the capital of the Zinder region.", Verdict.consistent),
            ("Gao, la capitale de la région de Gao, est calme.", .consistent),
            ("Agadez, the regional capital, was calm.", .consistent),
            ("Arlit, the capital of the Agadez region, was calm.", .notCheckable),
        ])
    func seats(text: String, verdict: Verdict) throws {
        let finding = try finding(text)
        #expect(finding.verdict == verdict, "\(finding.explanation)")
    }

    @Test("A town outside an area is not its capital")
    func foreign() throws {
        let finding = try finding("Agadez is the capital of the Tillabéri region.")
        #expect(finding.verdict != .consistent)
        #expect(finding.explanation.contains("outside"), "\(finding.explanation)")
    }
}

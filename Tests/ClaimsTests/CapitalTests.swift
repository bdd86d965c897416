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
            ("Tillabéri est le chef-lieu de la région de Tillabéri.", .consistent),
            ("Kidal, chef-lieu de la région de Kidal, est calme.", .consistent),
            ("Mopti est la capitale régionale.", .consistent),
            ("À Zinder, chef-lieu de région, le marché est ouvert.", .consistent),
            ("Gao, capitale régionale, est calme.", .consistent),
        ])
    func seats(text: String, verdict: Verdict) throws {
        let finding = try finding(text)
        #expect(finding.verdict == verdict, "\(finding.explanation)")
    }

    @Test("A town outside an area is not its capital")
    func foreign() throws {
        for text in [
            "Agadez is the capital of the Tillabéri region.",
            "Agadez est le chef-lieu de la région de Tillabéri.",
            "Mopti, chef-lieu de la région de Kidal, est calme.",
        ] {
            let finding = try finding(text)
            #expect(finding.verdict != .consistent)
            #expect(finding.explanation.contains("outside"), "\(finding.explanation)")
        }
    }

    /// Ouallam lies 89 km north of Niamey, Gao 383 km northwest of Niamey and 947 km from Bamako
    /// (pyproj, positions of GeoNames).
    @Test(
        "The capital is that of the country named last, or of the place, as the distance fits",
        arguments: [
            (
                "The border with Mali is close. Ouallam lies about 90 km north of the capital.",
                "Niamey"
            ),
            ("Niger is calm. Gao is about 380 km northwest of the capital.", "Niamey"),
            ("Niger is calm. Gao is about 950 km northeast of the capital.", "Bamako"),
            ("Mali is calm. Gao is about 950 km northeast of the capital.", "Bamako"),
        ])
    func meant(text: String, capital: String) throws {
        let findings = try CuratedReading.shared.get().check(text).findings
        let finding = try #require(findings.first { $0.claim.kind == .distance })
        #expect(finding.claim.reference?.name == capital, "\(finding.explanation)")
        #expect(finding.verdict == .consistent, "\(finding.explanation)")
    }
}

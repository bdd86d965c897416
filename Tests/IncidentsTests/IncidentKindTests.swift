import Incidents
import Testing

@Suite struct IncidentKindTests {
    @Test("The curated files may use thirteen kinds, written with hyphens")
    func names() {
        let curated = [
            "armed-clash", "ambush", "air-strike", "attack-on-civilians", "abduction", "coup",
            "deployment", "movement", "accident", "statement", "construction", "aggregate",
            "observation",
        ]
        #expect(
            curated.compactMap(IncidentKind.init(rawValue:))
                == Array(IncidentKind.allCases.prefix(13)))
    }
}

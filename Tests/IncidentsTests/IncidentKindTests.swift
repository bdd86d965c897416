import Incidents
import Testing

@Suite struct IncidentKindTests {
    @Test("The vocabulary has thirteen kinds, written with hyphens")
    func names() {
        #expect(IncidentKind.allCases.count == 13)
        #expect(IncidentKind(rawValue: "air-strike") == .airStrike)
    }
}

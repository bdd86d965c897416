import Incidents
import Testing

@Suite struct AreaReachTests {
    @Test("An area that is known decides, and a country only for areas without an outline")
    func reach() {
        let query = IncidentQuery(
            areas: ["NG", "NE", AreaKey.key(country: "NE", name: "Tillabéri")],
            areasOutOfReach: [AreaKey.key(country: "NE", name: "Diffa")])
        func reach(
            _ precision: PlacePrecision, _ country: String, _ admin1: String? = nil
        ) -> AreaReach? {
            AreaReach(
                of: IncidentPlace(
                    name: admin1 ?? country, precision: precision, countries: [country],
                    admin1: admin1), query)
        }
        #expect(reach(.area, "NE", "Région de Tillaberi") == .area)
        #expect(reach(.area, "NE", "Diffa region") == nil)
        // No outline of the states of Nigeria is at hand.
        #expect(reach(.area, "NG", "Oyo") == .country)
        #expect(reach(.country, "NG") == .area)
        #expect(reach(.area, "FR", "Bretagne") == nil)
        #expect(reach(.region, "NG") == nil)
    }
}

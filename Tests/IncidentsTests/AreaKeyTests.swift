import Geodesy
import Incidents
import Layers
import Testing

@Suite struct AreaKeyTests {
    @Test(
        "Ways to write the name of an area are the same",
        arguments: ["Tillabéri", "Tillaberi", "TILLABERI REGION", "Région de Tillabéri"])
    func names(name: String) {
        #expect(AreaKey.key(country: "NE", name: name) == "NE/tillaberi")
    }

    @Test("Different areas stay apart, and a name of common words alone stays whole")
    func apart() {
        #expect(
            AreaKey.key(country: "MR", name: "Adrar") != AreaKey.key(country: "DZ", name: "Adrar"))
        #expect(
            AreaKey.key(country: "BF", name: "Centre-Est")
                != AreaKey.key(country: "BF", name: "Centre"))
        #expect(AreaKey.key(country: "XX", name: "La Région") == "XX/la region")
    }

    @Test("An area decides by itself where it is known to reach there or not")
    func decided() throws {
        func incident(_ id: String, _ admin1: String?, placeID: String? = nil) -> Incident {
            Incident(
                id: id, title: "", kind: .ambush, date: Samples.day("2019-05-14"),
                place: IncidentPlace(
                    placeID: placeID, name: "somewhere", precision: .area, countries: ["NE"],
                    admin1: admin1))
        }
        let log = IncidentLog(records: [
            incident("a", "Tillaberi"), incident("b", "Agadez region"), incident("c", nil),
            incident("d", "Elsewhere"), incident("e", nil, placeID: "geonames:2448083"),
        ])
        let query = IncidentQuery(
            circle: .init(center: try Samples.niamey(), radius: Length(kilometres: 50)),
            areas: ["NE", "NE/tillaberi"], areasOutOfReach: ["NE/agadez", "geonames:2448083"])
        #expect(try log.answer(query).areaOnly.map(\.id) == ["a", "c", "d"])
    }
}

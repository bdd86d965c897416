import Gazetteer
import Geodesy
import Layers
import Testing

/// What stands behind a comma says where the place lies.
@Suite struct QualifiedNameTests {
    let resolver: Resolver

    init() throws {
        resolver = Resolver(register: try Curated.register.get())
    }

    @Test(
        "Countries and first-order areas narrow the choice",
        arguments: [
            ("Gao, Mali", "geonames:2457163"), ("Gao, Burkina Faso", "geonames:2360626"),
            ("Gao (Mali)", "geonames:2457163"), ("Agadez, Niger", "geonames:2448085"),
            ("Gao, ML", "geonames:2457163"), ("Ouallam, Tillabéri", "geonames:2440371"),
            ("Ouallam, Tillabéri, Niger", "geonames:2440371"),
        ])
    func qualified(name: String, id: String) {
        #expect(resolver.resolve(name).best?.place.id.rawValue == id)
    }

    @Test("A country that has no such place does not hide the place")
    func wrongCountry() {
        let candidates = resolver.resolve("Ouallam, Senegal").candidates
        #expect(candidates.contains { $0.place.id.rawValue == "geonames:2440371" })
    }
}

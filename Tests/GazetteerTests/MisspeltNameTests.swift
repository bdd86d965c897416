import Gazetteer
import Testing

/// Misspelt names find the place that is meant, and say how sure that is.
@Suite struct MisspeltNameTests {
    let resolver: Resolver

    init() throws {
        resolver = Resolver(register: try Curated.register.get())
    }

    @Test(
        "One or two letters wrong, anywhere in the name",
        arguments: [
            ("Ouagadugou", "geonames:2357048"), ("Timbuktoo", "geonames:2449067"),
            ("Kidall", "geonames:2455290"), ("Agedez", "geonames:2448085"),
            ("Mopty", "geonames:2453348"), ("xAgadez", "geonames:2448085"),
            ("amako", "geonames:2460596"), ("Nimaey", "geonames:2440485"),
            ("Bobo Dyulaso", "geonames:2362344"), ("Tilabery", "geonames:2438678"),
        ])
    func found(name: String, id: String) {
        let candidates = resolver.resolve(name).candidates
        #expect(
            candidates.first?.place.id.rawValue == id,
            "\(candidates.prefix(3).map { ($0.place.id, $0.place.name, $0.confidence) })")
    }

    @Test(
        "Three letters wrong, in a long name",
        arguments: [
            ("Ouxgadopgouq", "geonames:2357048"), ("Bxbo Dioxlassu", "geonames:2362344"),
            ("Tchixtabazadexn", "geonames:2438974"),
        ])
    func farther(name: String, id: String) {
        let candidates = resolver.resolve(name).candidates
        #expect(
            candidates.prefix(10).contains { $0.place.id.rawValue == id },
            "\(candidates.prefix(3).map { ($0.place.id, $0.place.name, $0.confidence) })")
    }

    @Test(
        "What no place is called is not known",
        arguments: [
            "Qwrtzpl", "Blefuscu", "Xyzzyq", "Brobdingnag", "Balnibarbian", "councilmanship",
        ])
    func unknown(name: String) {
        #expect(!resolver.resolve(name).isKnown)
    }

    @Test(
        "The certainty of a name is at least that of its place, and all together at most 1",
        arguments: ["Kano", "Tongo Tonga", "Gao", "Bany Bango", "Mnaka", "Zzz"])
    func certainty(name: String) {
        let candidates = resolver.resolve(name).candidates
        #expect(candidates.allSatisfy { $0.nameConfidence >= $0.confidence })
        #expect(candidates.allSatisfy { $0.nameConfidence <= 1.000_001 })
        #expect(candidates.reduce(0) { $0 + $1.confidence } <= 1.000_001)
    }

    @Test("A name is not listed twice before other names had their turn, unless it is clear")
    func varied() {
        let candidates = resolver.resolve("Kourou").candidates.filter { $0.edits > 0 }
        var seen: [String: Int] = [:]
        for candidate in candidates.prefix(3) { seen[candidate.matchedName, default: 0] += 1 }
        #expect(seen.values.allSatisfy { $0 <= 2 })
    }
}

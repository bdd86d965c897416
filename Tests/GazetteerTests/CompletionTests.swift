import Gazetteer
import Testing

@Suite("A begun name becomes the places that people more likely want") struct CompletionTests {
    private let index: PlaceIndex

    init() throws {
        index = try Curated.register.get().index
    }

    @Test(
        "What is shown begins so, preferred names before others",
        arguments: [
            ("Aga", "Agadez"), ("Nia", "Niamey"), ("Gao", "Gao"), ("Mop", "Mopti"),
            ("Kid", "Kidal"), ("Oua", "Ouagadougou"), ("Bam", "Bamako"), ("Lon", "London"),
            ("Til", "Tillabéri"), ("zin", "Zinder"), ("MÉN", "Ménaka"), ("Ouall", "Ouallam"),
        ])
    func first(prefix: String, name: String) throws {
        let found = index.completions(of: prefix, limit: 8)
        #expect(found.first?.name == name, "\(found.map(\.name))")
        let key = NameKey(prefix)
        #expect(found.allSatisfy { NameKey($0.name).bytes.starts(with: key.bytes) })
        #expect(Set(found.map(\.row)).count == found.count)
        #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
    }

    @Test("A name of another script is shown in that script to those who write it")
    func scripts() throws {
        let found = index.completions(of: "نيا", limit: 5)
        #expect(found.first.map { index.name(at: $0.row) } == "Niamey")
        #expect(found.first?.name == "نيامي")
        // Where no such spelling is kept, the Latin one that reads the same is shown.
        let agadez = try #require(index.completions(of: "Агад", limit: 3).first)
        #expect(index.name(at: agadez.row) == "Agadez")
        #expect(index.completions(of: "Niam", limit: 1).first?.name == "Niamey")
    }

    @Test("Nothing typed, nothing wanted and nothing known become nothing")
    func nothing() {
        #expect(index.completions(of: "", limit: 5).isEmpty)
        #expect(index.completions(of: " - ", limit: 5).isEmpty)
        #expect(index.completions(of: "Aga", limit: 0).isEmpty)
        #expect(index.completions(of: "qqzzq", limit: 5).isEmpty)
    }
}

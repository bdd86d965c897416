import Glibc
import Layers
import TestSupport
import Testing

@testable import Gazetteer

@Suite("What a compiled gazetteer keeps of the curated tables")
struct CompiledRegistersTests {
    private func compiled() throws -> PlaceIndex {
        var builder = GazetteerBuilder()
        try builder.addCurated(folder: Curated.folder)
        return try builder.index()
    }

    @Test("Countries, regions and bases come back as the tables have them")
    func roundTrip() throws {
        let tables = CuratedRegisters(try CuratedFolder(path: Curated.folder))
        let stamp = CuratedStamp(folder: Curated.folder)
        let read = try #require(try compiled().registers(stamp: stamp))
        #expect(read.countries == tables.countries)
        #expect(read.regions == tables.regions)
        #expect(read.bases == tables.bases)
        #expect(read.placesOfCountry == tables.placesOfCountry)
        #expect(read.countries.contains { $0.iso2 == "NE" && $0.fips == "NG" })
        #expect(read.bases.contains { $0.codes.contains("icao:DRRN") })
    }

    @Test("A file that was made from other tables is known by its stamp")
    func otherTables() throws {
        let index = try compiled()
        let stamp = CuratedStamp(folder: Curated.folder)
        #expect(index.curatedStamp == stamp)
        #expect(index.registers(stamp: CuratedStamp(value: stamp.value &+ 1)) == nil)
        #expect(CuratedStamp(folder: Curated.folder + "/boundaries") != stamp)
    }

    @Test("A folder whose compiled copy is older than its tables answers from the tables")
    func outdatedCopy() throws {
        let folder = try TemporaryTables(copying: Curated.folder)
        defer { folder.remove() }
        var builder = GazetteerBuilder()
        try builder.addCurated(folder: folder.path)
        try builder.write(to: folder.path + "/" + PlaceRegister.compiledName)
        let before = Resolver(register: try PlaceRegister(folder: folder.path))
        #expect(before.resolve("Qwxyzburg").best == nil)
        let places = folder.path + "/places.csv"
        let text = String(decoding: try FileBytes.read(places), as: UTF8.self)
        let changed = text.replacing("Tongo Tongo,", with: "Qwxyzburg,")
        #expect(changed != text)
        try FileBytes.write(Array(changed.utf8), to: places)
        let after = Resolver(register: try PlaceRegister(folder: folder.path))
        #expect(after.resolve("Qwxyzburg").best?.place.name == "Qwxyzburg")
    }

    @Test("Every cut and every flipped byte of the section is refused or read, never a crash")
    func damage() throws {
        let folder = try CuratedFolder(path: Curated.folder)
        let stamp = CuratedStamp(value: 7)
        let section = CuratedRegisters(folder).section(stamp: stamp)
        var generator = SeededGenerator(seed: 20_261_121)
        var refused = 0
        for _ in 0..<200 {
            let length = Int.random(in: 0..<section.count, using: &generator)
            #expect(CuratedRegisters(section: Array(section[..<length]), stamp: stamp) == nil)
            var damaged = section
            damaged[Int.random(in: 8..<section.count, using: &generator)] ^= UInt8.random(
                in: 1...255, using: &generator)
            if CuratedRegisters(section: damaged, stamp: stamp) == nil { refused += 1 }
        }
        #expect(refused > 0, "seed 20261121")
    }
}

import Gazetteer
import TestSupport
import Testing

/// A damaged file is refused, or answers wrongly; it never ends the process.
@Suite struct DamagedImageTests {
    let bytes: [UInt8]

    init() throws {
        var generator = SeededGenerator(seed: 51)
        var builder = GazetteerBuilder()
        for (number, name) in NearbyNamesTests.names(&generator).enumerated() {
            builder.add(try NearbyNamesTests.place(number + 1, name))
        }
        bytes = try builder.compiled()
    }

    /// Asks for a little of everything; returns how much was found.
    private func ask(_ bytes: [UInt8]) -> Int {
        guard let index = try? PlaceIndex(bytes: bytes) else { return -1 }
        var found = 0
        for name in ["anton", "zuse", "bo"] {
            let key = NameKey(name)
            found += index.uses(of: key).count
            found += index.uses(withPrefix: NameKey(String(name.prefix(2))), limit: 10).count
            for hit in index.names(near: key, edits: 2) {
                for use in index.uses(ofName: hit.name) {
                    found += index.place(at: use.row).names.count
                }
            }
            found += index.names(soundingLike: key).count
        }
        if index.row(of: PlaceID(rawValue: "geonames:7")) != nil { found += 1 }
        found += index.rows(withCode: "iata:NIM").count
        return found
    }

    @Test("Each truncation is refused with a reason")
    func truncation() throws {
        for length in stride(from: 0, to: bytes.count, by: 997) {
            #expect(throws: GazetteerError.self) {
                try PlaceIndex(bytes: Array(bytes.prefix(length)))
            }
        }
    }

    @Test("Flipped bits are refused or answered", arguments: [61, 62])
    func flips(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var damaged = bytes
        for _ in 0..<1000 {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let old = damaged[place]
            damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            #expect(ask(damaged) >= -1)
            damaged[place] = old
        }
    }

    @Test("Many flipped bits at once are refused or answered")
    func manyFlips() {
        var generator = SeededGenerator(seed: 71)
        for _ in 0..<40 {
            var damaged = bytes
            // The last part holds the table, which its checksum guards.
            for _ in 0..<200 {
                let place = Int.random(in: 16..<(bytes.count - 2000), using: &generator)
                damaged[place] = UInt8.random(in: 0...255, using: &generator)
            }
            #expect(ask(damaged) >= -1)
        }
    }

    @Test("A wrong checksum is found when all is read")
    func checksums() throws {
        #expect(try PlaceIndex(bytes: bytes).damagedSections().isEmpty)
        var damaged = bytes
        damaged[bytes.count / 2] ^= 0x40
        #expect(try !PlaceIndex(bytes: damaged).damagedSections().isEmpty)
    }
}

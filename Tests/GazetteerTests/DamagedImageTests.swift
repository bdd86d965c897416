import Gazetteer
import Geodesy
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

    /// Runs over the compiled gazetteer that the variable names: each length in whole kilobytes, and
    /// 10,000 bytes flipped one after the other.
    @Test(
        "A file of full size is refused or answered however it is damaged",
        .enabled(if: Damaged.path != nil))
    func wholeFile() throws {
        let path = try #require(Damaged.path)
        let copy = try Damaged.Copy(of: path)
        defer { copy.remove() }
        var generator = SeededGenerator(seed: 72)
        for _ in 0..<10_000 {
            let place = Int.random(in: 0..<copy.count, using: &generator)
            let old = try copy.flip(place, with: UInt8.random(in: 1...255, using: &generator))
            if let index = try? PlaceIndex(path: copy.path) { ask(index) }
            try copy.put(old, at: place)
        }
        var length = (copy.count - 1) / 1024 * 1024
        while length >= 0 {
            try copy.cut(to: length)
            #expect(throws: GazetteerError.self) { try PlaceIndex(path: copy.path) }
            length -= 1024
        }
    }

    private func ask(_ index: PlaceIndex) {
        let key = NameKey("niamey")
        for use in index.uses(of: key).prefix(5) { _ = index.place(at: use.row) }
        _ = index.uses(withPrefix: NameKey("til"), limit: 10)
        for hit in index.names(near: NameKey("agadex"), edits: 2).prefix(20) {
            _ = index.uses(ofName: hit.name)
        }
        _ = index.names(soundingLike: key)
        _ = index.row(of: PlaceID(rawValue: "geonames:2440485"))
        if let position = try? Coordinate(latitude: 13.5, longitude: 2.1) {
            _ = index.nearest(to: position, count: 3)
        }
    }
}

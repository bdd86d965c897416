import Gazetteer
import Geodesy
import Layers
import TestSupport
import Testing

/// Names found by few edits must be exactly those that comparing with each name finds.
@Suite struct NearbyNamesTests {
    static let alphabet = Array("abcdefgnostuz".utf8)

    /// Short names over few letters, so that neighbours are many.
    static func names(_ generator: inout SeededGenerator) -> [String] {
        (0..<400).map { _ in
            let length = Int.random(in: 1...9, using: &generator)
            return String(
                decoding: (0..<length).map { _ in
                    alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                }, as: UTF8.self)
        }
    }

    static func index(of names: [String]) throws -> PlaceIndex {
        var builder = GazetteerBuilder()
        for (number, name) in names.enumerated() {
            builder.add(try place(number + 1, name))
        }
        return try builder.index()
    }

    static func place(_ number: Int, _ name: String) throws -> Place {
        Place(
            id: PlaceID(rawValue: "geonames:\(number)"), name: name, featureClass: .populated,
            featureCode: "PPL", countries: ["NE"],
            coordinate: try Coordinate(latitude: 13, longitude: 2),
            extent: Length(kilometres: 1), uncertainty: Length(kilometres: 1),
            provenance: Provenance(
                source: "test", recordID: nil, date: nil, licence: nil))
    }

    /// The optimal string alignment distance after its definition.
    static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var table = [[Int]](
            repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
        for row in 0...first.count {
            for column in 0...second.count {
                if row == 0 || column == 0 {
                    table[row][column] = row + column
                    continue
                }
                let isEqual = first[row - 1] == second[column - 1]
                var best = min(
                    table[row - 1][column - 1] + (isEqual ? 0 : 1), table[row - 1][column] + 1,
                    table[row][column - 1] + 1)
                if row > 1, column > 1, first[row - 1] == second[column - 2],
                    first[row - 2] == second[column - 1]
                {
                    best = min(best, table[row - 2][column - 2] + 1)
                }
                table[row][column] = best
            }
        }
        return table[first.count][second.count]
    }

    @Test("One and two edits find what comparing with each name finds", arguments: [11, 12, 13])
    func completeness(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let names = Self.names(&generator)
        let index = try Self.index(of: names)
        let distinct = Set(names)
        for _ in 0..<150 {
            let length = Int.random(in: 3...10, using: &generator)
            let query = String(
                decoding: (0..<length).map { _ in
                    Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &generator)]
                }, as: UTF8.self)
            for edits in 1...2 {
                let found = index.names(near: NameKey(query), edits: edits)
                let got = Dictionary(
                    uniqueKeysWithValues: found.map {
                        (index.key(numbered: $0.name).description, $0.edits)
                    })
                var wanted: [String: Int] = [:]
                for name in distinct {
                    let distance = Self.distance(Array(query), Array(name))
                    if distance <= edits { wanted[name] = distance }
                }
                #expect(got == wanted, "seed \(seed), query \(query), \(edits) edits")
            }
        }
    }

    @Test("Three edits are found in all names of ten letters and more", arguments: [51, 52, 53])
    func threeEdits(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func letters(_ count: Int) -> [UInt8] {
            (0..<count).map { _ in
                Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &generator)]
            }
        }
        let names = (0..<300).map { _ in
            String(decoding: letters(Int.random(in: 7...17, using: &generator)), as: UTF8.self)
        }
        let index = try Self.index(of: names)
        for _ in 0..<400 {
            var query = Array(names[Int.random(in: 0..<names.count, using: &generator)].utf8)
            for _ in 0..<Int.random(in: 2...4, using: &generator) {
                let place = Int.random(in: 0..<(query.count - 1), using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: query[place] = letters(1)[0]
                case 1: query.insert(letters(1)[0], at: place)
                case 2: query.remove(at: place)
                default: query.swapAt(place, place + 1)
                }
            }
            let text = String(decoding: query, as: UTF8.self)
            var wanted: [String: Int] = [:]
            for name in Set(names) {
                let distance = Self.distance(Array(text), Array(name))
                if distance <= (name.utf8.count < 10 ? 2 : 3) { wanted[name] = distance }
            }
            let found = index.names(near: NameKey(text), edits: 3)
            #expect(found.map(\.name) == found.map(\.name).sorted())
            let got = Dictionary(
                uniqueKeysWithValues: found.map {
                    (index.key(numbered: $0.name).description, $0.edits)
                })
            #expect(got == wanted, "seed \(seed), query \(text)")
        }
    }

    @Test("A prefix finds the most important places, each once", arguments: [21, 22])
    func prefixes(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let names = Self.names(&generator) + Self.names(&generator)
        let index = try Self.index(of: names)
        for name in names.prefix(200) {
            let prefix = String(name.prefix(Int.random(in: 1...3, using: &generator)))
            let found = index.uses(withPrefix: NameKey(prefix), limit: 10).map(\.row)
            let wanted = (0..<index.count).filter { index.name(at: $0).hasPrefix(prefix) }.prefix(
                10)
            #expect(found == Array(wanted), "seed \(seed), prefix \(prefix)")
        }
    }

    @Test("Each name finds its places, and an unknown one none")
    func exact() throws {
        var generator = SeededGenerator(seed: 31)
        let names = Self.names(&generator)
        let index = try Self.index(of: names)
        for name in names {
            let rows = index.uses(of: NameKey(name)).map(\.row)
            #expect(rows == (0..<index.count).filter { index.name(at: $0) == name })
        }
        #expect(index.uses(of: NameKey("unheardofname")).isEmpty)
        #expect(index.uses(of: NameKey("")).isEmpty)
    }

    @Test("The same places in the same order give the same bytes")
    func determinism() throws {
        var first = SeededGenerator(seed: 41)
        var second = SeededGenerator(seed: 41)
        func bytes(_ generator: inout SeededGenerator) throws -> [UInt8] {
            var builder = GazetteerBuilder()
            for (number, name) in Self.names(&generator).enumerated() {
                builder.add(try Self.place(number + 1, name))
            }
            return try builder.compiled()
        }
        #expect(try bytes(&first) == bytes(&second))
    }
}

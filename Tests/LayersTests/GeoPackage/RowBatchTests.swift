import Foundation
import Geodesy
import Layers
import TestSupport
import Testing

@Suite struct RowBatchTests {
    private static let columns: [LayerColumn] = [
        .init("title", .string), .init("day", .date), .init("dead", .integer),
        .init("radius", .number), .init("sure", .boolean), .init("note", .string),
    ]

    private static func rows(_ ids: Range<Int>, _ dice: inout SeededGenerator) throws -> RowBatch {
        let texts = [
            "", "Gao", "Niamey \u{1F3DB} \"Hôtel\"", String(repeating: "long ", count: 40),
        ]
        var rows = RowBatch(columns: columns, capacity: ids.count)
        for id in ids {
            // Some have no position, as incidents known to an area.
            let position =
                id.isMultiple(of: 7)
                ? nil
                : try Coordinate(
                    latitude: Double.random(in: -90...90, using: &dice),
                    longitude: Double.random(in: -180...180, using: &dice))
            rows.begin(id: "row \(id)", at: position)
            rows.append(texts[id % texts.count])
            let day = CalendarDate(daysSinceEpoch: Int.random(in: -20_000...20_000, using: &dice))
            rows.append(id.isMultiple(of: 3) ? nil : day)
            let dead = Int.random(in: -9...9_000, using: &dice)
            rows.append(id.isMultiple(of: 5) ? nil : dead)
            let radius = Double.random(in: 0...500, using: &dice)
            rows.append(id.isMultiple(of: 4) ? nil : radius)
            rows.append(id.isMultiple(of: 2))
            rows.append(nonEmpty: texts[(id + 1) % texts.count])
        }
        return rows
    }

    @Test("Rows are stored as the features that they are, once each, and are in the index")
    func rows() async throws {
        let seed = UInt64(ProcessInfo.processInfo.environment["TOPOSCOPE_SEED"] ?? "") ?? 20_261_121
        print("seed \(seed)")
        var dice = SeededGenerator(seed: seed)
        let rows = try Self.rows(0..<1_500, &dice)
        try await GeoPackageTests.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            try file.write { transaction in
                try transaction.makeLayer(
                    LayerSchema(name: "flat", title: "Flat", columns: Self.columns), kind: .point)
                // A table with other columns takes the same rows by the names of theirs.
                try transaction.makeLayer(
                    LayerSchema(
                        name: "turned", title: "Turned",
                        columns: [.init("own", .string)] + Self.columns.reversed()), kind: .any)
                for layer in ["flat", "turned"] {
                    let keys = try transaction.insertIfNew(rows, 0..<rows.count, into: layer)
                    #expect(keys == (1...rows.count).map { $0 })
                }
                #expect(try transaction.insertIfNew(rows, 3..<4, into: "flat") == [nil])
                let again = try transaction.insertIfNew(rows, 3..<103, into: "flat")
                #expect(again == Array(repeating: nil, count: 100))
                #expect(try transaction.contains(id: "row 3", in: "flat"))
                #expect(try !transaction.contains(id: "row 1500", in: "flat"))
                #expect(try transaction.holds(rows.feature(of: 11), in: "flat"))
            }
            #expect(try file.findings() == [])
            let query = FeatureQuery(includesUnlocated: true, includesUndated: true)
            let flat = try file.layer("flat").page(query).features
            #expect(Set(flat) == Set((0..<rows.count).map { rows.feature(of: $0) }))
            let turned = try file.layer("turned").page(query).features
            #expect(turned.count == rows.count)
            let byID = Dictionary(uniqueKeysWithValues: turned.map { ($0.id, $0) })
            for feature in flat {
                let other = try #require(byID[feature.id])
                #expect(other.geometry == feature.geometry)
                for property in feature.properties {
                    #expect(other[property.name] == property.value, "\(feature.id)")
                }
            }
        }
    }

    @Test("Of rows with identifiers that are there or stand twice, the first stays")
    func repeated() async throws {
        let seed: UInt64 = .random(in: 0 ... .max)
        var dice = SeededGenerator(seed: seed)
        let numbers = (0..<1_000).map { _ in Int.random(in: 0..<600, using: &dice) }
        var rows = RowBatch(columns: [.init("value", .integer)], capacity: numbers.count)
        for (place, number) in numbers.enumerated() {
            let position = try Coordinate(latitude: Double(place) / 20, longitude: 2)
            rows.begin(id: "row \(number)", at: number.isMultiple(of: 7) ? nil : position)
            rows.append(place.isMultiple(of: 3) ? nil : place)
        }
        try await GeoPackageTests.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            var keys: [Int?] = []
            try file.write { transaction in
                try transaction.makeLayer(
                    LayerSchema(name: "flat", title: "Flat", columns: rows.columns), kind: .point)
                for range in [0..<10, 10..<500, 500..<1_000] {
                    keys += try transaction.insertIfNew(rows, range, into: "flat")
                }
            }
            #expect(try file.findings() == [], "seed \(seed)")
            var seen = Set<Int>()
            let first = numbers.indices.filter { seen.insert(numbers[$0]).inserted }
            #expect(keys.indices.filter { keys[$0] != nil } == first, "seed \(seed)")
            let stored = try file.layer("flat").features(rows: keys.compactMap(\.self))
            #expect(stored == first.map { rows.feature(of: $0) }, "seed \(seed)")
        }
    }

    @Test("Rows of more columns than a word has bits keep each value in its column")
    func manyColumns() async throws {
        let seed: UInt64 = .random(in: 0 ... .max)
        var dice = SeededGenerator(seed: seed)
        let columns = (0..<150).map { LayerColumn("c\($0)", .integer) }
        var values: [[PropertyValue]] = []
        var rows = RowBatch(columns: columns, capacity: 100)
        for id in 0..<100 {
            rows.begin(id: "row \(id)", at: try Coordinate(latitude: 13, longitude: Double(id)))
            values.append([])
            for column in columns.indices {
                // Columns 60 to 69 stay empty, on both sides of the end of a word.
                let isKnown = !(60..<70).contains(column) && Bool.random(using: &dice)
                rows.append(isKnown ? id * 1_000 + column : nil)
                values[id].append(isKnown ? .integer(id * 1_000 + column) : .null)
            }
        }
        try await GeoPackageTests.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            try file.write { transaction in
                try transaction.makeLayer(
                    LayerSchema(name: "wide", title: "Wide", columns: columns), kind: .point)
                let keys = try transaction.insertIfNew(rows, 0..<100, into: "wide")
                #expect(keys == (1...100).map { $0 })
            }
            let stored = try file.layer("wide").page(FeatureQuery()).features
            #expect(stored.map { $0.properties.map(\.value) } == values, "seed \(seed)")
        }
    }

    @Test("Rows that are written while the log is moved are all there")
    func movedLog() async throws {
        let seed = UInt64(ProcessInfo.processInfo.environment["TOPOSCOPE_SEED"] ?? "") ?? 20_261_122
        print("seed \(seed)")
        var dice = SeededGenerator(seed: seed)
        try await GeoPackageTests.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            try file.write {
                try $0.makeLayer(
                    LayerSchema(name: "flat", title: "Flat", columns: Self.columns), kind: .point)
            }
            let mover = file.movingLog()
            for batch in 0..<20 {
                let rows = try Self.rows((batch * 300)..<((batch + 1) * 300), &dice)
                try file.write { transaction in
                    let keys = try transaction.insertIfNew(rows, 0..<rows.count, into: "flat")
                    #expect(keys.allSatisfy { $0 != nil })
                }
                // As if enough had been written to be moved each time.
                mover.didCommit(bytes: 1 << 30)
            }
            mover.finish()
            #expect(try file.findings() == [])
            try file.close()
            let again = try GeoPackage(path: path)
            #expect(
                try again.layer("flat").count(
                    FeatureQuery(includesUnlocated: true, includesUndated: true)) == 6_000)
        }
    }

    @Test("Texts that are empty and texts that are not known stay different")
    func emptyTexts() throws {
        var rows = RowBatch(
            columns: [.init("a", .string), .init("b", .string), .init("c", .string)], capacity: 1)
        rows.begin(id: "1", at: nil)
        rows.append("")
        rows.append(nonEmpty: "")
        rows.append { $0.append(contentsOf: "é".utf8) }
        #expect(
            rows.feature(of: 0).properties.map(\.value) == [.string(""), .null, .string("é")])
    }
}

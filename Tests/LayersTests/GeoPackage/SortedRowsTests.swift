import Foundation
import TestSupport
import Testing

@testable import Layers

/// Orders that SQL sorts, against sorting in memory.
@Suite("Sorted rows") struct SortedRowsTests {
    private static let words = [
        "Gao", "gao", "Ségou", "Se\u{301}gou", "", "Zinder", "a\u{10000}", "\u{FFFD}", "Å", "zz",
    ]

    private static func layer(_ random: inout SeededGenerator, stray: Bool) -> Layer {
        var features: [Feature] = []
        for number in 1...400 {
            func maybe(_ value: PropertyValue) -> PropertyValue {
                Int.random(in: 0..<7, using: &random) == 0 ? .null : value
            }
            let day = CalendarDate(daysSinceEpoch: Int.random(in: -9000...9000, using: &random))
            var count = PropertyValue.integer(Int.random(in: -20...20, using: &random))
            if stray, number == 200 { count = .integer(1 << 60) }
            features.append(
                Feature(
                    id: String(number), geometry: nil,
                    properties: [
                        .init("count", maybe(count)),
                        .init("size", maybe(.number(Double.random(in: -1...1, using: &random)))),
                        .init("name", maybe(.string(words.randomElement(using: &random) ?? ""))),
                        .init("day", day.map { maybe(.date($0)) } ?? .null),
                        .init("flag", maybe(.boolean(.random(using: &random)))),
                    ]))
        }
        return Layer(name: "rows", title: "Rows", features: features)
    }

    private static let orders: [[FeatureOrder]] = [
        [.property("count", descending: false)], [.property("count", descending: true)],
        [.property("size", descending: true)], [.property("name", descending: false)],
        [.property("day", descending: true)], [.property("flag", descending: true)],
        [.property("name", descending: true), .property("count", descending: false)],
        [
            .property("count", descending: true), .property("day", descending: false),
            .property("name", descending: true),
        ],
    ]

    /// Conditions that SQL judges, that it narrows, and of which it knows nothing.
    private static let filters = [
        nil, "count > 3", "count BETWEEN -5 AND 5 AND name = 'gao'", "name LIKE '%a%'",
        "CASEI(name) = 'gao' OR size < 0", "day > DATE('1980-01-01')", "flag = TRUE",
        "name IS NULL", "count > 1000",
    ]

    @Test(
        "Pages in the order of columns are those of the layer in memory", arguments: [false, true])
    func pages(stray: Bool) async throws {
        let seed = UInt64(
            ProcessInfo.processInfo.environment["TEST_SEED"].flatMap { UInt64($0) } ?? 20_261_121)
        var random = SeededGenerator(seed: seed)
        let layer = Self.layer(&random, stray: stray)
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("sorted-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try GeoPackage.write([(layer, nil)], to: path)
        let file = try GeoPackage(path: path).layer("rows")
        for (order, text) in Self.orders.flatMap({ order in
            Self.filters.map { (order, $0) }
        }) {
            var query = FeatureQuery(
                order: order, limit: [7, 50, 399, 400, 1000].randomElement(using: &random))
            query.condition = try text.map { try CQL2Filter(text: $0) }
            var other = query
            while true {
                let page = try file.page(query)
                let expected = layer.page(other)
                #expect(
                    page.features.map(\.id) == expected.features.map(\.id),
                    "seed \(seed), order \(order), filter \(text ?? "none")")
                #expect((page.next == nil) == (expected.next == nil), "seed \(seed)")
                guard let next = page.next, let following = expected.next else { break }
                (query.after, other.after) = (next, following)
            }
        }
    }

    @Test("A condition that only the last of many rows fulfil finds them in order")
    func rare() async throws {
        let features = (1...25_000).map { number in
            Feature(
                id: String(number), geometry: nil,
                properties: [
                    .init("count", .integer(number)),
                    .init("name", .string(number > 24_990 ? "last \(number)" : "row")),
                ])
        }
        let layer = Layer(name: "rows", title: "Rows", features: features)
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("sorted-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try GeoPackage.write([(layer, nil)], to: path)
        let file = try GeoPackage(path: path).layer("rows")
        for isDescending in [false, true] {
            var query = FeatureQuery(
                order: [.property("count", descending: isDescending)], limit: 4)
            query.condition = try CQL2Filter(text: "name LIKE 'last%'")
            let page = try file.page(query)
            let rows = isDescending ? Array((24_997...25_000).reversed()) : Array(24_991...24_994)
            #expect(page.features.map(\.id) == rows.map(String.init))
            #expect(page.next != nil)
        }
    }

    @Test("A key that fits no column is no error, and gives what every source gives")
    func keys() async throws {
        var random = SeededGenerator(seed: 3)
        let layer = Self.layer(&random, stray: false)
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("sorted-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try GeoPackage.write([(layer, nil)], to: path)
        let file = try GeoPackage(path: path).layer("rows")
        let first = FeatureQuery(limit: 1)
        let row = try #require(layer.page(first).next?.row)
        let fileRow = try #require(try file.page(first).next?.row)
        for values: [PropertyValue] in [[], [.string("x")], [.null], [.integer(3), .integer(4)]] {
            var query = FeatureQuery(
                order: [.property("count", descending: false)], limit: 30,
                after: FeaturePageKey(values: values, row: row + 16))
            let expected = layer.page(query).features.map(\.id)
            query.after = FeaturePageKey(values: values, row: fileRow + 16)
            #expect(try file.page(query).features.map(\.id) == expected, "\(values)")
        }
    }
}

import Geodesy
import Layers
import Testing

/// What the standard says of single constructs, sentence by sentence.
@Suite("CQL2 means what the standard says") struct CQL2SemanticsTests {
    /// Whether a filter chooses a feature with these properties.
    private func chooses(
        _ filter: String, _ values: [String: PropertyValue], _ geometry: Geometry? = nil
    ) throws -> Bool {
        let feature = Feature(
            id: "1", geometry: geometry,
            properties: values.map { Feature.Property($0.key, $0.value) })
        return CQL2Evaluator(try CQL2Filter(text: filter)).matches(feature)
    }

    @Test(
        "Control characters and quotes have their escapes (/req/cql2-text/escaping)",
        arguments: [
            (#"\a"#, "\u{07}"), (#"\b"#, "\u{08}"), (#"\t"#, "\t"), (#"\n"#, "\n"),
            (#"\v"#, "\u{0B}"), (#"\f"#, "\u{0C}"), (#"\r"#, "\r"), (#"\'"#, "'"), ("''", "'"),
        ])
    func escapes(written: String, meant: String) throws {
        let filter = "name = 'one\(written)two'"
        #expect(try chooses(filter, ["name": .string("one\(meant)two")]))
        #expect(try !chooses(filter, ["name": .string("one\(written)two")]))
        let again = try CQL2Filter(text: CQL2Filter(text: filter).text)
        #expect(again == (try CQL2Filter(text: filter)))
    }

    @Test("The backslash escapes the wildcards of LIKE, and itself (like-predicate K)")
    func wildcards() throws {
        #expect(try chooses(#"name LIKE 'a\%b'"#, ["name": .string("a%b")]))
        #expect(try !chooses(#"name LIKE 'a\%b'"#, ["name": .string("axb")]))
        #expect(try chooses(#"name LIKE 'a\_b%'"#, ["name": .string("a_bc")]))
        #expect(try !chooses(#"name LIKE 'a\_b%'"#, ["name": .string("axbc")]))
        // Two are one, and the wildcard or the quote behind them is none that is escaped.
        #expect(try chooses(#"name LIKE 'a\\%'"#, ["name": .string(#"a\new"#)]))
        #expect(try chooses(#"name LIKE 'a\\'"#, ["name": .string(#"a\"#)]))
        #expect(try chooses(#"name LIKE 'a\tb%'"#, ["name": .string("a\tbc")]))
    }

    @Test(
        "BETWEEN is the conjunction of its two comparisons where a bound is missing",
        arguments: [
            // 7 >= missing is unknown; 7 <= 5 is false; unknown and false are false.
            ("number BETWEEN missing AND 5", false), ("number NOT BETWEEN missing AND 5", true),
            ("number BETWEEN 8 AND missing", false), ("number NOT BETWEEN 8 AND missing", true),
            ("number BETWEEN 5 AND missing", false), ("number NOT BETWEEN 5 AND missing", false),
            ("number BETWEEN 5 AND 8", true), ("number NOT BETWEEN 5 AND 8", false),
            ("missing NOT BETWEEN 5 AND 8", false),
        ])
    func between(filter: String, isChosen: Bool) throws {
        let values: [String: PropertyValue] = ["number": .integer(7), "missing": .null]
        #expect(try chooses(filter, values) == isChosen)
    }

    static let ofIntervals = [
        "T_CONTAINS", "T_DURING", "T_FINISHEDBY", "T_FINISHES", "T_MEETS", "T_METBY",
        "T_OVERLAPPEDBY", "T_OVERLAPS", "T_STARTEDBY", "T_STARTS",
    ]

    @Test(
        "Ten relations of time are of intervals; with an instant they are an error (7.8.2)",
        arguments: ofIntervals)
    func intervalsOnly(name: String) throws {
        let year = "INTERVAL('2017-01-01','2017-12-31')"
        let types: [String: CQL2Type] = ["day": .instant, "begin": .instant, "end": .instant]
        for operand in ["\"day\"", "DATE('2017-10-04')"] {
            for filter in ["\(name)(\(operand), \(year))", "\(name)(\(year), \(operand))"] {
                let error = #expect(throws: LayerError.self) {
                    try CQL2Filter(text: filter).check(against: types)
                }
                let reason = error.map { "\($0)" } ?? ""
                #expect(reason.contains("\(operand) is an instant. Use t_intersects"))
            }
        }
        try CQL2Filter(text: "\(name)(INTERVAL(begin, end), \(year))").check(against: types)
        for both in ["T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS"] {
            try CQL2Filter(text: "\(both)(day, \(year))").check(against: types)
        }
    }

    @Test("A shape that ends at the antimeridian, but for rounding, does not go around the earth")
    func roundedAntimeridian() throws {
        // Wrangel Island as Natural Earth 1:110 million has it in the data of the standard's exam.
        let text = """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{},
            "geometry":{"type":"Polygon","coordinates":[[[180.00000000000006,71.51571433642829],
            [180.00000000000006,70.83219920854673],[178.903425,70.78114],[178.7253,71.0988],
            [180.00000000000006,71.51571433642829]]]}}]}
            """
        let feature = try #require(
            try GeoJSONReader.features(bytes: Array(text.utf8), fileName: "island.geojson").first)
        func chooses(_ filter: String) throws -> Bool {
            CQL2Evaluator(try CQL2Filter(text: filter)).matches(feature)
        }
        #expect(try !chooses("S_INTERSECTS(geom, BBOX(-100,54,-90,84))"))
        #expect(try chooses("S_DISJOINT(geom, BBOX(-100,54,-90,84))"))
        #expect(try chooses("S_WITHIN(geom, BBOX(178,70,180,72))"))
    }

    @Test("A shape that crosses the antimeridian lies where it does for a box")
    func crossing() throws {
        // Fiji's Taveuni and its sea, written on with one ring from 179 to -179.
        let ring = try [(179.0, -17.0), (-179, -17), (-179, -16), (179, -16), (179, -17)].map {
            try Coordinate(latitude: $0.1, longitude: $0.0)
        }
        let shape = Geometry.polygon([ring])
        #expect(try chooses("S_INTERSECTS(geom, BBOX(179.5,-17,179.9,-16))", [:], shape))
        #expect(try chooses("S_INTERSECTS(geom, BBOX(170,-20,-170,-10))", [:], shape))
        #expect(try chooses("S_INTERSECTS(geom, POINT(-179.5 -16.5))", [:], shape))
        #expect(try !chooses("S_INTERSECTS(geom, BBOX(-10,-20,10,-10))", [:], shape))
    }
}

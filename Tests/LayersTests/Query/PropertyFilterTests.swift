import Layers
import Testing

@Suite("Conditions on properties")
struct PropertyFilterTests {
    static let feature = Feature(
        id: "1", geometry: nil,
        properties: [
            Feature.Property("name", .string("Tongo Tongo")),
            Feature.Property("killed", .integer(9)),
            Feature.Property("share", .number(0.5)),
            Feature.Property("known", .boolean(true)),
            Feature.Property(
                "day", CalendarDate(iso: "2017-10-04").map(PropertyValue.date) ?? .null),
            Feature.Property("seen", .timestamp("2017-10-04T11:40:00.5Z")),
            Feature.Property("note", .null),
        ])

    @Test(
        "Three-valued logic as in SQL",
        arguments: [
            (PropertyFilter.compare("killed", .greaterOrEqual, .number(9)), true),
            (.compare("killed", .less, .integer(9)), false),
            (.compare("killed", .equal, .string("9")), nil),
            (.compare("note", .equal, .null), nil),
            (.compare("missing", .notEqual, .integer(1)), nil),
            (.compare("name", .greater, .string("Tongo")), true),
            (.compare("name", .equal, .string("tongo tongo")), false),
            (.compare("day", .lessOrEqual, .string("2017-10-04")), true),
            (.compare("day", .less, .timestamp("2017-10-04T00:00:01Z")), true),
            (.compare("seen", .greater, .timestamp("2017-10-04T11:40:00Z")), true),
            (.compare("known", .equal, .boolean(true)), true),
            (.isNull("note"), true), (.isNull("missing"), true), (.isNull("name"), false),
            (.oneOf("killed", [.integer(1), .integer(9)]), true),
            (.oneOf("killed", [.integer(1), .null]), nil),
            (.oneOf("killed", []), false),
            (.not(.isNull("name")), true),
            (.not(.compare("note", .equal, .integer(1))), nil),
            (.all([]), true), (.any([]), false),
            (.all([.isNull("note"), .compare("note", .equal, .integer(1))]), nil),
            (.all([.isNull("name"), .compare("note", .equal, .integer(1))]), false),
            (.any([.isNull("note"), .compare("note", .equal, .integer(1))]), true),
            (.like("name", pattern: "Tongo%", ignoresCase: false), true),
            (.like("name", pattern: "tongo%", ignoresCase: false), false),
            (.like("name", pattern: "%TONGO", ignoresCase: true), true),
            (.like("name", pattern: "T_ngo T_ng_", ignoresCase: false), true),
            (.like("name", pattern: "Tongo", ignoresCase: false), false),
            (.like("name", pattern: "%", ignoresCase: false), true),
            (.like("name", pattern: "%o%o%o%o", ignoresCase: false), true),
            (.like("name", pattern: "%o%o%o%o%o", ignoresCase: false), false),
            (.like("name", pattern: #"Tongo\%"#, ignoresCase: false), false),
            (.like("killed", pattern: "9", ignoresCase: false), nil),
        ] as [(PropertyFilter, Bool?)])
    func logic(filter: PropertyFilter, expected: Bool?) {
        #expect(filter.holds(for: Self.feature) == expected)
    }

    @Test("A pattern of many wildcards on a long text ends")
    func manyWildcards() {
        let text = String(repeating: "a", count: 2000)
        let feature = Feature(
            id: "1", geometry: nil, properties: [Feature.Property("t", .string(text))])
        let pattern = String(repeating: "%a", count: 100) + "b"
        #expect(
            PropertyFilter.like("t", pattern: pattern, ignoresCase: false).holds(for: feature)
                == false)
    }
}

import Layers

/// Pieces of JSON Schema, in the dialect of OpenAPI 3.0.
enum Schemas {
    static let text = type("string")
    static let anyObject = type("object")
    static let anyValue = JSONValue.object([])
    static let number = type("number")
    static let flag = type("boolean")

    static func type(_ name: String, _ further: [JSONValue.Member] = []) -> JSONValue {
        .object([.init("type", .string(name))] + further)
    }

    static func text(example: String) -> JSONValue {
        type("string", [.init("example", .string(example))])
    }

    /// The name of a place.
    static func name(example: String) -> JSONValue {
        type(
            "string", [.init("maxLength", .integer(500)), .init("example", .string(example))])
    }

    /// A text of at least one character, and of a form where one is given.
    static func word(example: String, pattern: String? = nil) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("minLength", .integer(1)), .init("example", .string(example)),
        ]
        if let pattern { members.append(.init("pattern", .string(pattern))) }
        return type("string", members)
    }

    static func choice(_ words: [String], usual: String? = nil) -> JSONValue {
        var members: [JSONValue.Member] = [.init("enum", .array(words.map(JSONValue.string)))]
        if let usual { members.append(.init("default", .string(usual))) }
        return type("string", members)
    }

    static func number(_ range: ClosedRange<Double>, example: Double? = nil) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("minimum", .number(range.lowerBound)),
            .init("maximum", .number(range.upperBound)),
        ]
        if let example { members.append(.init("example", .number(example))) }
        return type("number", members)
    }

    static func count(most: Int, usual: Int) -> JSONValue {
        type(
            "integer",
            [
                .init("minimum", .integer(1)), .init("maximum", .integer(most)),
                .init("default", .integer(usual)),
            ])
    }

    /// A count that has no greatest value, since more than the most is cut off.
    static func count(usual: Int) -> JSONValue {
        type("integer", [.init("minimum", .integer(1)), .init("default", .integer(usual))])
    }

    /// Four numbers, or six.
    static let box = list(
        number,
        [.init("minItems", .integer(4)), .init("maxItems", .integer(6))]
            + [
                .init(
                    "oneOf",
                    .array(
                        [4, 6].map { count in
                            .object([
                                .init("minItems", .integer(count)),
                                .init("maxItems", .integer(count)),
                            ])
                        }))
            ])

    static func whole(_ range: ClosedRange<Int>) -> JSONValue {
        type(
            "integer",
            [
                .init("minimum", .integer(range.lowerBound)),
                .init("maximum", .integer(range.upperBound)),
            ])
    }

    static func list(_ items: JSONValue, _ further: [JSONValue.Member] = []) -> JSONValue {
        type("array", [.init("items", items)] + further)
    }

    static func object(_ properties: [(String, JSONValue)], required: [String] = []) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("properties", .object(properties.map { .init($0.0, $0.1) }))
        ]
        if !required.isEmpty {
            members.append(.init("required", .array(required.map(JSONValue.string))))
        }
        return type("object", members)
    }

    static func reference(_ name: String) -> JSONValue {
        .object([.init("$ref", .string("#/components/schemas/\(name)"))])
    }
}

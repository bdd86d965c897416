import Incidents
import Layers

/// The schemas of what may be written.
enum WriteSchemas {
    /// An incident as a GeoJSON feature.
    ///
    /// - Parameters:
    ///   - hasPosition: Whether it needs a position; otherwise it has none.
    ///   - isWhole: Whether all that is needed must be there, or only what is to change.
    /// - Returns: The schema.
    static func feature(hasPosition: Bool, isWhole: Bool) -> JSONValue {
        var properties =
            Schemas.object(
                IncidentEditor.columns.map { ($0.name, property($0, hasPosition, isWhole)) },
                required: isWhole ? ["title", "kind"] : []
            ).members ?? []
        properties.append(.init("additionalProperties", .boolean(false)))
        var members: [(String, JSONValue)] = [
            ("type", Schemas.choice(["Feature"])),
            ("geometry", hasPosition ? point : nothing),
            ("properties", .object(properties)),
        ]
        // An identifier is given by the service, and may only be repeated.
        if !isWhole { members.removeFirst() }
        return Schemas.object(
            members, required: isWhole ? ["type", "geometry", "properties"] : [])
    }

    private static let point = Schemas.object(
        [
            ("type", Schemas.choice(["Point"])),
            (
                "coordinates",
                Schemas.list(
                    // One range would be that of the height, too.
                    Schemas.type("number"),
                    [
                        // RFC 7946, 3.1.1: what follows the height is passed over.
                        .init("minItems", .integer(2)),
                        .init("example", .array([.number(1.835514), .number(15.053211)])),
                    ])
            ),
        ], required: ["type", "coordinates"])

    private static let nothing = Schemas.type(
        "object", [.init("nullable", .boolean(true)), .init("enum", .array([.null]))])

    private static func property(
        _ column: LayerColumn, _ hasPosition: Bool, _ isWhole: Bool
    ) -> JSONValue {
        let isNeeded = ["title", "kind"].contains(column.name)
        let words: [String]? =
            switch column.name {
            case "kind": IncidentKind.allCases.map(\.rawValue)
            case "date_precision": DatePrecision.allCases.map(\.rawValue)
            case "place_precision":
                PlacePrecision.allCases.filter { $0.isPoint == hasPosition }.map(\.rawValue)
            case "certainty": Certainty.allCases.map(\.rawValue)
            default: nil
            }
        if let words { return choice(words, isNullable: !isNeeded) }
        if isNeeded {
            return Schemas.word(
                example: "Ambush of a patrol near Tongo Tongo", pattern: "^[^\\u0000]+$")
        }
        var schema = range(of: column) ?? column.type.schema
        if column.type == .string {
            // SQLite ends a text at this character.
            schema = Schemas.type("string", [.init("pattern", .string("^[^\\u0000]*$"))])
        }
        return .object((schema.members ?? []) + [.init("nullable", .boolean(true))])
    }

    /// One of the words, or null where the usual one is to be taken.
    private static func choice(_ words: [String], isNullable: Bool) -> JSONValue {
        guard isNullable else { return Schemas.choice(words) }
        return Schemas.type(
            "string",
            [
                .init("nullable", .boolean(true)),
                .init("enum", .array(words.map(JSONValue.string) + [.null])),
            ])
    }

    private static func range(of column: LayerColumn) -> JSONValue? {
        switch column.name {
        case "radius_km": Schemas.number(0...20_004)
        case "label_latitude", "destination_latitude": Schemas.number(-90...90)
        case "label_longitude", "destination_longitude": Schemas.number(-180...180)
        default:
            column.type == .integer
                ? Schemas.type(
                    "integer",
                    [
                        .init("minimum", .integer(0)),
                        .init("maximum", .integer(9_007_199_254_740_991)),
                    ])
                : nil
        }
    }
}

import Geodesy
import Layers

/// Features in the reference system that a client asks for.
enum FeatureBytes {
    /// More decimals than a millimetre needs.
    private static let decimals = 9

    /// Appends a feature in the usual system.
    static func append(_ feature: Feature, to bytes: inout [UInt8]) {
        GeoJSONWriter.append(feature, decimals: decimals, to: &bytes)
    }

    static func append(
        _ feature: Feature, in system: ReferenceSystems.System,
        members: [JSONValue.Member] = [], to bytes: inout [UInt8]
    ) {
        if system.transformation == nil {
            GeoJSONWriter.append(feature, members: members, decimals: decimals, to: &bytes)
        } else {
            json(feature, in: system, members: members).append(to: &bytes)
        }
    }

    static func json(
        _ feature: Feature, in system: ReferenceSystems.System,
        members: [JSONValue.Member] = []
    ) -> JSONValue {
        .object(
            [
                .init("type", .string("Feature")), .init("id", .string(feature.id)),
                .init("geometry", system.json(of: feature.geometry)),
                .init(
                    "properties",
                    .object(
                        feature.properties.map { .init($0.name, JSONValue(property: $0.value)) })),
            ] + members)
    }

    /// The cells of a table, the shape in well-known text.
    static func cells(
        _ feature: Feature, _ columns: [String], in system: ReferenceSystems.System
    ) -> [String] {
        [feature.id]
            + columns.map { name in
                switch feature[name] ?? .null {
                case .null: ""
                case .boolean(let value): value ? "true" : "false"
                case .integer(let value): String(value)
                case .number(let value): String(value)
                case .string(let text), .timestamp(let text): text
                case .date(let day): day.description
                }
            } + [feature.geometry.map { wellKnownText($0.cut, system) } ?? ""]
    }

    private static func wellKnownText(
        _ geometry: Geometry, _ system: ReferenceSystems.System
    ) -> String {
        func position(_ coordinate: Coordinate) -> String {
            system.numbers(of: coordinate).map { "\($0.0) \($0.1)" } ?? "nan nan"
        }
        func list<Item>(_ items: [Item], _ text: (Item) -> String) -> String {
            "(" + items.map(text).joined(separator: ", ") + ")"
        }
        let name = geometry.typeName.uppercased()
        return switch geometry {
        case .point(let coordinate): "\(name) (\(position(coordinate)))"
        case .multiPoint(let line), .lineString(let line): name + " " + list(line, position)
        case .multiLineString(let lines), .polygon(let lines):
            name + " " + list(lines) { list($0, position) }
        case .multiPolygon(let polygons):
            name + " " + list(polygons) { list($0) { list($0, position) } }
        case .collection(let members): name + " " + list(members) { wellKnownText($0, system) }
        }
    }
}

extension JSONValue {
    /// The value as GeoJSON writes it.
    init(property value: PropertyValue) {
        switch value {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .number(let value): self = .number(value)
        case .string(let text), .timestamp(let text): self = .string(text)
        case .date(let day): self = .string(day.description)
        }
    }
}

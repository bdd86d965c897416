import Geodesy

extension CQL2Expression {
    /// The JSON encoding; reading it gives the same expression again.
    var json: JSONValue {
        switch self {
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .number(let value): .number(value)
        case .string(let text): .string(text)
        case .instant(let instant):
            Self.object(
                instant.nanoseconds == nil ? "date" : "timestamp", .string("\(instant)"))
        case .property(let name): Self.object("property", .string(name))
        case .interval(let start, let end):
            Self.object("interval", .array([Self.end(start), Self.end(end)]))
        case .geometry(let shape): Self.json(of: shape.geometry)
        case .list(let items): .array(items.map(\.json))
        case .call(let function, _): operation(function.rawValue)
        case .arithmetic(let sign, _, _): operation(sign.rawValue)
        case .and: operation("and")
        case .or: operation("or")
        case .not: operation("not")
        case .comparison(let sign, _, _): operation(sign.rawValue)
        case .like: operation("like")
        case .between: operation("between")
        case .isIn(let value, let items):
            Self.operation("in", [value.json, .array(items.map(\.json))])
        case .isNull: operation("isNull")
        case .spatial(let relation, _, _): operation(relation.rawValue)
        case .temporal(let relation, _, _): operation(relation.rawValue)
        case .array(let relation, _, _): operation(relation.rawValue)
        }
    }

    private static func object(_ name: String, _ value: JSONValue) -> JSONValue {
        .object([JSONValue.Member(name, value)])
    }

    private func operation(_ name: String) -> JSONValue {
        Self.operation(name, operands.map(\.json))
    }

    private static func operation(_ name: String, _ operands: [JSONValue]) -> JSONValue {
        .object([
            JSONValue.Member("op", .string(name)), JSONValue.Member("args", .array(operands)),
        ])
    }

    /// Days and moments at the ends of an interval are written without a member name.
    private static func end(_ expression: CQL2Expression?) -> JSONValue {
        switch expression {
        case nil: .string("..")
        case .instant(let instant): .string("\(instant)")
        case let other?: other.json
        }
    }

    private static func json(of geometry: Geometry) -> JSONValue {
        func position(_ coordinate: Coordinate) -> JSONValue {
            .array([.number(coordinate.longitude), .number(coordinate.latitude)])
        }
        func line(_ line: [Coordinate]) -> JSONValue { .array(line.map(position)) }
        func lines(_ lines: [[Coordinate]]) -> JSONValue { .array(lines.map(line)) }
        let type = JSONValue.Member("type", .string(geometry.typeName))
        let coordinates: JSONValue
        switch geometry {
        case .point(let coordinate): coordinates = position(coordinate)
        case .multiPoint(let positions), .lineString(let positions): coordinates = line(positions)
        case .multiLineString(let parts), .polygon(let parts): coordinates = lines(parts)
        case .multiPolygon(let polygons): coordinates = .array(polygons.map(lines))
        case .collection(let members):
            return .object([type, JSONValue.Member("geometries", .array(members.map(json)))])
        }
        return .object([type, JSONValue.Member("coordinates", coordinates)])
    }
}

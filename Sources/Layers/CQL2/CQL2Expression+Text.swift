import Geodesy

extension CQL2Expression {
    /// The text encoding; reading it gives the same expression again.
    ///
    /// Every operand that is more than a value stands in parentheses.
    var text: String {
        switch self {
        case .boolean(let value): value ? "TRUE" : "FALSE"
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .string(let text): Self.quoted(text, by: "'")
        case .instant(let instant):
            (instant.nanoseconds == nil ? "DATE('" : "TIMESTAMP('") + "\(instant)')"
        case .property(let name): Self.quoted(name, by: "\"")
        case .interval(let start, let end): "INTERVAL(\(Self.end(start)), \(Self.end(end)))"
        case .geometry(let shape): Self.text(of: shape.geometry)
        case .list(let items): "[" + Self.list(items) + "]"
        case .call(let function, let operands):
            "\(function.rawValue.uppercased())(\(Self.list(operands)))"
        case .arithmetic(let sign, let first, let second):
            "\(first.operandText) \(sign.rawValue) \(second.operandText)"
        case .and(let terms): terms.map(\.operandText).joined(separator: " AND ")
        case .or(let terms): terms.map(\.operandText).joined(separator: " OR ")
        case .not(let term): "NOT \(term.operandText)"
        case .comparison(let sign, let first, let second):
            "\(first.operandText) \(sign.rawValue) \(second.operandText)"
        case .like(let value, let pattern): "\(value.operandText) LIKE \(pattern.operandText)"
        case .between(let value, let low, let high):
            "\(value.operandText) BETWEEN \(low.operandText) AND \(high.operandText)"
        case .isIn(let value, let items): "\(value.operandText) IN (\(Self.list(items)))"
        case .isNull(let value): "\(value.operandText) IS NULL"
        case .spatial(let relation, let first, let second):
            "\(relation.rawValue.uppercased())(\(first.text), \(second.text))"
        case .temporal(let relation, let first, let second):
            "\(relation.rawValue.uppercased())(\(first.text), \(second.text))"
        case .array(let relation, let first, let second):
            "\(relation.rawValue.uppercased())(\(first.text), \(second.text))"
        }
    }

    private var operandText: String {
        switch self {
        case .arithmetic, .and, .or, .not, .comparison, .like, .between, .isIn, .isNull:
            "(\(text))"
        default: text
        }
    }

    private static func quoted(_ text: String, by quote: Character) -> String {
        var quoted = String(quote)
        for character in text {
            if character == quote { quoted.append(quote) }
            quoted.append(character)
        }
        return quoted + String(quote)
    }

    private static func list(_ items: [CQL2Expression]) -> String {
        items.map(\.text).joined(separator: ", ")
    }

    private static func end(_ expression: CQL2Expression?) -> String {
        switch expression {
        case nil: "'..'"
        case .instant(let instant): "'\(instant)'"
        case let other?: other.text
        }
    }

    private static func text(of geometry: Geometry) -> String {
        func position(_ coordinate: Coordinate) -> String {
            "\(coordinate.longitude) \(coordinate.latitude)"
        }
        func line(_ line: [Coordinate]) -> String {
            "(" + line.map(position).joined(separator: ", ") + ")"
        }
        func lines(_ lines: [[Coordinate]]) -> String {
            "(" + lines.map(line).joined(separator: ", ") + ")"
        }
        let body =
            switch geometry {
            case .point(let coordinate): "(\(position(coordinate)))"
            case .multiPoint(let positions), .lineString(let positions): line(positions)
            case .multiLineString(let parts), .polygon(let parts): lines(parts)
            case .multiPolygon(let polygons):
                "(" + polygons.map(lines).joined(separator: ", ") + ")"
            case .collection(let members):
                "(" + members.map(text(of:)).joined(separator: ", ") + ")"
            }
        return geometry.typeName.uppercased() + body
    }
}

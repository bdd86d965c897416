import Geodesy
internal import GRDB

/// Conditions of SQL that let through at least every row for which a CQL2 filter is true.
///
/// Only what SQL judges just as the evaluator does is handed over: numbers, texts whose letters have one
/// form only, missing values, and the extent of shapes. The rest narrows nothing.
enum FilterConditions {
    /// Numbers beyond this are not the same as whole numbers and as doubles.
    private static let exact = Double(1 << 52)

    /// The conditions on columns, all of which hold for each row that the filter chooses.
    static func columns(
        _ filter: CQL2Filter, _ schema: LayerSchema
    ) -> [RowConditions.Condition] {
        conditions(filter.expression, schema)
    }

    /// A box that each shape must touch for the filter to be true; nil where there is none.
    static func box(_ filter: CQL2Filter, _ schema: LayerSchema) -> BoundingBox? {
        box(filter.expression, schema)
    }

    private static func box(_ expression: CQL2Expression, _ schema: LayerSchema) -> BoundingBox? {
        switch expression {
        case .and(let terms): return terms.lazy.compactMap { box($0, schema) }.first
        case .spatial(let relation, .property(let name), .geometry(let shape)),
            .spatial(let relation, .geometry(let shape), .property(let name)):
            let envelope = shape.envelope
            guard relation != .disjoint, schema.column(name) == nil,
                envelope.west <= envelope.east
            else { return nil }
            return try? BoundingBox(
                west: envelope.west, south: envelope.south, east: envelope.east,
                north: envelope.north)
        default: return nil
        }
    }

    private static func conditions(
        _ expression: CQL2Expression, _ schema: LayerSchema
    ) -> [RowConditions.Condition] {
        switch expression {
        case .and(let terms): return terms.flatMap { conditions($0, schema) }
        case .or(let terms):
            var sides: [RowConditions.Condition] = []
            for term in terms {
                let found = conditions(term, schema)
                guard !found.isEmpty else { return [] }
                sides.append(joined(found, " AND "))
            }
            return [joined(sides, " OR ")]
        case .comparison(let sign, .property(let name), let literal):
            return compared(name, sign, literal, schema)
        case .comparison(let sign, let literal, .property(let name)):
            return compared(name, sign.converse, literal, schema)
        case .between(.property(let name), let low, let high):
            return compared(name, .greaterOrEqual, low, schema)
                + compared(name, .lessOrEqual, high, schema)
        case .isIn(.property(let name), let items):
            var sides: [RowConditions.Condition] = []
            for item in items {
                let found = compared(name, .equal, item, schema)
                guard !found.isEmpty else { return [] }
                sides += found
            }
            return sides.isEmpty ? [] : [joined(sides, " OR ")]
        case .not(.isNull(.property(let name))) where schema.column(name) != nil:
            let column = GeoPackageSQL.quoted(name)
            return [RowConditions.Condition(sql: "\(column) IS NOT NULL", arguments: [])]
        default: return []
        }
    }

    private static func joined(
        _ conditions: [RowConditions.Condition], _ word: String
    ) -> RowConditions.Condition {
        RowConditions.Condition(
            sql: "(" + conditions.map(\.sql).joined(separator: word) + ")",
            arguments: conditions.flatMap(\.arguments))
    }

    private static func compared(
        _ name: String, _ sign: CQL2Comparison, _ literal: CQL2Expression, _ schema: LayerSchema
    ) -> [RowConditions.Condition] {
        guard let column = schema.column(name) else { return [] }
        let value: DatabaseValue
        switch (column.type, literal) {
        case (.integer, .integer(let number)), (.number, .integer(let number)):
            guard abs(Double(number)) < exact else { return [] }
            value = number.databaseValue
        case (.integer, .number(let number)), (.number, .number(let number)):
            guard abs(number) < exact else { return [] }
            value = number.databaseValue
        case (.string, .string(let text)):
            // Texts are ordered by bytes in SQL, and by canonical equivalence in filters.
            guard sign == .equal, hasOneForm(text) else { return [] }
            value = text.databaseValue
        default: return []
        }
        return [
            RowConditions.Condition(
                sql: "\(GeoPackageSQL.quoted(name)) \(sign.rawValue) ?", arguments: [value])
        ]
    }

    /// Whether no other sequence of scalars is canonically equivalent to a text.
    ///
    /// Of ASCII, three signs are the canonical form of another: the Kelvin sign is a K, the Greek
    /// question mark a semicolon, and the Greek varia a grave accent.
    private static func hasOneForm(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            byte < 0x80 && byte != UInt8(ascii: "K") && byte != UInt8(ascii: ";")
                && byte != UInt8(ascii: "`")
        }
    }
}

extension CQL2Comparison {
    /// The sign that says the same of exchanged sides.
    fileprivate var converse: CQL2Comparison {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

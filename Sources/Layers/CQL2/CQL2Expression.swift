/// A node of a filter, the same whether it was written as text or as JSON.
///
/// `NOT LIKE`, `NOT BETWEEN`, `NOT IN` and `IS NOT NULL` are the plain predicate within ``not(_:)``.
indirect enum CQL2Expression: Hashable, Sendable {
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case instant(CQL2Instant)
    case property(String)
    /// Both ends belong to it; `nil` is an open end.
    case interval(CQL2Expression?, CQL2Expression?)
    case geometry(CQL2Shape)
    case list([CQL2Expression])
    case call(CQL2Function, [CQL2Expression])
    case arithmetic(CQL2Arithmetic, CQL2Expression, CQL2Expression)
    case and([CQL2Expression])
    case or([CQL2Expression])
    case not(CQL2Expression)
    case comparison(CQL2Comparison, CQL2Expression, CQL2Expression)
    case like(CQL2Expression, CQL2Expression)
    case between(CQL2Expression, CQL2Expression, CQL2Expression)
    case isIn(CQL2Expression, [CQL2Expression])
    case isNull(CQL2Expression)
    case spatial(CQL2SpatialRelation, CQL2Expression, CQL2Expression)
    case temporal(CQL2TemporalRelation, CQL2Expression, CQL2Expression)
    case array(CQL2ArrayRelation, CQL2Expression, CQL2Expression)
}

extension CQL2Expression {
    /// The operands, in the order in which they are written.
    var operands: [CQL2Expression] {
        switch self {
        case .boolean, .integer, .number, .string, .instant, .property, .geometry: []
        case .interval(let start, let end): [start, end].compactMap(\.self)
        case .list(let items), .call(_, let items), .and(let items), .or(let items): items
        case .not(let one), .isNull(let one): [one]
        case .arithmetic(_, let first, let second), .comparison(_, let first, let second),
            .like(let first, let second), .spatial(_, let first, let second),
            .temporal(_, let first, let second), .array(_, let first, let second):
            [first, second]
        case .between(let value, let low, let high): [value, low, high]
        case .isIn(let value, let items): [value] + items
        }
    }

    /// Adds the names of all properties that the expression mentions.
    func collectProperties(into names: inout Set<String>) {
        if case .property(let name) = self { names.insert(name) }
        for operand in operands { operand.collectProperties(into: &names) }
    }
}

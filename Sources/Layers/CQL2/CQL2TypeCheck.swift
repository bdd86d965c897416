/// Finds operands that can never have a value, before any feature is looked at.
struct CQL2TypeCheck {
    /// The kind of a property; `nil` where there is no such property.
    let typeOf: (String) -> CQL2Type?

    /// The kind of value that the expression has.
    func type(of expression: CQL2Expression) throws(LayerError) -> CQL2Type {
        switch expression {
        case .boolean: return .boolean
        case .integer, .number: return .number
        case .string: return .string
        case .instant: return .instant
        case .geometry: return .geometry
        case .property(let name):
            guard let type = typeOf(name) else {
                throw failure("there is no property \u{201C}\(name)\u{201D} to filter by.")
            }
            return type
        case .interval(let start, let end):
            for end in [start, end].compactMap(\.self) {
                try need([.instant, .string], of: end, as: "an end of an interval")
            }
            return .interval
        case .list(let items):
            for item in items { _ = try type(of: item) }
            return .list
        case .call(let function, let operands): return try type(of: function, operands)
        case .arithmetic(let sign, let first, let second):
            try need([.number], of: first, as: "an operand of \(sign.rawValue)")
            try need([.number], of: second, as: "an operand of \(sign.rawValue)")
            return .number
        default:
            try checkCondition(expression)
            return .boolean
        }
    }

    /// Checks that the expression can be true or false.
    func checkFilter(_ expression: CQL2Expression) throws(LayerError) {
        try need([.boolean], of: expression, as: "the filter")
    }

    private func type(
        of function: CQL2Function, _ operands: [CQL2Expression]
    ) throws(LayerError) -> CQL2Type {
        for operand in operands {
            try need(
                [function.operandType], of: operand, as: "an operand of \(function.rawValue)")
        }
        return function.description.value
    }

    private func checkCondition(_ expression: CQL2Expression) throws(LayerError) {
        switch expression {
        case .and(let terms), .or(let terms):
            for term in terms { try need([.boolean], of: term, as: "an operand of AND or OR") }
        case .not(let term): try need([.boolean], of: term, as: "the operand of NOT")
        case .isNull(let value): _ = try type(of: value)
        case .comparison(_, let first, let second): try alike(first, second)
        case .between(let value, let low, let high):
            try alike(value, low)
            try alike(value, high)
        case .isIn(let value, let items):
            for item in items { try alike(value, item) }
        case .like(let value, let pattern):
            try need([.string], of: value, as: "the value before LIKE")
            try need([.string], of: pattern, as: "the pattern of LIKE")
        case .spatial(let relation, let first, let second):
            for operand in [first, second] {
                try need([.geometry], of: operand, as: "an operand of \(relation.rawValue)")
            }
        case .temporal(let relation, let first, let second):
            for operand in [first, second] { try check(operand, of: relation) }
        case .array(let relation, let first, let second):
            for operand in [first, second] {
                try need([.list, .string], of: operand, as: "an operand of \(relation.rawValue)")
            }
        default: break
        }
    }

    private func check(
        _ operand: CQL2Expression, of relation: CQL2TemporalRelation
    ) throws(LayerError) {
        let role = "an operand of \(relation.rawValue)"
        try need([.instant, .interval, .string], of: operand, as: role)
        // OGC 21-065r2, 7.8.2: with instants these functions are a client error.
        guard !relation.takesInstants, [.instant, .string].contains(try type(of: operand)) else {
            return
        }
        throw failure(
            "\(role) must be an interval, but \(operand.text) is an instant. "
                + "Use t_intersects, t_before, t_after, t_disjoint or t_equals, "
                + "or write INTERVAL with two ends.")
    }

    private func need(
        _ types: Set<CQL2Type>, of expression: CQL2Expression, as role: String
    ) throws(LayerError) {
        let type = try type(of: expression)
        guard type == .any || types.contains(type) else {
            let needed = types.map(\.rawValue).sorted().joined(separator: " or ")
            throw failure(
                "\(role) must be of type \(needed), but \(expression.text) is of type "
                    + "\(type.rawValue).")
        }
    }

    private func alike(
        _ first: CQL2Expression, _ second: CQL2Expression
    ) throws(LayerError) {
        let types = [try type(of: first), try type(of: second)]
        let isAlike =
            types[0] == types[1] || types.contains(.any)
            // Dates in quotation marks, and whole numbers for yes and no, come from GDAL.
            || Set(types) == [.instant, .string] || Set(types) == [.boolean, .number]
        guard isAlike, !types.contains(.geometry) else {
            throw failure(
                "\(first.text) of type \(types[0].rawValue) cannot be compared with "
                    + "\(second.text) of type \(types[1].rawValue).")
        }
    }

    private func failure(_ reason: String) -> LayerError {
        .malformed(format: "CQL2", line: 1, column: 1, reason: reason)
    }
}

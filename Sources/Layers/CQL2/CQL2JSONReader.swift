import Geodesy

/// Reads the JSON encoding of CQL2.
///
/// Besides the final form it takes two forms of the drafts that clients still send: the bounds of
/// `between` in a list of their own, and `casei` and `accenti` as members.
struct CQL2JSONReader {
    private let axes: CQL2Axes
    private var depth = 0

    init(axes: CQL2Axes) {
        self.axes = axes
    }

    static func error(_ reason: String) -> LayerError {
        .malformed(format: "CQL2 JSON", line: 1, column: 1, reason: reason)
    }

    mutating func read(_ value: JSONValue) throws(LayerError) -> CQL2Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= CQL2Limits.depth else {
            throw Self.error("the filter is nested more than \(CQL2Limits.depth) levels deep.")
        }
        switch value {
        case .null: throw Self.error("null is no value in a filter; use isNull.")
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .number(let value): return .number(value)
        case .string(let text): return .string(text)
        case .array(let items): return .list(try readAll(items))
        case .object: return try readObject(value)
        }
    }

    private mutating func readAll(_ items: [JSONValue]) throws(LayerError) -> [CQL2Expression] {
        var expressions: [CQL2Expression] = []
        for item in items { expressions.append(try read(item)) }
        return expressions
    }

    private mutating func readObject(_ value: JSONValue) throws(LayerError) -> CQL2Expression {
        if let name = value["op"] {
            guard let name = name.string else { throw Self.error("\"op\" must be a text.") }
            guard let operands = value["args"]?.array else {
                throw Self.error("\"\(name)\" needs \"args\", a list of operands.")
            }
            return try operation(name, operands)
        }
        if let name = value["property"] {
            guard let name = name.string, !name.isEmpty else {
                throw Self.error("\"property\" must be the name of a property.")
            }
            return .property(name)
        }
        if let day = value["date"] { return try instant(day, isDay: true) }
        if let moment = value["timestamp"] { return try instant(moment, isDay: false) }
        if let ends = value["interval"] { return try interval(ends) }
        if let edges = value["bbox"] { return try box(edges) }
        if value["type"] != nil {
            let shape = CQL2JSONShape(axes: axes)
            return .geometry(CQL2Shape(try shape.geometry(value)))
        }
        for (name, function) in [("casei", CQL2Function.casei), ("accenti", .accenti)] {
            if let operand = value[name] { return .call(function, [try read(operand)]) }
        }
        let names = value.members?.map(\.name).joined(separator: ", ") ?? ""
        throw Self.error("an object with the members \(names) is no expression of CQL2.")
    }

    private mutating func operation(
        _ name: String, _ operands: [JSONValue]
    ) throws(LayerError) -> CQL2Expression {
        func need(_ count: Int) throws(LayerError) {
            guard operands.count == count else {
                throw Self.error(
                    "\"\(name)\" takes \(count) operands, but there are \(operands.count).")
            }
        }
        if let comparison = CQL2Comparison(rawValue: name) {
            try need(2)
            return .comparison(comparison, try read(operands[0]), try read(operands[1]))
        }
        if name == "-", operands.count == 1 {
            return .arithmetic(.multiply, .integer(-1), try read(operands[0]))
        }
        if let arithmetic = CQL2Arithmetic(rawValue: name) {
            try need(2)
            return .arithmetic(arithmetic, try read(operands[0]), try read(operands[1]))
        }
        switch name {
        case "and", "or":
            let terms = try readAll(operands)
            guard terms.count > 1 else {
                throw Self.error("\"\(name)\" takes at least 2 operands.")
            }
            return name == "and" ? .and(terms) : .or(terms)
        case "not":
            try need(1)
            return .not(try read(operands[0]))
        case "isNull":
            try need(1)
            return .isNull(try read(operands[0]))
        case "like":
            try need(2)
            return .like(try read(operands[0]), try read(operands[1]))
        case "between":
            var operands = operands
            if operands.count == 2, let bounds = operands[1].array {
                operands = [operands[0]] + bounds
            }
            guard operands.count == 3 else {
                throw Self.error("\"between\" takes 3 operands, but there are \(operands.count).")
            }
            return .between(
                try read(operands[0]), try read(operands[1]), try read(operands[2]))
        case "in":
            try need(2)
            guard let items = operands[1].array else {
                throw Self.error("the second operand of \"in\" must be a list.")
            }
            return .isIn(try read(operands[0]), try readAll(items))
        default:
            let expressions = try readAll(operands)
            do throws(CQL2CallError) {
                return try CQL2Expression(calling: name, with: expressions)
            } catch {
                throw Self.error(error.reason)
            }
        }
    }

    private func instant(_ value: JSONValue, isDay: Bool) throws(LayerError) -> CQL2Expression {
        guard let text = value.string, let instant = CQL2Instant(strict: text),
            isDay == (instant.nanoseconds == nil)
        else {
            throw Self.error(
                isDay
                    ? "\"date\" must be a day such as \"2017-10-04\", not \(value)."
                    : "\"timestamp\" must be a moment such as \"2017-10-04T11:40:00Z\", not \(value)."
            )
        }
        return .instant(instant)
    }

    private mutating func interval(_ value: JSONValue) throws(LayerError) -> CQL2Expression {
        guard let ends = value.array, ends.count == 2 else {
            throw Self.error("\"interval\" must be a list of two ends.")
        }
        return .interval(try intervalEnd(ends[0]), try intervalEnd(ends[1]))
    }

    private mutating func intervalEnd(_ value: JSONValue) throws(LayerError) -> CQL2Expression? {
        guard let text = value.string else { return try read(value) }
        if text == ".." || text.isEmpty { return nil }
        guard let instant = CQL2Instant(strict: text) else {
            throw Self.error(
                "an end of \"interval\" is a day, a moment with zone, \"..\" or a property, "
                    + "not \(value).")
        }
        return .instant(instant)
    }

    private func box(_ value: JSONValue) throws(LayerError) -> CQL2Expression {
        let edges = value.array?.compactMap(\.number) ?? []
        guard edges.count == value.array?.count, edges.count == 4 || edges.count == 6 else {
            throw Self.error("\"bbox\" must be a list of 4 or 6 numbers.")
        }
        do throws(GeodesyError) {
            return .geometry(
                CQL2Shape(
                    try axes.box(
                        edges.count == 4 ? edges : [edges[0], edges[1], edges[3], edges[4]])))
        } catch {
            throw Self.error("\(error)")
        }
    }
}

import Geodesy

/// Reads CQL2 text by recursive descent.
///
/// From loose to tight: `OR`, `AND`, `NOT`, predicates, `+ -`, `* / % div`, `^`, sign. Words of the
/// language count as such only where they can, so that a property may be called `date` or `end`.
/// See OGC 21-065r2, annex B.
struct CQL2TextParser {
    private let tokens: [CQL2Token]
    private var position = 0
    private var depth = 0
    private let axes: CQL2Axes

    init(_ text: String, axes: CQL2Axes) throws(LayerError) {
        var lexer = try CQL2Lexer(text)
        tokens = try lexer.tokens()
        self.axes = axes
    }

    /// The whole text as one expression.
    mutating func parse() throws(LayerError) -> CQL2Expression {
        guard token.kind != .end else { throw error("the filter is empty.") }
        let expression = try disjunction()
        guard token.kind == .end else {
            throw error("\(token.found) was not expected here; the filter was complete before it.")
        }
        return expression
    }

    // MARK: Tokens

    private var token: CQL2Token { tokens[position] }

    private func token(ahead offset: Int) -> CQL2Token {
        tokens[min(position + offset, tokens.count - 1)]
    }

    private mutating func advance() { position = min(position + 1, tokens.count - 1) }

    private func error(_ reason: String, at token: CQL2Token? = nil) -> LayerError {
        CQL2Lexer.error(reason, at: (token ?? self.token).place)
    }

    private mutating func take(_ sign: String) -> Bool {
        guard token.kind == .sign(sign) else { return false }
        advance()
        return true
    }

    private mutating func take(word: String) -> Bool {
        guard token.keyword == word else { return false }
        advance()
        return true
    }

    private mutating func expect(_ sign: String) throws(LayerError) {
        guard take(sign) else {
            throw error("\u{201C}\(sign)\u{201D} was expected, but there is \(token.found).")
        }
    }

    private mutating func nested<Result>(
        _ body: (inout CQL2TextParser) throws(LayerError) -> Result
    ) throws(LayerError) -> Result {
        depth += 1
        defer { depth -= 1 }
        guard depth <= CQL2Limits.depth else {
            throw error("the filter is nested more than \(CQL2Limits.depth) levels deep.")
        }
        return try body(&self)
    }

    // MARK: Conditions

    private mutating func disjunction() throws(LayerError) -> CQL2Expression {
        try nested { (parser) throws(LayerError) in
            var terms = [try parser.conjunction()]
            while parser.take(word: "or") { terms.append(try parser.conjunction()) }
            return terms.count == 1 ? terms[0] : .or(terms)
        }
    }

    private mutating func conjunction() throws(LayerError) -> CQL2Expression {
        var factors = [try negation()]
        while take(word: "and") { factors.append(try negation()) }
        return factors.count == 1 ? factors[0] : .and(factors)
    }

    private mutating func negation() throws(LayerError) -> CQL2Expression {
        guard take(word: "not") else { return try predicate() }
        return try nested { (parser) throws(LayerError) in .not(try parser.negation()) }
    }

    private mutating func predicate() throws(LayerError) -> CQL2Expression {
        let value = try sum()
        if case .sign(let sign) = token.kind, let comparison = CQL2Comparison(rawValue: sign) {
            advance()
            return .comparison(comparison, value, try sum())
        }
        if take(word: "is") {
            let isNegated = take(word: "not")
            guard take(word: "null") else {
                throw error("NULL was expected behind IS, but there is \(token.found).")
            }
            return isNegated ? .not(.isNull(value)) : .isNull(value)
        }
        let follower = token.keyword == "not" ? token(ahead: 1).keyword : token.keyword
        guard let follower, ["like", "between", "in"].contains(follower) else { return value }
        let isNegated = take(word: "not")
        advance()
        let plain: CQL2Expression
        switch follower {
        case "like": plain = .like(value, try sum())
        case "between":
            let low = try sum()
            guard take(word: "and") else {
                throw error("AND was expected in BETWEEN, but there is \(token.found).")
            }
            plain = .between(value, low, try sum())
        default:
            guard token.kind == .sign("(") else {
                throw error("IN needs a list in parentheses, but there is \(token.found).")
            }
            plain = .isIn(value, try arguments())
        }
        return isNegated ? .not(plain) : plain
    }

    // MARK: Arithmetic

    private mutating func sum() throws(LayerError) -> CQL2Expression {
        var left = try product()
        var length = 0
        while case .sign(let sign) = token.kind, sign == "+" || sign == "-" {
            advance()
            try count(&length)
            left = .arithmetic(sign == "+" ? .add : .subtract, left, try product())
        }
        return left
    }

    private mutating func product() throws(LayerError) -> CQL2Expression {
        var left = try power()
        var length = 0
        while let operation = productOperation {
            advance()
            try count(&length)
            left = .arithmetic(operation, left, try power())
        }
        return left
    }

    private var productOperation: CQL2Arithmetic? {
        switch token.kind {
        case .sign("*"): .multiply
        case .sign("/"): .divide
        case .sign("%"): .remainder
        default: token.keyword == "div" ? .divideWhole : nil
        }
    }

    private mutating func power() throws(LayerError) -> CQL2Expression {
        let base = try signed()
        guard take("^") else { return base }
        return try nested { (parser) throws(LayerError) in
            .arithmetic(.power, base, try parser.power())
        }
    }

    private mutating func signed() throws(LayerError) -> CQL2Expression {
        guard take("-") else {
            _ = take("+")
            return try primary()
        }
        switch token.kind {
        case .integer(let value):
            advance()
            return .integer(-value)
        case .number(let value):
            advance()
            return .number(-value)
        default:
            return try nested { (parser) throws(LayerError) in
                .arithmetic(.multiply, .integer(-1), try parser.signed())
            }
        }
    }

    /// A chain of signs makes a tree as deep as the chain is long.
    private func count(_ length: inout Int) throws(LayerError) {
        length += 1
        guard length <= CQL2Limits.depth else {
            throw error("a sum or product may have at most \(CQL2Limits.depth) signs.")
        }
    }

    // MARK: Values

    private mutating func primary() throws(LayerError) -> CQL2Expression {
        let first = token
        switch first.kind {
        case .integer(let value):
            advance()
            return .integer(value)
        case .number(let value):
            advance()
            return .number(value)
        case .string(let text):
            advance()
            return .string(text)
        case .sign("("): return try group()
        case .sign("["):
            advance()
            return .list(try items(until: "]"))
        case .name(let name, let isQuoted):
            advance()
            if !isQuoted, token.kind == .sign("(") || first.keyword == "bbox" {
                return try call(first)
            }
            if !isQuoted, let shape = try shapeWithSuffix(first) { return shape }
            guard isQuoted || !Self.reserved.contains(name.lowercased()) else {
                return try constant(first)
            }
            return .property(name)
        default:
            throw error("a value was expected, but there is \(first.found).")
        }
    }

    private static let reserved: Set = [
        "true", "false", "and", "or", "not", "null", "is", "in", "like", "between", "div",
    ]

    private func constant(_ first: CQL2Token) throws(LayerError) -> CQL2Expression {
        switch first.keyword {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default:
            throw error(
                "a value was expected, but there is \(first.found). "
                    + "A property of that name is written in double quotes.", at: first)
        }
    }

    /// What stands in parentheses: one expression, or an array where commas follow.
    private mutating func group() throws(LayerError) -> CQL2Expression {
        try expect("(")
        if take(")") { return .list([]) }
        let first = try disjunction()
        guard token.kind == .sign(",") else {
            try expect(")")
            return first
        }
        advance()
        return .list([first] + (try items(until: ")")))
    }

    private mutating func items(until close: String) throws(LayerError) -> [CQL2Expression] {
        if take(close) { return [] }
        var items = [try disjunction()]
        while take(",") { items.append(try disjunction()) }
        try expect(close)
        return items
    }

    private mutating func arguments() throws(LayerError) -> [CQL2Expression] {
        try expect("(")
        return try items(until: ")")
    }

    private mutating func call(_ name: CQL2Token) throws(LayerError) -> CQL2Expression {
        let word = name.keyword ?? ""
        switch word {
        case "date", "timestamp": return try instant(name, isDay: word == "date")
        case "interval": return try interval()
        default: break
        }
        if CQL2ShapeParser.types.contains(word) { return try shape(word) }
        let arguments = try arguments()
        do throws(CQL2CallError) {
            return try CQL2Expression(calling: word, with: arguments)
        } catch {
            throw self.error(error.reason, at: name)
        }
    }

    private mutating func instant(
        _ name: CQL2Token, isDay: Bool
    ) throws(LayerError) -> CQL2Expression {
        try expect("(")
        guard case .string(let text) = token.kind, let instant = CQL2Instant(strict: text),
            isDay == (instant.nanoseconds == nil)
        else {
            throw error(
                isDay
                    ? "DATE needs a day such as '2017-10-04', but there is \(token.found)."
                    : "TIMESTAMP needs a moment such as '2017-10-04T11:40:00Z', "
                        + "but there is \(token.found).")
        }
        advance()
        try expect(")")
        return .instant(instant)
    }

    private mutating func interval() throws(LayerError) -> CQL2Expression {
        try expect("(")
        let start = try intervalEnd()
        try expect(",")
        let end = try intervalEnd()
        try expect(")")
        return .interval(start, end)
    }

    private mutating func intervalEnd() throws(LayerError) -> CQL2Expression? {
        guard case .string(let text) = token.kind else { return try sum() }
        let place = token
        advance()
        if text == ".." || text.isEmpty { return nil }
        guard let instant = CQL2Instant(strict: text) else {
            throw error(
                "an end of INTERVAL is a day, a moment with zone, '..' or a property, "
                    + "but there is '\(text)'.", at: place)
        }
        return .instant(instant)
    }

    // MARK: Shapes

    /// A shape whose type is followed by `Z`, which has no parenthesis directly behind its name.
    private mutating func shapeWithSuffix(
        _ name: CQL2Token
    ) throws(LayerError) -> CQL2Expression? {
        guard let word = name.keyword, CQL2ShapeParser.types.contains(word),
            let suffix = token.keyword, ["z", "m", "zm", "empty"].contains(suffix)
        else { return nil }
        return try shape(word)
    }

    private mutating func shape(_ word: String) throws(LayerError) -> CQL2Expression {
        var parser = CQL2ShapeParser(tokens: tokens[position...], axes: axes)
        let geometry = try parser.shape(of: word)
        position = parser.position
        return .geometry(CQL2Shape(geometry))
    }
}

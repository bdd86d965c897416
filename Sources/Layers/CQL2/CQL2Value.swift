/// What an expression has come to for one feature.
enum CQL2Value {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case instant(CQL2Instant)
    case period(CQL2Period)
    case list([CQL2Value])
    /// The shape of the feature.
    case ownShape
    case shape(CQL2Shape)
}

extension CQL2Value {
    init(_ value: PropertyValue) {
        switch value {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .number(let value): self = value.isNaN ? .null : .number(value)
        case .string(let text): self = .string(text)
        case .date(let day): self = .instant(CQL2Instant(day: day))
        case .timestamp(let text):
            self = CQL2Instant(lenient: text).map(CQL2Value.instant) ?? .string(text)
        }
    }

    var isNull: Bool {
        if case .null = self { true } else { false }
    }

    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The stretch of time that this is; a text counts if it reads as a day or moment.
    var time: CQL2Period? {
        switch self {
        case .instant(let instant): CQL2Period(instant)
        case .period(let period): period
        case .string(let text): CQL2Instant(lenient: text).map(CQL2Period.init)
        default: nil
        }
    }

    /// The members of an array; a text column holds one as JSON, or with bars between the members.
    var members: [CQL2Value]? {
        switch self {
        case .list(let values): return values
        case .string(let text) where text.hasPrefix("["):
            guard case .array(let values)? = try? JSONValue(parsing: text) else { return nil }
            return values.map { value in
                switch value {
                case .string(let text): .string(text)
                case .integer(let value): .integer(value)
                case .number(let value): .number(value)
                case .boolean(let value): .boolean(value)
                case .null, .array, .object: .null
                }
            }
        case .string(let text): return text.split(separator: "|").map { .string(String($0)) }
        default: return nil
        }
    }

    /// Negative, zero or positive as this sorts before, with or behind the other; `nil` where the
    /// two cannot be compared.
    func order(to other: CQL2Value) -> Int? {
        switch (self, other) {
        case (.integer(let first), .integer(let second)): Self.order(first, second)
        case (.string(let first), .string(let second)): Self.order(first, second)
        case (.boolean(let first), .boolean(let second)):
            Self.order(first ? 1 : 0, second ? 1 : 0)
        case (.boolean(let first), .integer(let second)): Self.order(first ? 1 : 0, second)
        case (.integer(let first), .boolean(let second)): Self.order(first, second ? 1 : 0)
        case (.instant(let first), .instant(let second)): first.order(to: second)
        case (.instant(let first), .string(let second)):
            CQL2Instant(lenient: second).map { first.order(to: $0) }
        case (.string(let first), .instant(let second)):
            CQL2Instant(lenient: first).map { $0.order(to: second) }
        default:
            if let first = number, let second = other.number {
                Self.order(first, second)
            } else {
                nil
            }
        }
    }

    private static func order<Value: Comparable>(_ first: Value, _ second: Value) -> Int {
        first < second ? -1 : first == second ? 0 : 1
    }

    /// Whether both are the same; `nil` where they cannot be compared.
    func equals(_ other: CQL2Value) -> Bool? {
        if case .period(let first) = self, let second = other.time {
            return first.holds(.equals, with: second)
        }
        if case .period(let second) = other, let first = time {
            return first.holds(.equals, with: second)
        }
        if case .list(let first) = self, let second = other.members {
            return first.count == second.count
                && zip(first, second).allSatisfy { $0.equals($1) == true }
        }
        return order(to: other).map { $0 == 0 }
    }
}

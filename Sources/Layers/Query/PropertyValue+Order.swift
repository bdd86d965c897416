extension PropertyValue {
    /// Negative, zero or positive as the value is smaller, equal or greater; nil where the two cannot
    /// be compared.
    func compared(to other: PropertyValue) -> Int? {
        switch (self, other) {
        case (.null, _), (_, .null): nil
        case (.boolean(let one), .boolean(let two)): PropertyValue.order(one ? 1 : 0, two ? 1 : 0)
        case (.integer(let one), .integer(let two)): PropertyValue.order(one, two)
        case (.integer, .number), (.number, .integer), (.number, .number):
            PropertyValue.numericOrder(self, other)
        case (.string(let one), .string(let two)): PropertyValue.textOrder(one, two)
        case (.date(let one), .date(let two)):
            PropertyValue.order(one.daysSinceEpoch, two.daysSinceEpoch)
        default: PropertyValue.temporalOrder(self, other)
        }
    }

    private static func order<Value: Comparable>(_ one: Value, _ two: Value) -> Int {
        one < two ? -1 : one > two ? 1 : 0
    }

    private static func numericOrder(_ one: PropertyValue, _ two: PropertyValue) -> Int? {
        guard let first = one.double, let second = two.double, !first.isNaN, !second.isNaN else {
            return nil
        }
        return order(first, second)
    }

    private var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// By UTF-8 bytes, as SQLite compares.
    private static func textOrder(_ one: String, _ two: String) -> Int {
        if one.utf8.lexicographicallyPrecedes(two.utf8) { return -1 }
        return two.utf8.lexicographicallyPrecedes(one.utf8) ? 1 : 0
    }

    private static func temporalOrder(_ one: PropertyValue, _ two: PropertyValue) -> Int? {
        guard one.isTemporal || two.isTemporal, let first = one.window?.start,
            let second = two.window?.start
        else { return nil }
        return order(first, second)
    }

    private var isTemporal: Bool {
        switch self {
        case .date, .timestamp: true
        default: false
        }
    }

    /// A total order for sorting: truth values, numbers, times, texts, and null at the end.
    func sortOrder(_ other: PropertyValue) -> Int {
        compared(to: other) ?? PropertyValue.order(sortRank, other.sortRank)
    }

    private var sortRank: Int {
        switch self {
        case .boolean: 0
        case .integer: 1
        case .number(let value): value.isNaN ? 4 : 1
        case .date, .timestamp: 2
        case .string: 3
        case .null: 5
        }
    }
}

/// A condition on the properties of features.
///
/// Logic has three values as in SQL: a comparison with null or between values of different kinds is
/// unknown, and only what is true is found. Texts compare by their UTF-8 bytes, days and moments by
/// time, also with texts that spell one.
public indirect enum PropertyFilter: Hashable, Sendable {
    /// How two values compare.
    public enum Comparison: Hashable, Sendable, CaseIterable {
        /// The same.
        case equal
        /// Different.
        case notEqual
        /// Smaller, earlier.
        case less
        /// Smaller or the same.
        case lessOrEqual
        /// Greater, later.
        case greater
        /// Greater or the same.
        case greaterOrEqual
    }

    /// The property compares with the value.
    case compare(String, Comparison, PropertyValue)
    /// The property is one of the values.
    case oneOf(String, [PropertyValue])
    /// The property is null or missing.
    case isNull(String)
    /// The text of the property has the pattern, in which `%` is any text and `_` any character.
    case like(String, pattern: String, ignoresCase: Bool)
    /// All hold.
    case all([PropertyFilter])
    /// At least one holds.
    case any([PropertyFilter])
    /// Does not hold.
    case not(PropertyFilter)

    /// Whether a feature fulfils the condition; nil for unknown.
    public func holds(for feature: Feature) -> Bool? {
        switch self {
        case .compare(let name, let comparison, let value):
            return (feature[name] ?? .null).compared(to: value).map(comparison.accepts)
        case .oneOf(let name, let values):
            let own = feature[name] ?? .null
            return PropertyFilter.any(values.lazy.map { own.compared(to: $0).map { $0 == 0 } })
        case .isNull(let name):
            return (feature[name] ?? .null) == .null
        case .like(let name, let pattern, let ignoresCase):
            guard case .string(let text)? = feature[name] else { return nil }
            return ignoresCase
                ? LikePattern.matches(pattern.lowercased(), text.lowercased())
                : LikePattern.matches(pattern, text)
        case .all(let filters):
            // Not true where one is false, unknown where one is unknown.
            return PropertyFilter.any(filters.lazy.map { $0.holds(for: feature).map { !$0 } })
                .map { !$0 }
        case .any(let filters):
            return PropertyFilter.any(filters.lazy.map { $0.holds(for: feature) })
        case .not(let filter):
            return filter.holds(for: feature).map { !$0 }
        }
    }

    private static func any(_ values: some Sequence<Bool?>) -> Bool? {
        var result: Bool? = false
        for value in values {
            if value == true { return true }
            if value == nil { result = nil }
        }
        return result
    }

    /// The names of all properties that the condition looks at.
    public var propertyNames: Set<String> {
        switch self {
        case .compare(let name, _, _), .oneOf(let name, _), .isNull(let name),
            .like(let name, _, _):
            [name]
        case .all(let filters), .any(let filters):
            filters.reduce(into: []) { $0.formUnion($1.propertyNames) }
        case .not(let filter): filter.propertyNames
        }
    }
}

extension PropertyFilter.Comparison {
    /// Whether an order of two values (negative, zero, positive) is what is asked.
    func accepts(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}

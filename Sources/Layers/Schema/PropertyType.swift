/// The type of a column of a layer.
public enum PropertyType: String, Hashable, Sendable, CaseIterable {
    /// Yes or no.
    case boolean
    /// Whole numbers.
    case integer
    /// Numbers.
    case number
    /// Texts.
    case string
    /// Days.
    case date
    /// Moments.
    case timestamp
}

extension PropertyValue {
    /// The type of the value, or nil for null.
    public var type: PropertyType? {
        switch self {
        case .null: nil
        case .boolean: .boolean
        case .integer: .integer
        case .number: .number
        case .string: .string
        case .date: .date
        case .timestamp: .timestamp
        }
    }
}

extension PropertyValue {
    /// The value as tables and XML write it: ISO dates, `true` and `false`, nothing for null and for
    /// numbers that are none.
    var plainText: String {
        switch self {
        case .null: ""
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): value.isFinite ? value.description : ""
        case .string(let text), .timestamp(let text): text
        case .date(let date): date.description
        }
    }
}

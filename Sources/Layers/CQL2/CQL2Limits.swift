/// What a filter may not exceed, so that no request can exhaust the stack or the processor.
enum CQL2Limits {
    /// Levels of parentheses, operators and function calls within each other.
    static let depth = 100
    /// Characters of a filter.
    static let length = 262_144
}

/// A record that was not imported, with what a person needs to mend it.
public struct Rejection: Hashable, Sendable {
    /// The line on which the record begins; the number of the feature for GeoJSON.
    public let line: Int
    /// The column at fault; empty where the whole record is.
    public let column: String
    /// The value at fault, at most 200 characters of it.
    public let value: String
    /// What is wrong, as the end of a sentence that begins with the value.
    public let reason: String

    /// Makes a rejection.
    public init(line: Int, column: String, value: String, reason: String) {
        self.line = line
        self.column = column
        self.value = value.count > 200 ? value.prefix(200) + "…" : value
        self.reason = reason
    }
}

extension Rejection: CustomStringConvertible {
    /// One sentence for people.
    public var description: String {
        column.isEmpty
            ? "line \(line): \(reason)" : "line \(line), column \(column): \"\(value)\" \(reason)"
    }
}

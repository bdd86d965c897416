/// A record that was not imported, with what a person needs to mend it.
public struct Rejection: Hashable, Sendable {
    /// What ``line`` counts.
    public enum Unit: String, Hashable, Sendable {
        /// Lines of a text, from 1.
        case line
        /// Features of a file, from 1, however many lines they take.
        case feature
    }

    /// The line on which the record begins, or the number of the feature.
    public let line: Int
    /// Which of both it is.
    public let unit: Unit
    /// The column at fault; empty where the whole record is.
    public let column: String
    /// The value at fault, at most 200 characters of it.
    public let value: String
    /// What is wrong, as the end of a sentence that begins with the value.
    public let reason: String

    /// Makes a rejection.
    public init(
        line: Int, unit: Unit = .line, column: String, value: String, reason: String
    ) {
        self.line = line
        self.unit = unit
        self.column = column
        self.value = value.count > 200 ? value.prefix(200) + "…" : value
        self.reason = reason
    }
}

extension Rejection: CustomStringConvertible {
    /// One sentence for people.
    public var description: String {
        "\(position)\(column.isEmpty ? "" : ", column \(column)"): "
            + (column.isEmpty ? reason : "\"\(value)\" \(reason)")
    }

    /// Where the record stands, in words: "line 7", "feature 7".
    public var position: String {
        "\(unit.rawValue) \(line)"
    }
}

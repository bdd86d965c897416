/// What can go wrong with the incident log and its files.
public enum IncidentError: Error, Hashable, Sendable {
    /// A row of a curated file that breaks the schema.
    case row(file: String, line: Int, column: String, value: String, reason: String)
    /// A page key that no answer of this program has given.
    case unusableKey(String)
    /// A map of columns that means nothing.
    case unusableMap(String, reason: String)
    /// A file of which no known form of data can be recognised.
    case unknownFormat(path: String, reason: String)
}

extension IncidentError: CustomStringConvertible {
    /// One sentence for people that names the value, the place and the remedy.
    public var description: String {
        switch self {
        case .row(let file, let line, let column, let value, let reason):
            "\(file), line \(line), column \(column): \"\(value)\" \(reason)"
        case .unusableMap(let text, let reason):
            "\"\(text)\" does not map a column. \(reason)"
        case .unknownFormat(let path, let reason):
            "\(path): \(reason)"
        case .unusableKey(let key):
            "\"\(key)\" is no key of a page. Give the `next` value of an earlier answer unchanged."
        }
    }
}

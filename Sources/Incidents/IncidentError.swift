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
    /// A file that cannot serve as the working file.
    case unusableFile(path: String, reason: String)
    /// An incident that the file does not have.
    case unknownIncident(String)
    /// An incident that was to be linked with itself.
    case linkedToItself(String)
    /// An incident whose present state is not the one that a change was made for.
    case changedMeanwhile(String)
    /// Something in an incident that cannot be taken into a file.
    case unacceptable(property: String, value: String, reason: String)
}

extension IncidentError: CustomStringConvertible {
    /// One sentence for people that names the value, the place and the remedy.
    public var description: String {
        switch self {
        case .row(let file, let line, let column, let value, let reason):
            "\(file), line \(line), column \(column): \"\(value)\" \(reason)"
        case .unusableMap(let text, let reason):
            "\"\(text)\" does not map a column. \(reason)"
        case .unknownIncident(let id):
            "The file has no incident \"\(id)\". toposcope near and timeline show identifiers with --format json."
        case .linkedToItself(let id):
            "The incident \"\(id)\" cannot be linked with itself. Name two incidents."
        case .changedMeanwhile(let id):
            "The incident \"\(id)\" has been changed meanwhile. Get it again and make the change anew."
        case .unacceptable(let property, let value, let reason):
            "The property \"\(property)\"\(value.isEmpty ? "" : " = \"\(value)\""): \(reason)"
        case .unknownFormat(let path, let reason), .unusableFile(let path, let reason):
            "\(path): \(reason)"
        case .unusableKey(let key):
            "\"\(key)\" is no key of a page. Give the `next` value of an earlier answer unchanged."
        }
    }
}

/// What can go wrong with layers and their files.
public enum LayerError: Error, Hashable, Sendable {
    /// A text that is not what its format asks for.
    case malformed(format: String, line: Int, column: Int, reason: String)
    /// A file that cannot be opened, read or written.
    case file(path: String, reason: String)
}

extension LayerError: CustomStringConvertible {
    /// One sentence for people that names the value and the place.
    public var description: String {
        switch self {
        case .malformed(let format, let line, let column, let reason):
            "Not valid \(format) at line \(line), column \(column): \(reason)"
        case .file(let path, let reason):
            "\(path): \(reason)"
        }
    }
}

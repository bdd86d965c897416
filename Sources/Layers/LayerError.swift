/// What can go wrong with layers and their files.
public enum LayerError: Error, Hashable, Sendable {
    /// A text that is not what its format asks for.
    case malformed(format: String, line: Int, column: Int, reason: String)
    /// A file that cannot be opened, read or written.
    case file(path: String, reason: String)
    /// A file that another program holds, for longer than this one waits.
    case busy(path: String)
}

extension LayerError {
    /// Why a busy file cannot be read or written now.
    package static let isWritten =
        "another program is writing to it; try again when that is done."
}

extension LayerError: CustomStringConvertible {
    /// One sentence for people that names the value and the place.
    public var description: String {
        switch self {
        case .malformed(let format, let line, let column, let reason):
            "Not valid \(format) at line \(line), column \(column): \(reason)"
        case .file(let path, let reason):
            "\(path): \(reason)"
        case .busy(let path):
            "\(path): \(Self.isWritten)"
        }
    }
}

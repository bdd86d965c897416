import Layers

/// What can go wrong with a gazetteer and its files.
public enum GazetteerError: Error, Hashable, Sendable {
    /// A file that cannot be opened or read.
    case file(path: String, reason: String)
    /// A row of a curated file that breaks the schema.
    case row(file: String, line: Int, reason: String)
    /// A compiled gazetteer that is damaged, foreign or from a newer program.
    case unusableIndex(path: String, reason: String)
}

extension GazetteerError {
    /// The same mishap in the words of this module.
    init(_ error: LayerError) {
        switch error {
        case .file(let path, let reason): self = .file(path: path, reason: reason)
        case .busy(let path): self = .file(path: path, reason: LayerError.isWritten)
        case .malformed(let format, let line, _, let reason):
            self = .row(file: format, line: line, reason: reason)
        }
    }
}

extension GazetteerError: CustomStringConvertible {
    /// One sentence for people that names the file and the remedy.
    public var description: String {
        switch self {
        case .file(let path, let reason): "\(path): \(reason)"
        case .row(let file, let line, let reason): "\(file), line \(line): \(reason)"
        case .unusableIndex(let path, let reason): "\(path) is no usable gazetteer: \(reason)"
        }
    }
}

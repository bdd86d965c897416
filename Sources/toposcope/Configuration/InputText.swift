import Foundation
import Layers

/// A text to read: from a file, or from standard input where the path is `-`.
enum InputText {
    /// The whole text.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where the file cannot be opened, and
    ///   ``ToolError/input(path:reason:)`` where it is no UTF-8 text; the reason names the byte.
    static func read(_ path: String) throws -> String {
        var bytes =
            path == "-"
            ? [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
            : try FileBytes.read(path)
        // A byte order mark is no letter of the text.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        do {
            return String(copying: try UTF8Span(validating: bytes.span))
        } catch {
            throw ToolError.input(
                path: path == "-" ? "standard input" : path,
                reason: "it is not UTF-8 at byte \(error.byteOffsets.lowerBound); "
                    + "convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8")
        }
    }
}

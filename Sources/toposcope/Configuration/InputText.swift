import Foundation
import Gazetteer
import Layers

/// A text to read: from a file, or from standard input where the path is `-`.
enum InputText {
    /// The whole text in UTF-8; of HTML pages and Markdown documents what is there to read, each word at
    /// the offset that it has in the file.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where the file cannot be opened, and
    ///   ``ToolError/input(path:reason:)`` where it is no UTF-8 text; the reason names the byte.
    static func read(_ path: String) throws -> [UInt8] {
        var bytes =
            path == "-"
            ? [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
            : try FileBytes.read(path)
        // A byte order mark is no letter of the text.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw ToolError.input(
                path: path == "-" ? "standard input" : path,
                reason: "it is not UTF-8 at byte \(error.byteOffsets.lowerBound); "
                    + "convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8")
        }
        return readable(bytes, path)
    }

    private static func readable(_ text: [UInt8], _ path: String) -> [UInt8] {
        let name = path.lowercased()
        if name.hasSuffix(".html") || name.hasSuffix(".htm") || MarkupText.isHTML(text) {
            return MarkupText.plain(html: text)
        }
        if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
            let document = String(decoding: text, as: UTF8.self)
            return Array(MarkupText.plain(markdown: document).utf8)
        }
        return text
    }
}

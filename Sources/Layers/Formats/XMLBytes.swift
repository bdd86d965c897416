/// The spelling of texts and elements in XML 1.0, straight into bytes.
enum XMLBytes {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    /// Appends a text with the letters that XML reserves escaped and those it forbids left out.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"": bytes += "&quot;".utf8
            // XML 1.0, 2.2 and 2.11: a bare CR would be read as LF.
            case "\r": bytes += "&#13;".utf8
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
                break
            default: bytes += Array(String(scalar).utf8)
            }
        }
    }

    /// Appends an element with a text; none for an empty text.
    static func append(element name: String, _ text: String, to bytes: inout [UInt8]) {
        guard !text.isEmpty else { return }
        bytes += "<\(name)>".utf8
        append(text, to: &bytes)
        bytes += "</\(name)>".utf8
    }
}

import Layers

/// What shape a value has, and its text in a page.
extension HTMLPage {
    /// Whether a value is neither a list nor an object.
    static func isPlain(_ value: JSONValue) -> Bool {
        value.members == nil && value.array == nil
    }

    /// Whether a value is the address of something on the web.
    static func isAddress(_ value: JSONValue) -> Bool {
        value.string.map { $0.hasPrefix("http://") || $0.hasPrefix("https://") } ?? false
    }

    /// Whether a value is a list of objects, which needs the whole width.
    static func isLong(_ value: JSONValue) -> Bool {
        value.array?.first?.members != nil
    }

    /// The entries of a list that have titles of their own, with these as links to their pages.
    static func titled(_ list: JSONValue) -> [(JSONValue, title: String)] {
        let values = list.array ?? []
        guard values.allSatisfy({ $0["title"]?.string != nil && $0["links"] != nil }) else {
            return []
        }
        return values.map { value in
            let title = escaped(value["title"]?.string ?? "")
            let page = value["links"]?.array?.first {
                $0["rel"]?.string == "items" && $0["type"]?.string == Encoding.html.mediaType
            }
            guard let address = page?["href"]?.string else { return (value, title) }
            return (value, "<a href=\"\(escaped(address))\">\(title)</a>")
        }
    }

    /// The columns of a table of features; nil for other lists.
    static func columns(of values: [JSONValue]) -> [String]? {
        guard let first = values.first, first["type"]?.string == "Feature",
            let properties = first["properties"]?.members
        else { return nil }
        return properties.map(\.name)
    }

    /// The columns of a table of objects with few and shallow members, in the order of their first
    /// appearance; nil where a table would not hold them.
    static func records(_ values: [JSONValue]) -> [String]? {
        var columns: [String] = []
        for value in values {
            guard let members = value.members, !members.isEmpty, value["href"] == nil,
                members.allSatisfy({ isShallow($0.value) })
            else { return nil }
            for member in members where !columns.contains(member.name) {
                columns.append(member.name)
            }
        }
        return values.count > 1 && (1...8).contains(columns.count) ? columns : nil
    }

    /// Whether a value is plain, or a list of plain values or of objects with one member.
    private static func isShallow(_ value: JSONValue) -> Bool {
        if value.members != nil { return isTyped(value) }
        return (value.array ?? []).allSatisfy { isTyped($0) || isPlain($0) }
    }

    /// Whether a value is an object that tells a type and perhaps a description: an argument.
    static func isTyped(_ value: JSONValue) -> Bool {
        guard let members = value.members, value["type"] != nil else { return false }
        return members.allSatisfy { $0.name == "type" || $0.name == "description" }
    }

    /// The words for such an object: `number`, or `number (may be repeated)`.
    static func typeWords(_ value: JSONValue) -> String {
        let types = value["type"]?.array?.compactMap(\.string) ?? [value["type"]?.string ?? ""]
        let note = value["description"]?.string.map { " (\($0))" } ?? ""
        return escaped(types.joined(separator: " or ") + note)
    }

    /// What holds a table: it can be moved by the keyboard where the table is wider than the page.
    static let wide = #"<div class="wide" tabindex="0" role="group" aria-label="Table">"#

    static func linked(_ text: String) -> String {
        guard isAddress(.string(text)) else { return escaped(text) }
        return "<a href=\"\(escaped(text))\">\(escaped(text))</a>"
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}

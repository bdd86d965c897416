import Layers

/// Any document as a page: all its data, and all its links to follow.
struct HTMLPage {
    let title: String
    let base: String

    func bytes(of value: JSONValue) -> [UInt8] {
        var page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped(title))</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <nav aria-label="Service"><a href="\(Self.escaped(base))/?f=html">Service</a> \
            <a href="\(Self.escaped(base))/collections?f=html">Collections</a> \
            <a href="\(Self.escaped(base))/openapi?f=html">API</a></nav>
            <main>
            <h1>\(Self.escaped(title))</h1>

            """
        append(value, depth: 0, to: &page)
        page += "\n</main>\n</body>\n</html>\n"
        return Array(page.utf8)
    }

    private func append(_ value: JSONValue, depth: Int, to page: inout String) {
        switch value {
        case .object(let members): append(members, depth: depth, to: &page)
        case .array(let values) where values.isEmpty: page += "<span>none</span>"
        case .array(let values) where values.allSatisfy({ $0.members == nil && $0.array == nil }):
            for (index, value) in values.enumerated() {
                if index > 0 { page += ", " }
                append(value, depth: depth, to: &page)
            }
        case .array(let values):
            if let columns = Self.columns(of: values) {
                appendTable(values, columns, depth: depth, to: &page)
            } else {
                page += "<ul>\n"
                for value in values {
                    page += "<li>"
                    append(value, depth: depth + 1, to: &page)
                    page += "</li>\n"
                }
                page += "</ul>\n"
            }
        case .string(let text): page += Self.linked(text)
        case .null: page += "<span class=\"none\">–</span>"
        default: page += Self.escaped(value.text)
        }
    }

    private func append(_ members: [JSONValue.Member], depth: Int, to page: inout String) {
        if let address = members.first(where: { $0.name == "href" })?.value.string {
            let words = ["title", "rel", "type"].compactMap { name in
                members.first { $0.name == name }?.value.string
            }
            page += "<a href=\"\(Self.escaped(address))\">"
            page += Self.escaped(words.joined(separator: " · ")) + "</a>"
            return
        }
        page += "<dl>\n"
        for member in members {
            page += "<dt>\(Self.escaped(member.name))</dt><dd>"
            append(member.value, depth: depth + 1, to: &page)
            page += "</dd>\n"
        }
        page += "</dl>\n"
    }

    /// The columns of a table of features; nil for other lists.
    private static func columns(of values: [JSONValue]) -> [String]? {
        guard let first = values.first, first["type"]?.string == "Feature",
            let properties = first["properties"]?.members
        else { return nil }
        return properties.map(\.name)
    }

    private func appendTable(
        _ features: [JSONValue], _ columns: [String], depth: Int, to page: inout String
    ) {
        page += "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">id</th>"
        for column in columns { page += "<th scope=\"col\">\(Self.escaped(column))</th>" }
        page += "<th scope=\"col\">geometry</th></tr></thead>\n<tbody>\n"
        for feature in features {
            page += "<tr><th scope=\"row\">"
            let id = feature["id"].map { $0.string ?? $0.text } ?? ""
            if let links = feature["links"]?.array?.first?["href"]?.string {
                page += "<a href=\"\(Self.escaped(links))\">\(Self.escaped(id))</a>"
            } else {
                page += Self.escaped(id)
            }
            page += "</th>"
            for column in columns {
                page += "<td>"
                append(feature["properties"]?[column] ?? .null, depth: depth, to: &page)
                page += "</td>"
            }
            page += "<td>" + Self.escaped(feature["geometry"]?.text ?? "") + "</td></tr>\n"
        }
        page += "</tbody></table></div>\n"
    }

    private static func linked(_ text: String) -> String {
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return escaped(text) }
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

    private static let style = """
        :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
        body{margin:0 auto;max-width:75rem;padding:0 1rem 3rem}
        nav{padding:1rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent)}
        nav a{margin-right:1rem}h1{font-size:1.6rem}
        dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.25rem 1rem;margin:0}
        dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
        .wide{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}
        th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;max-width:24rem;\
        overflow-wrap:anywhere;border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}
        .none{opacity:.7}
        html,body{background:#fff;color:#1c1c1a}a{color:#0b5394}
        @media(prefers-color-scheme:dark){html,body{background:#15181a;color:#e8e6e1}a{color:#9ec5ff}}
        """
}

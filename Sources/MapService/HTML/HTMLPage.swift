import Layers

/// Any document as a page: all its data, and all its links to follow.
struct HTMLPage {
    let title: String
    let base: String

    /// Any document.
    func bytes(of value: JSONValue) -> [UInt8] {
        bytes { appendDocument(value, to: &$0) }
    }

    /// Why a request has no good answer, and the way back.
    func bytes(of problem: Problem, back: String) -> [UInt8] {
        bytes { page in
            page += "<p>\(Self.escaped(problem.description))</p>\n"
            page += "<p><a href=\"\(Self.escaped(back))\">Back</a> "
            page += "<small>\(Self.escaped(problem.code))</small></p>"
        }
    }

    /// The definition of the API: the operations as a person looks for them, then all of it.
    func bytes(ofDefinition definition: JSONValue) -> [UInt8] {
        bytes { page in
            for path in definition["paths"]?.members ?? [] {
                for operation in path.value.members ?? [] {
                    appendOperation(operation, at: path.name, to: &page)
                }
            }
            page += "<details><summary>The whole definition</summary>\n"
            append(definition, to: &page)
            page += "</details>\n"
        }
    }

    private func appendOperation(
        _ operation: JSONValue.Member, at path: String, to page: inout String
    ) {
        let summary = Self.escaped(operation.value["summary"]?.string ?? "")
        page +=
            "<article>\n<h2><code>\(operation.name.uppercased()) \(Self.escaped(path))</code></h2>"
        page += "\n<p>\(summary)</p>\n<div class=\"wide\"><table>\n"
        for parameter in operation.value["parameters"]?.array ?? [] {
            let schema = parameter["schema"]
            let words = schema?["enum"]?.array?.compactMap(\.string).joined(separator: ", ")
            let need = parameter["required"]?.boolean == true ? ", needed" : ""
            page +=
                "<tr><th scope=\"row\"><code>\(Self.escaped(parameter["name"]?.string ?? ""))</code></th>"
            page += "<td>\(Self.escaped((schema?["type"]?.string ?? "") + need))</td>"
            page += "<td>\(Self.escaped(parameter["description"]?.string ?? ""))"
            page += words.map { "<br><small>\(Self.escaped($0))</small>" } ?? ""
            page += "</td></tr>\n"
        }
        page += "</table></div>\n"
        if let body = operation.value["requestBody"]?["content"]?.members {
            page += "<p>Body: \(Self.escaped(body.map(\.name).joined(separator: ", ")))</p>\n"
        }
        let answers = (operation.value["responses"]?.members ?? []).map { answer in
            "\(answer.name) \(answer.value["description"]?.string ?? "")"
        }
        page +=
            "<p><small>\(Self.escaped(answers.joined(separator: " ")))</small></p>\n</article>\n"
    }

    private func bytes(_ fill: (inout String) -> Void) -> [UInt8] {
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
        fill(&page)
        page += "\n</main>\n</body>\n</html>\n"
        return Array(page.utf8)
    }

    private func append(_ value: JSONValue, to page: inout String) {
        switch value {
        case .object(let members): append(members, to: &page)
        case .array(let values) where values.isEmpty: page += "<span>none</span>"
        case .array(let values) where values.allSatisfy({ $0.members == nil && $0.array == nil }):
            for (index, value) in values.enumerated() {
                if index > 0 { page += ", " }
                append(value, to: &page)
            }
        case .array(let values):
            if let columns = Self.columns(of: values) {
                appendTable(values, columns, to: &page)
            } else {
                page += "<ul>\n"
                for value in values {
                    page += "<li>"
                    append(value, to: &page)
                    page += "</li>\n"
                }
                page += "</ul>\n"
            }
        case .string(let text): page += Self.linked(text)
        case .null: page += "<span class=\"none\">–</span>"
        default: page += Self.escaped(value.text)
        }
    }

    /// The whole document: what is short, then each list under a heading, the links at the end.
    private func appendDocument(_ value: JSONValue, to page: inout String) {
        guard let members = value.members, value["href"] == nil else {
            append(value, to: &page)
            return
        }
        let lists = members.filter { $0.name != "links" && Self.isLong($0.value) }
        append(
            members.filter { $0.name != "links" && !Self.isLong($0.value) }, to: &page)
        for list in lists {
            page += "<section>\n<h2>\(Self.escaped(list.name))</h2>\n"
            for (value, title) in Self.titled(list.value) {
                page += "<article>\n<h3>\(title)</h3>\n"
                append(value, to: &page)
                page += "</article>\n"
            }
            if Self.titled(list.value).isEmpty { append(list.value, to: &page) }
            page += "</section>\n"
        }
        if let links = value["links"] {
            page += "<section>\n<h2>Links</h2>\n"
            append(links, to: &page)
            page += "</section>\n"
        }
    }

    /// Whether a value is a list of objects, which needs the whole width.
    private static func isLong(_ value: JSONValue) -> Bool {
        value.array?.first?.members != nil
    }

    /// The entries of a list that have titles of their own, with these as links to their pages.
    private static func titled(_ list: JSONValue) -> [(JSONValue, title: String)] {
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

    private func append(_ members: [JSONValue.Member], to page: inout String) {
        guard !members.isEmpty else { return }
        if let address = members.first(where: { $0.name == "href" })?.value.string {
            let title = members.first { $0.name == "title" }?.value.string
            let words = ["rel", "type"].compactMap { name in
                members.first { $0.name == name }?.value.string
            }
            page += "<a href=\"\(Self.escaped(address))\">"
            page += Self.escaped(title ?? address) + "</a> <small>"
            page += Self.escaped(words.joined(separator: " · ")) + "</small>"
            return
        }
        page += "<dl>\n"
        for member in members {
            page += "<dt>\(Self.escaped(member.name))</dt><dd>"
            append(member.value, to: &page)
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
        _ features: [JSONValue], _ columns: [String], to page: inout String
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
                append(feature["properties"]?[column] ?? .null, to: &page)
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
        nav a{margin-right:1rem}h1{font:700 1.8rem/1.2 Georgia,serif}h2{font-size:1.15rem;margin:2rem 0 .5rem}
        h3{font-size:1.05rem;margin:1rem 0 .5rem}
        article{border-top:1px solid color-mix(in srgb,currentColor 20%,transparent);padding-bottom:1rem}
        ul{margin:0;padding-left:1.2rem}small{opacity:.75}
        dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.25rem 1rem;margin:0}
        dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
        .wide{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}
        th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;min-width:5rem;max-width:22rem;\
        overflow-wrap:break-word;border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}
        thead th{white-space:nowrap}.none{opacity:.7}
        html,body{background:#fff;color:#1c1c1a}a{color:#0b5394}
        @media(prefers-color-scheme:dark){html,body{background:#15181a;color:#e8e6e1}a{color:#9ec5ff}}
        """
}

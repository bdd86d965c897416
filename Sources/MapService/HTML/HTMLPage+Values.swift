import Layers

/// How values are written: short ones as terms, lists of objects as tables, links as links.
extension HTMLPage {
    func append(_ value: JSONValue, to page: inout String) {
        switch value {
        case .object(let members): append(members, to: &page)
        case .array(let values) where values.isEmpty: page += "<span class=\"none\">none</span>"
        case .array(let values) where values.allSatisfy(Self.isTyped):
            page += values.map(Self.typeWords).joined(separator: ", ")
        case .array(let values) where values.count > 3 && values.allSatisfy(Self.isAddress):
            page += "<details><summary>\(values.count) addresses</summary><ul>\n"
            for value in values { page += "<li>\(Self.linked(value.string ?? ""))</li>\n" }
            page += "</ul></details>"
        case .array(let values) where values.allSatisfy(Self.isPlain):
            for (index, value) in values.enumerated() {
                if index > 0 { page += ", " }
                append(value, to: &page)
            }
        case .array(let values): appendList(values, to: &page)
        case .string(let text): page += Self.linked(text)
        case .null: page += "<span class=\"none\">–</span>"
        default: page += Self.escaped(value.text)
        }
    }

    private func appendList(_ values: [JSONValue], to page: inout String) {
        if let columns = Self.columns(of: values) {
            appendTable(values, columns, to: &page)
            return
        }
        if let columns = Self.records(values) {
            let rows = values.map { value in columns.map { value[$0] ?? .null } }
            appendTable(heads: columns, rows: rows, to: &page)
            return
        }
        page += "<ul>\n"
        for value in values {
            page += "<li>"
            append(value, to: &page)
            page += "</li>\n"
        }
        page += "</ul>\n"
    }

    /// The whole document: what is short, then each list under a heading, the links at the end.
    func appendDocument(_ value: JSONValue, to page: inout String) {
        guard let members = value.members, value["href"] == nil else {
            append(value, to: &page)
            return
        }
        appendPages(value["links"], to: &page)
        let lists = members.filter { $0.name != "links" && Self.isLong($0.value) }
        append(members.filter { $0.name != "links" && !Self.isLong($0.value) }, to: &page)
        for list in lists {
            page += "<section>\n<h2>\(Self.escaped(list.name))</h2>\n"
            let titled = Self.titled(list.value)
            for (value, title) in titled {
                page += "<article>\n<h3>\(title)</h3>\n"
                appendTitled(value, to: &page)
                page += "</article>\n"
            }
            if titled.isEmpty { append(list.value, to: &page) }
            page += "</section>\n"
        }
        if let links = value["links"] {
            appendPages(links, to: &page)
            page += "<section>\n<h2>Links</h2>\n"
            append(links, to: &page)
            page += "</section>\n"
        }
    }

    /// The way to the pages before and after, where there are any.
    private func appendPages(_ links: JSONValue?, to page: inout String) {
        let around = (links?.array ?? []).compactMap { link -> String? in
            guard let relation = link["rel"]?.string, relation == "prev" || relation == "next",
                let address = link["href"]?.string
            else { return nil }
            let words = relation == "prev" ? "← Previous page" : "Next page →"
            return "<a rel=\"\(relation)\" href=\"\(Self.escaped(address))\">\(words)</a>"
        }
        guard !around.isEmpty else { return }
        page += "<p class=\"pages\">\(around.joined(separator: "\n"))</p>\n"
    }

    /// An entry of a list that has a title: it stands above, and what programs need is folded away.
    private func appendTitled(_ value: JSONValue, to page: inout String) {
        let members = (value.members ?? []).filter { $0.name != "title" }
        let isShown = { (name: String) in ["id", "description", "numberOfFeatures"].contains(name) }
        append(members.filter { isShown($0.name) }, to: &page)
        page += "<details><summary>Extent, reference systems, forms and links</summary>\n"
        append(members.filter { !isShown($0.name) && $0.name != "links" }, to: &page)
        if let links = value["links"] { append(links, to: &page) }
        page += "</details>\n"
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
        if Self.isTyped(.object(members)) {
            page += Self.typeWords(.object(members))
            return
        }
        if members.count > 3, let columns = Self.records(members.map(\.value)) {
            let rows = members.map { member in columns.map { member.value[$0] ?? .null } }
            appendTable(heads: columns, names: members.map(\.name), rows: rows, to: &page)
            return
        }
        page += "<dl>\n"
        for member in members where member.value != .null {
            page += "<dt>\(Self.escaped(member.name))</dt><dd>"
            append(member.value, to: &page)
            page += "</dd>\n"
        }
        let absent = members.filter { $0.value == .null }.map { Self.escaped($0.name) }
        if !absent.isEmpty {
            page += "<dt class=\"none\">not given</dt>"
            page += "<dd class=\"none\">\(absent.joined(separator: ", "))</dd>\n"
        }
        page += "</dl>\n"
    }

    private func appendTable(
        heads: [String], names: [String]? = nil, rows: [[JSONValue]], to page: inout String
    ) {
        page += "\(Self.wide)<table>\n<thead><tr>"
        for head in (names == nil ? [] : ["name"]) + heads {
            page += "<th scope=\"col\">\(Self.escaped(head))</th>"
        }
        page += "</tr></thead>\n<tbody>\n"
        for (index, row) in rows.enumerated() {
            page += "<tr>"
            if let names { page += "<th scope=\"row\">\(Self.escaped(names[index]))</th>" }
            for cell in row { appendCell(cell, to: &page) }
            page += "</tr>\n"
        }
        page += "</tbody></table></div>\n"
    }

    private func appendTable(
        _ features: [JSONValue], _ columns: [String], to page: inout String
    ) {
        page += "\(Self.wide)<table>\n<thead><tr><th scope=\"col\">id</th>"
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
            for column in columns { appendCell(feature["properties"]?[column] ?? .null, to: &page) }
            page += "<td>" + Self.escaped(feature["geometry"]?.text ?? "") + "</td></tr>\n"
        }
        page += "</tbody></table></div>\n"
    }

    /// A cell; one with a sentence in it is given room, so that no row is a column of single words.
    private func appendCell(_ value: JSONValue, to page: inout String) {
        let length = value.string?.utf8.count ?? 0
        page += length > 32 ? "<td class=\"long\">" : length > 16 ? "<td>" : "<td class=\"short\">"
        append(value, to: &page)
        page += "</td>"
    }
}

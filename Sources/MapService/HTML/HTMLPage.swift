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
            appendContents(definition, to: &page)
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

    /// All operations as links to where they are described.
    private func appendContents(_ definition: JSONValue, to page: inout String) {
        page += "<nav class=\"contents\" aria-label=\"Operations\"><ul>\n"
        for path in definition["paths"]?.members ?? [] {
            for operation in path.value.members ?? [] {
                let address = Self.anchor(operation.name, path.name)
                page += "<li><a href=\"#\(address)\"><code>\(operation.name.uppercased()) "
                page += "\(Self.escaped(path.name))</code></a></li>\n"
            }
        }
        page += "</ul></nav>\n"
    }

    /// The place of an operation in the page: `get-collections-incidents-items`.
    private static func anchor(_ method: String, _ path: String) -> String {
        let words = (method + path).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return String(words)
    }

    private func appendOperation(
        _ operation: JSONValue.Member, at path: String, to page: inout String
    ) {
        let summary = Self.escaped(operation.value["summary"]?.string ?? "")
        page +=
            "<article id=\"\(Self.anchor(operation.name, path))\">\n"
            + "<h2><code>\(operation.name.uppercased()) \(Self.escaped(path))</code></h2>"
        page += "\n<p>\(summary)</p>\n"
        let parameters = operation.value["parameters"]?.array ?? []
        if !parameters.isEmpty { page += "\(Self.wide)<table>\n" }
        for parameter in parameters {
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
        if !parameters.isEmpty { page += "</table></div>\n" }
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
        let home = Self.escaped(base)
        var page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(Self.escaped(title)) · Toposcope</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header><nav aria-label="Service"><a class="name" href="\(home)/?f=html">Toposcope</a>
            <a href="\(home)/collections?f=html">Collections</a>
            <a href="\(home)/openapi?f=html">API</a>
            <a href="\(home)/conformance?f=html">Standards</a></nav></header>
            <main id="content">
            <h1>\(Self.escaped(title))</h1>

            """
        fill(&page)
        page += "\n</main>\n</body>\n</html>\n"
        return Array(page.utf8)
    }
}

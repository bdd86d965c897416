/// Overwrites what is no running text in an HTML page, code point for code point.
struct HTMLMasker {
    private let bytes: [UInt8]
    private var out: [UInt8] = []
    /// Quotation marks that are never closed must not make every tag a search to the end.
    private var quotesAreBroken = false

    /// A tag of the page.
    private struct Tag {
        var name: String
        var isClosing: Bool
        /// The bytes from `<` to behind `>`.
        var range: Range<Int>
    }

    /// Elements whose content is no text of the page.
    private static let skipped: Set<String> = [
        "script", "style", "noscript", "template", "svg", "head", "nav", "footer", "aside", "form",
        "button", "select", "iframe", "textarea", "menu", "object", "audio", "video", "canvas",
    ]
    /// Elements whose content is not even markup.
    private static let raw: Set<String> = ["script", "style", "textarea", "noscript"]
    private static let blocks: Set<String> = [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "td",
        "th", "br", "section", "article", "blockquote", "figure", "figcaption", "hr", "header",
        "footer", "main", "title", "body", "html", "dd", "dt", "dl", "pre", "address", "caption",
    ]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The page with everything but its text overwritten.
    mutating func masked() -> [UInt8] {
        out.reserveCapacity(bytes.count)
        let tags = self.tags()
        let content = content(tags)
        var lastClosing: [String: Int] = [:]
        for tag in tags where tag.isClosing { lastClosing[tag.name] = tag.range.lowerBound }
        var position = 0
        var skipping: (name: String, depth: Int)?
        for tag in tags {
            let isOutside = !content.contains(tag.range.lowerBound)
            copy(position..<tag.range.lowerBound, isText: skipping == nil && !isOutside, content)
            blank(tag.range, isBlock: Self.blocks.contains(tag.name))
            position = tag.range.upperBound
            if let now = skipping {
                guard tag.name == now.name else { continue }
                let depth = now.depth + (tag.isClosing ? -1 : 1)
                skipping = depth > 0 ? (now.name, depth) : nil
            } else if !tag.isClosing, Self.skipped.contains(tag.name),
                (lastClosing[tag.name] ?? -1) > tag.range.lowerBound
            {
                skipping = (tag.name, 1)
            }
        }
        copy(position..<bytes.count, isText: skipping == nil, content)
        return out
    }

    // MARK: - Tags

    private mutating func tags() -> [Tag] {
        var tags: [Tag] = []
        var index = 0
        while let start = find(UInt8(ascii: "<"), from: index) {
            guard let tag = tag(at: start) else {
                index = start + 1
                continue
            }
            tags.append(tag)
            index = tag.range.upperBound
            if !tag.isClosing, Self.raw.contains(tag.name),
                let end = closing(of: tag.name, from: index)
            {
                index = end
            }
        }
        return tags
    }

    private mutating func tag(at start: Int) -> Tag? {
        var index = start + 1
        guard index < bytes.count else { return nil }
        if bytes[index...].starts(with: Array("!--".utf8)) {
            let end = end(ofComment: index + 3) ?? index + 3
            return Tag(name: "!", isClosing: false, range: start..<min(end, bytes.count))
        }
        let isClosing = bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let nameStart = index
        while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
        let isDeclaration =
            nameStart < bytes.count
            && (bytes[nameStart] == UInt8(ascii: "!") || bytes[nameStart] == UInt8(ascii: "?"))
        guard index > nameStart || isDeclaration, let end = end(ofTag: index) else { return nil }
        let name = bytes[nameStart..<min(index, nameStart + 32)].map {
            $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0
        }
        return Tag(
            name: String(decoding: name, as: UTF8.self), isClosing: isClosing, range: start..<end)
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        let small = byte | 0x20
        return (small >= UInt8(ascii: "a") && small <= UInt8(ascii: "z"))
            || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }

    private mutating func end(ofTag start: Int) -> Int? {
        if quotesAreBroken { return find(UInt8(ascii: ">"), from: start).map { $0 + 1 } }
        var quote: UInt8?
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            }
            index += 1
        }
        quotesAreBroken = true
        return find(UInt8(ascii: ">"), from: start).map { $0 + 1 }
    }

    private func end(ofComment start: Int) -> Int? {
        var index = start
        while let dash = find(UInt8(ascii: "-"), from: index) {
            if bytes[dash...].starts(with: Array("-->".utf8)) { return dash + 3 }
            index = dash + 1
        }
        // A comment that never ends hides only its first line, as browsers do for `<!-->`.
        return find(UInt8(ascii: ">"), from: start).map { $0 + 1 }
    }

    private func closing(of name: String, from start: Int) -> Int? {
        let wanted = Array("</\(name)".utf8)
        var index = start
        while let found = find(UInt8(ascii: "<"), from: index) {
            if found + wanted.count <= bytes.count,
                wanted.indices.allSatisfy({ offset in
                    let byte = bytes[found + offset]
                    return (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == wanted[offset]
                })
            {
                return found
            }
            index = found + 1
        }
        return nil
    }

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return bytes[start...].firstIndex(of: byte)
    }

    /// Where the main text stands: the article, the main part, the body, or everything.
    private func content(_ tags: [Tag]) -> Range<Int> {
        for name in ["article", "main", "body"] {
            let own = tags.filter { $0.name == name }
            guard let first = own.first(where: { !$0.isClosing }) else { continue }
            let last = own.last(where: \.isClosing)?.range.lowerBound ?? bytes.count
            if last > first.range.upperBound { return first.range.lowerBound..<last }
        }
        return 0..<bytes.count
    }

    // MARK: - Writing

    private mutating func blank(_ range: Range<Int>, isBlock: Bool) {
        var isFirst = true
        for index in range where bytes[index] & 0xC0 != 0x80 {
            if isBlock {
                // Two breaks end the block, if the tag has the room; `<p>` has three code points.
                out.append(isFirst || index == range.lowerBound + 1 ? 10 : 32)
                isFirst = false
            } else {
                out.append(contentsOf: [0xC2, 0xAD])
            }
        }
    }

    private mutating func copy(_ range: Range<Int>, isText: Bool, _ content: Range<Int>) {
        guard isText else {
            for index in range where bytes[index] & 0xC0 != 0x80 { out.append(32) }
            return
        }
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "&"),
                let reference = CharacterReference(bytes, at: index, end: range.upperBound)
            {
                out.append(contentsOf: reference.utf8)
                for _ in 1..<reference.length {
                    out.append(contentsOf: reference.isSpace ? [32] : [0xC2, 0xAD])
                }
                index += reference.length
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
    }
}

/// Reads XML piece by piece, without a tree: beginnings and ends of elements, and texts.
///
/// Enough for KML: names lose their prefixes, comments, instructions and document types are passed
/// over, and of entities only the predefined and numbered ones are known (XML 1.0, 4.6), so that no
/// document can grow by its entities.
struct XMLPull {
    /// What comes next.
    enum Event: Equatable {
        case start(String, [String: String])
        case text(String)
        case end(String)
    }

    /// The longest text or tag in bytes.
    private static let largestPiece = 1 << 26

    private var source: any ByteSource
    private var buffer: [UInt8] = []
    private var position = 0
    private var pendingEnd: String?
    private(set) var line = 1
    let format: String

    init(_ source: any ByteSource, format: String) {
        self.source = source
        self.format = "\(format) in \(source.name)"
    }

    /// The next event, or nil at the end.
    mutating func next() throws(LayerError) -> Event? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name)
        }
        var text: [UInt8] = []
        while let byte = try peek() {
            guard byte == UInt8(ascii: "<") else {
                text.append(byte)
                try advance()
                guard text.count <= XMLPull.largestPiece else {
                    throw failure("a text is too long.")
                }
                continue
            }
            if !text.isEmpty { return .text(try resolved(text)) }
            try advance()
            if let event = try markup() { return event }
        }
        return text.isEmpty ? nil : .text(try resolved(text))
    }

    /// What stands behind `<`; nil for what says nothing.
    private mutating func markup() throws(LayerError) -> Event? {
        switch try peek() {
        case UInt8(ascii: "?"):
            _ = try read(until: "?>")
            return nil
        case UInt8(ascii: "!"):
            try advance()
            var head: [UInt8] = []
            while head.count < 7, let byte = try peek(), byte != UInt8(ascii: ">") {
                head.append(byte)
                try advance()
                if head == Array("--".utf8) {
                    _ = try read(until: "-->")
                    return nil
                }
            }
            if head == Array("[CDATA[".utf8) {
                return .text(String(decoding: try read(until: "]]>"), as: UTF8.self))
            }
            try skipDeclaration(head)
            return nil
        default: return try tag()
        }
    }

    private mutating func skipDeclaration(_ head: [UInt8]) throws(LayerError) {
        var depth = 1 + head.count { $0 == UInt8(ascii: "<") }
        while depth > 0 {
            guard let byte = try peek() else { throw failure("a declaration has no end.") }
            try advance()
            if byte == UInt8(ascii: "<") { depth += 1 }
            if byte == UInt8(ascii: ">") { depth -= 1 }
        }
    }

    private mutating func tag() throws(LayerError) -> Event {
        var bytes: [UInt8] = []
        var quote: UInt8?
        while true {
            guard let byte = try peek() else { throw failure("a tag has no end.") }
            try advance()
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                break
            }
            bytes.append(byte)
            guard bytes.count <= XMLPull.largestPiece else { throw failure("a tag is too long.") }
        }
        if bytes.first == UInt8(ascii: "/") { return .end(XMLPull.local(bytes.dropFirst())) }
        let isEmpty = bytes.last == UInt8(ascii: "/")
        if isEmpty { bytes.removeLast() }
        let nameEnd = bytes.firstIndex { $0 <= 32 } ?? bytes.count
        let name = XMLPull.local(bytes[..<nameEnd])
        guard !name.isEmpty else { throw failure("\"<\" stands alone; write &lt; for it.") }
        if isEmpty { pendingEnd = name }
        return .start(name, try attributes(bytes[nameEnd...]))
    }

    private func attributes(_ bytes: ArraySlice<UInt8>) throws(LayerError) -> [String: String] {
        var found: [String: String] = [:]
        var rest = bytes
        while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
            let name = XMLPull.local(rest[..<equals])
            guard
                let open = rest[equals...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
                let close = rest[(open + 1)...].firstIndex(of: rest[open])
            else { throw failure("the attribute \(name) has no value in quotes.") }
            found[name] = try resolved(Array(rest[(open + 1)..<close]))
            rest = rest[(close + 1)...]
        }
        return found
    }

    /// The name without blanks and prefix.
    private static func local(_ bytes: ArraySlice<UInt8>) -> String {
        let name = bytes.filter { $0 > 32 }
        let start = name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
        return String(decoding: name[start...], as: UTF8.self)
    }

    /// The text with its entities resolved.
    private func resolved(_ bytes: [UInt8]) throws(LayerError) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var text = ""
        var rest = bytes[...]
        while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += String(decoding: rest[..<mark], as: UTF8.self)
            guard let end = rest[mark...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
                throw failure("\"&\" stands alone; write &amp; for it.")
            }
            let name = String(decoding: rest[(mark + 1)..<end], as: UTF8.self)
            guard let character = XMLPull.character(name) else {
                throw failure("the entity &\(name); is not known.")
            }
            text.unicodeScalars.append(character)
            rest = rest[(end + 1)...]
        }
        return text + String(decoding: rest, as: UTF8.self)
    }

    private static func character(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        default:
            if name.hasPrefix("#x") {
                UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
            } else if name.hasPrefix("#") {
                UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
            } else {
                nil
            }
        }
    }

    /// Reads until a mark, which is left out.
    private mutating func read(until mark: String) throws(LayerError) -> [UInt8] {
        let mark = Array(mark.utf8)
        var bytes: [UInt8] = []
        while let byte = try peek() {
            try advance()
            bytes.append(byte)
            if byte == mark[mark.count - 1], bytes.suffix(mark.count).elementsEqual(mark) {
                bytes.removeLast(mark.count)
                return bytes
            }
            guard bytes.count <= XMLPull.largestPiece else { throw failure("a part is too long.") }
        }
        throw failure("\(String(decoding: mark, as: UTF8.self)) is missing at the end.")
    }

    private mutating func peek() throws(LayerError) -> UInt8? {
        if position == buffer.count {
            try source.next(into: &buffer)
            position = 0
            if buffer.isEmpty { return nil }
        }
        return buffer[position]
    }

    private mutating func advance() throws(LayerError) {
        if buffer[position] == 10 { line += 1 }
        position += 1
    }

    func failure(_ reason: String) -> LayerError {
        .malformed(format: format, line: line, column: 1, reason: reason)
    }
}

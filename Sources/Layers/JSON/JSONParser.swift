/// Reads JSON from bytes, token by token, without a text per token.
///
/// Strict after RFC 8259: no comments, no trailing commas, no other spellings of numbers, no
/// unpaired surrogates, no byte order mark. Nesting is limited, so that no text can exhaust the
/// stack.
struct JSONParser {
    /// How deep arrays and objects may nest.
    static let deepest = 128

    let bytes: ArraySlice<UInt8>
    private(set) var position: Int
    private let fileName: String?
    /// Line breaks before the slice, and the bytes of its first line that precede it.
    private let origin: (line: Int, column: Int)
    private var depth = 0

    init(
        _ bytes: ArraySlice<UInt8>, fileName: String?, origin: (line: Int, column: Int) = (1, 1)
    ) {
        self.bytes = bytes
        self.fileName = fileName
        self.origin = origin
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// The byte at the position; zero, which JSON has nowhere, at the end.
    @inline(__always) var byte: UInt8 { position < bytes.endIndex ? bytes[position] : 0 }

    mutating func skipSpace() {
        while position < bytes.endIndex {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// The error at a place, or at the present position.
    func error(_ reason: String, at place: Int? = nil) -> LayerError {
        let place = min(place ?? position, bytes.endIndex)
        var line = origin.line
        var column = origin.column
        for byte in bytes[bytes.startIndex..<place] {
            if byte == 10 {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return .malformed(
            format: fileName.map { "JSON in \($0)" } ?? "JSON", line: line, column: column,
            reason: reason)
    }

    /// What stands at the position, for messages.
    var found: String {
        guard position < bytes.endIndex else { return "the text ends" }
        let byte = bytes[position]
        return byte > 0x20 && byte < 0x7F
            ? "\"\(Character(Unicode.Scalar(byte)))\" stands here"
            : "the byte \(byte) stands here"
    }

    /// Steps over a byte that must be there, after space.
    mutating func expect(_ wanted: UInt8, _ meaning: String) throws(LayerError) {
        skipSpace()
        guard byte == wanted, !isAtEnd else { throw error("\(found) where \(meaning) must be.") }
        position += 1
    }

    /// Steps over a byte if it is there, after space.
    mutating func skip(_ wanted: UInt8) -> Bool {
        skipSpace()
        guard byte == wanted, !isAtEnd else { return false }
        position += 1
        return true
    }

    mutating func enter() throws(LayerError) {
        depth += 1
        guard depth <= JSONParser.deepest else {
            throw error("arrays and objects nest deeper than \(JSONParser.deepest) levels.")
        }
    }

    mutating func leave() { depth -= 1 }

    /// Reads the members of an object; the closure must read or skip the value of each.
    mutating func readObject(
        _ member: (inout JSONParser, String) throws(LayerError) -> Void
    ) throws(LayerError) {
        try expect(UInt8(ascii: "{"), "an object")
        try enter()
        if !skip(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                guard byte == 0x22 else { throw error("\(found) where a member's name must be.") }
                let name = try readString()
                try expect(UInt8(ascii: ":"), "a colon")
                try member(&self, name)
            } while skip(UInt8(ascii: ","))
            try expect(UInt8(ascii: "}"), "a comma or the end of the object")
        }
        leave()
    }

    /// Reads the elements of an array; the closure must read or skip each.
    mutating func readArray(
        _ element: (inout JSONParser) throws(LayerError) -> Void
    ) throws(LayerError) {
        try expect(UInt8(ascii: "["), "an array")
        try enter()
        if !skip(UInt8(ascii: "]")) {
            repeat { try element(&self) } while skip(UInt8(ascii: ","))
            try expect(UInt8(ascii: "]"), "a comma or the end of the array")
        }
        leave()
    }

    mutating func readValue() throws(LayerError) -> JSONValue {
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"):
            var members: [JSONValue.Member] = []
            try readObject { (parser, name) throws(LayerError) in
                members.append(JSONValue.Member(name, try parser.readValue()))
            }
            return .object(members)
        case UInt8(ascii: "["):
            var values: [JSONValue] = []
            try readArray { (parser) throws(LayerError) in values.append(try parser.readValue()) }
            return .array(values)
        case 0x22:
            return .string(try readString())
        case UInt8(ascii: "t"):
            try readLiteral("true")
            return .boolean(true)
        case UInt8(ascii: "f"):
            try readLiteral("false")
            return .boolean(false)
        case UInt8(ascii: "n"):
            try readLiteral("null")
            return .null
        default:
            return switch try readNumber() {
            case .integer(let value): .integer(value)
            case .number(let value): .number(value)
            }
        }
    }

    mutating func readLiteral(_ literal: StaticString) throws(LayerError) {
        let text = literal.description
        guard bytes[position...].starts(with: text.utf8) else {
            throw error("\(found) where a value must be.")
        }
        position += text.utf8.count
    }

    /// Steps over one value of any kind.
    mutating func skipValue() throws(LayerError) {
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"):
            try readObject { (parser, _) throws(LayerError) in try parser.skipValue() }
        case UInt8(ascii: "["):
            try readArray { (parser) throws(LayerError) in try parser.skipValue() }
        default: _ = try readValue()
        }
    }

    mutating func move(to place: Int) { position = place }
}

extension JSONValue {
    /// Reads one JSON text.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8, without a byte order mark.
    ///   - fileName: The name for messages.
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)`` with the place of what is
    ///   wrong; columns count characters.
    /// - Complexity: Linear in the bytes.
    ///
    /// See RFC 8259. Arrays and objects may nest 128 deep.
    public init(parsing bytes: [UInt8], fileName: String? = nil) throws(LayerError) {
        var parser = JSONParser(bytes[...], fileName: fileName)
        self = try parser.readValue()
        parser.skipSpace()
        guard parser.isAtEnd else {
            throw parser.error("something stands behind the end of the value.")
        }
    }

    /// Reads one JSON text.
    ///
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)``.
    public init(parsing text: String) throws(LayerError) {
        try self.init(parsing: Array(text.utf8))
    }

    /// The value as JSON on one line.
    public var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value as JSON with two spaces of indentation a level, and a line end behind it.
    public var prettyText: String {
        var bytes: [UInt8] = []
        appendPretty(to: &bytes, indentation: 0)
        bytes.append(10)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the value as JSON on one line.
    public func append(to bytes: inout [UInt8]) {
        switch self {
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONBytes.append(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        default: appendScalar(to: &bytes)
        }
    }

    /// Appends a text as JSON spells it, without making a value of it.
    public static func append(text: String, to bytes: inout [UInt8]) {
        JSONBytes.append(text, to: &bytes)
    }

    private func appendScalar(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .boolean(let value): bytes += value ? "true".utf8 : "false".utf8
        case .integer(let value): JSONBytes.append(value, to: &bytes)
        case .number(let value): JSONBytes.append(value, to: &bytes)
        case .string(let value): JSONBytes.append(value, to: &bytes)
        case .array, .object: append(to: &bytes)
        }
    }

    private var isScalar: Bool {
        switch self {
        case .array(let values): values.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    /// Appends the value as ``prettyText`` writes it, so many levels deep.
    ///
    /// Arrays of scalars stay on one line, as people write positions and lists of words.
    public func appendPretty(to bytes: inout [UInt8], indentation: Int) {
        func newLine(_ levels: Int) {
            bytes.append(10)
            bytes.append(contentsOf: repeatElement(0x20, count: 2 * levels))
        }
        switch self {
        case .array(let values) where !values.allSatisfy(\.isScalar):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                newLine(indentation + 1)
                value.appendPretty(to: &bytes, indentation: indentation + 1)
            }
            newLine(indentation)
            bytes.append(UInt8(ascii: "]"))
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                value.appendScalar(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members) where !members.isEmpty:
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                newLine(indentation + 1)
                JSONBytes.append(member.name, to: &bytes)
                bytes += ": ".utf8
                member.value.appendPretty(to: &bytes, indentation: indentation + 1)
            }
            newLine(indentation)
            bytes.append(UInt8(ascii: "}"))
        default: appendScalar(to: &bytes)
        }
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as JSON on one line.
    public var description: String { text }
}

import Layers

/// Writes one JSON object for people member by member, and its lists element by element.
///
/// The bytes are those of `JSONValue.prettyText`.
struct JSONOutput {
    private var pieces: PieceOutput
    private var hasMembers = false
    /// How many elements the open list has; nil outside of lists.
    private var elementCount: Int?

    /// Begins; a file appears when it is finished.
    ///
    /// - Throws: `LayerError.file` where nothing can be written there.
    init(to options: OutputOptions) throws {
        pieces = try PieceOutput(to: options)
        pieces.bytes += "{".utf8
    }

    /// Writes a member, and ends a list that is open.
    mutating func append(_ name: String, _ value: JSONValue) {
        beginMember(name)
        value.appendPretty(to: &pieces.bytes, indentation: 1)
    }

    /// Begins a member that is a list of objects or lists, and ends one that is open.
    mutating func beginList(_ name: String) {
        beginMember(name)
        pieces.bytes += "[".utf8
        elementCount = 0
    }

    /// Writes an element of the open list.
    mutating func append(_ element: JSONValue) throws {
        pieces.bytes += (elementCount == 0 ? "\n    " : ",\n    ").utf8
        element.appendPretty(to: &pieces.bytes, indentation: 2)
        elementCount = (elementCount ?? 0) + 1
        try pieces.writePiece()
    }

    /// Writes what stands behind the last member.
    mutating func finish() throws {
        endList()
        pieces.bytes += "\n}\n\n".utf8
        try pieces.finish()
    }

    private mutating func beginMember(_ name: String) {
        endList()
        pieces.bytes += (hasMembers ? ",\n  " : "\n  ").utf8
        hasMembers = true
        JSONValue.append(text: name, to: &pieces.bytes)
        pieces.bytes += ": ".utf8
    }

    private mutating func endList() {
        guard let count = elementCount else { return }
        pieces.bytes += (count == 0 ? "]" : "\n  ]").utf8
        elementCount = nil
    }
}

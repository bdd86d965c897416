/// A long text cut into parts that can be read one after the other.
///
/// Parts end at blank lines where there are any, else at line ends, else at spaces, so that no
/// name is cut. A text shorter than one part stays whole.
public struct TextParts: Sequence, IteratorProtocol {
    /// A stretch of the text.
    public struct Part: Sendable {
        /// The stretch in UTF-8.
        public let bytes: [UInt8]
        /// The code points of the text before it.
        public let offset: Int
    }

    private let text: String
    private var position: String.UTF8View.Index
    private var offset = 0
    private let size: Int

    /// Prepares the cutting of a text.
    ///
    /// - Parameters:
    ///   - text: The text; it is held once, each part is copied when it is asked for.
    ///   - size: The most bytes of a part but for the look for a good place to cut.
    /// - Precondition: The size is at least 1,024.
    public init(_ text: String, size: Int = 1 << 19) {
        precondition(size >= 1024, "parts of \(size) bytes")
        self.text = text
        self.size = size
        position = text.utf8.startIndex
    }

    /// The next part, nil at the end of the text.
    ///
    /// - Complexity: O(size of the part).
    public mutating func next() -> Part? {
        let utf8 = text.utf8
        guard position < utf8.endIndex else { return nil }
        let limit = utf8.index(position, offsetBy: size, limitedBy: utf8.endIndex) ?? utf8.endIndex
        let end = limit == utf8.endIndex ? limit : cut(before: limit)
        let part = Part(bytes: Array(utf8[position..<end]), offset: offset)
        offset += part.bytes.count { $0 & 0xC0 != 0x80 }
        position = end
        return part
    }

    /// The best place to cut in the last quarter before an index.
    private func cut(before limit: String.UTF8View.Index) -> String.UTF8View.Index {
        let utf8 = text.utf8
        let earliest = utf8.index(limit, offsetBy: -(size / 4))
        var line: String.UTF8View.Index?
        var space: String.UTF8View.Index?
        var index = limit
        while index > earliest {
            let before = utf8.index(before: index)
            let byte = utf8[before]
            if byte == 10 {
                if line == nil { line = index }
                if before > earliest, utf8[utf8.index(before: before)] == 10 { return index }
            }
            if byte == 32, space == nil { space = index }
            index = before
        }
        if let found = line ?? space { return found }
        // One endless word: cut between code points.
        index = limit
        while utf8[index] & 0xC0 == 0x80 { index = utf8.index(before: index) }
        return index
    }
}

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

    private let text: [UInt8]
    private var position = 0
    private var offset = 0
    private let size: Int

    /// Prepares the cutting of a text.
    ///
    /// - Parameters:
    ///   - text: The text in UTF-8; it is held once, each part is copied when it is asked for.
    ///   - size: The most bytes of a part but for the look for a good place to cut.
    /// - Precondition: The size is at least 1,024.
    public init(_ text: [UInt8], size: Int = 1 << 19) {
        precondition(size >= 1024, "parts of \(size) bytes")
        self.text = text
        self.size = size
    }

    /// The next part, nil at the end of the text.
    ///
    /// - Complexity: O(size of the part).
    public mutating func next() -> Part? {
        guard position < text.count else { return nil }
        let limit = Swift.min(position + size, text.count)
        let end = limit == text.count ? limit : cut(before: limit)
        let part = Part(bytes: Array(text[position..<end]), offset: offset)
        offset += part.bytes.count { $0 & 0xC0 != 0x80 }
        position = end
        return part
    }

    /// The best place to cut in the last quarter before an index.
    private func cut(before limit: Int) -> Int {
        let earliest = limit - size / 4
        var line: Int?
        var space: Int?
        var index = limit
        while index > earliest {
            let byte = text[index - 1]
            if byte == 10 {
                if line == nil { line = index }
                if index - 1 > earliest, text[index - 2] == 10 { return index }
            }
            if byte == 32, space == nil { space = index }
            index -= 1
        }
        if let found = line ?? space { return found }
        // One endless word: cut between code points.
        index = limit
        while text[index] & 0xC0 == 0x80, index > earliest { index -= 1 }
        return index
    }
}

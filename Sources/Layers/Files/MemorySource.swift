/// Hands out bytes that are already in memory.
public struct MemorySource: ByteSource {
    private var bytes: [UInt8]
    private var position = 0
    private let chunkSize: Int

    /// The name for messages.
    public let name: String

    /// Makes a source that gives the bytes in pieces of at most a size.
    public init(_ bytes: [UInt8], name: String, chunkSize: Int = .max) {
        precondition(chunkSize > 0, "chunk size \(chunkSize)")
        self.bytes = bytes
        self.name = name
        self.chunkSize = chunkSize
    }

    /// Replaces the content of the buffer with the next bytes; empty only at the end.
    public mutating func next(into buffer: inout [UInt8]) throws(LayerError) {
        let end = position + min(chunkSize, bytes.count - position)
        if position == 0, end == bytes.count {
            buffer = bytes
            bytes = []
            return
        }
        buffer.removeAll(keepingCapacity: true)
        buffer.append(contentsOf: bytes[position..<end])
        position = end
    }
}

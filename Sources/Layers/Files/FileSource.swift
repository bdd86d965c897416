/// Reads a file, a pipe or standard input (`-`) in pieces of bounded size.
public final class FileSource: ByteSource {
    private let file: OpenFile
    private let chunkSize: Int

    /// The path as given.
    public let name: String

    /// The size in bytes, zero where the system knows none (a pipe).
    public var size: Int { file.size }

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where it cannot be opened.
    public init(path: String, chunkSize: Int = 1 << 18) throws(LayerError) {
        precondition(chunkSize > 0, "chunk size \(chunkSize)")
        name = path
        self.chunkSize = chunkSize
        file = try OpenFile(readingFrom: path)
    }

    /// Replaces the content of the buffer with the next bytes; empty only at the end.
    public func next(into buffer: inout [UInt8]) throws(LayerError) {
        if buffer.count < chunkSize {
            buffer = [UInt8](repeating: 0, count: chunkSize)
        }
        let count = try file.read(into: &buffer)
        buffer.removeLast(buffer.count - count)
    }
}

/// Where bytes come from, piece by piece: a file, a pipe, memory, or a decompressor.
public protocol ByteSource {
    /// The name for messages.
    var name: String { get }

    /// Replaces the content of the buffer with the next bytes; empty only at the end.
    mutating func next(into buffer: inout [UInt8]) throws(LayerError)
}

/// Where bytes go, piece by piece.
public protocol ByteSink {
    /// Takes the bytes.
    mutating func write(_ bytes: [UInt8]) throws(LayerError)
}

extension Array: ByteSink where Element == UInt8 {
    /// Appends the bytes.
    public mutating func write(_ bytes: [UInt8]) {
        append(contentsOf: bytes)
    }
}

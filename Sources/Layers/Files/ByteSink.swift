/// Where bytes go, piece by piece.
public protocol ByteSink {
    /// Takes the bytes.
    mutating func write(_ bytes: [UInt8]) throws(LayerError)

    /// Takes the bytes, which are lent for the call.
    mutating func write(_ bytes: Span<UInt8>) throws(LayerError)
}

extension ByteSink {
    /// Takes the bytes by way of an array.
    public mutating func write(_ bytes: Span<UInt8>) throws(LayerError) {
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        for index in bytes.indices { copy.append(bytes[index]) }
        try write(copy)
    }
}

extension Array: ByteSink where Element == UInt8 {
    /// Appends the bytes.
    public mutating func write(_ bytes: [UInt8]) {
        append(contentsOf: bytes)
    }
}

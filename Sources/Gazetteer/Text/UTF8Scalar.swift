/// One code point read from UTF-8 bytes, with how many bytes it takes.
struct UTF8Scalar {
    /// The code point; U+FFFD for a stray byte.
    let value: UInt32
    /// The number of bytes, at least one.
    let length: Int

    /// Reads the code point that starts at an index.
    ///
    /// - Precondition: The index is inside the bytes.
    @inline(__always)
    static func decode(_ bytes: [UInt8], at index: Int) -> UTF8Scalar {
        let first = bytes[index]
        return first < 0x80 ? UTF8Scalar(value: UInt32(first), length: 1) : long(bytes, at: index)
    }

    private static func long(_ bytes: [UInt8], at index: Int) -> UTF8Scalar {
        let first = UInt32(bytes[index])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0
        guard length > 0, index + length <= bytes.count else { return broken }
        var value = length == 2 ? first & 0x1F : length == 3 ? first & 0x0F : first & 0x07
        for offset in 1..<length {
            let next = UInt32(bytes[index + offset])
            guard next & 0xC0 == 0x80 else { return broken }
            value = value << 6 | next & 0x3F
        }
        return UTF8Scalar(value: value, length: length)
    }

    private static var broken: UTF8Scalar { UTF8Scalar(value: 0xFFFD, length: 1) }
}

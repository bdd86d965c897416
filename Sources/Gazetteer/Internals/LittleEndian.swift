/// The bytes of numbers in little-endian order, as compiled gazetteers hold them.
enum LittleEndian {
    static func bytes<Number: FixedWidthInteger & BitwiseCopyable>(
        of numbers: [Number]
    ) -> [UInt8] {
        var ordered = numbers
        if Number(1).littleEndian != 1 {
            for index in ordered.indices { ordered[index] = ordered[index].littleEndian }
        }
        return unsafe ordered.withUnsafeBytes { unsafe Array($0) }
    }

    /// Calls back with the words of eight bytes, then with single bytes, as the checksum takes them.
    static func eachWord(of bytes: [UInt8], _ body: (UInt64) -> Void) {
        unsafe bytes.withUnsafeBytes { buffer in
            var index = 0
            while index + 8 <= buffer.count {
                body(
                    UInt64(
                        littleEndian: unsafe buffer.loadUnaligned(
                            fromByteOffset: index, as: UInt64.self)))
                index += 8
            }
            while index < buffer.count {
                body(UInt64(unsafe buffer[index]))
                index += 1
            }
        }
    }
}

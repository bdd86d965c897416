import CZlib

/// Undoes the compression of one stream, piece by piece.
///
/// See RFC 1951 (deflate) and RFC 1952 (gzip).
@safe final class Inflater {
    /// What stands around the compressed data.
    enum Wrapping { case gzip, none }

    /// Why data cannot be unpacked.
    struct Damage: Error { let reason: String }

    private var stream = unsafe z_stream()
    private(set) var isAtEnd = false

    init(_ wrapping: Wrapping) {
        // 15: the largest window; 16 more: with a gzip header; negative: with none.
        let bits: Int32 = wrapping == .gzip ? 15 + 16 : -15
        let code = unsafe inflateInit2_(
            &stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(code == Z_OK, "zlib does not start: code \(code)")
    }

    deinit { unsafe inflateEnd(&stream) }

    /// Unpacks what fits into the output.
    ///
    /// - Parameters:
    ///   - input: Packed bytes.
    ///   - start: Where they begin; moved behind those that were used.
    ///   - output: Filled from its start.
    /// - Throws: ``Damage`` where the data is not what its format asks for.
    /// - Returns: How many bytes came out; zero where more input is needed or the end is reached.
    func unpack(
        _ input: inout [UInt8], from start: inout Int, into output: inout [UInt8]
    ) throws(Damage) -> Int {
        guard !isAtEnd, start < input.count else { return 0 }
        let room = output.count
        let given = input.count - start
        let from = start
        let code = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = source.baseAddress?.advanced(by: from)
                unsafe stream.avail_in = UInt32(given)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(room)
                return unsafe inflate(&stream, Z_NO_FLUSH)
            }
        }
        start += unsafe given - Int(stream.avail_in)
        switch code {
        case Z_STREAM_END: isAtEnd = true
        // Z_BUF_ERROR: nothing could be done with so little input.
        case Z_OK, Z_BUF_ERROR: break
        default:
            let reason = unsafe stream.msg.map { unsafe String(cString: $0) }
            throw Damage(reason: reason ?? "code \(code)")
        }
        return unsafe room - Int(stream.avail_out)
    }
}

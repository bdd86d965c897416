import CZlib

/// Compresses bytes into one gzip stream (RFC 1952), piece by piece and in bounded memory.
///
/// The corresponding C functions are `deflateInit2`, `deflate` and `deflateEnd` of zlib.
@safe final class GzipStream {
    private var stream = unsafe z_stream()
    private let isReady: Bool

    /// Begins a stream.
    ///
    /// - Parameter level: From 1, the fastest, to 9, the smallest.
    init(level: Int32 = 3) {
        isReady = unsafe toposcope_gzip_begin(&stream, level) == Z_OK
    }

    deinit {
        if isReady { unsafe deflateEnd(&stream) }
    }

    /// The compressed form of the next bytes; more of it may come with later ones.
    ///
    /// - Parameters:
    ///   - bytes: The next bytes.
    ///   - isLast: Whether nothing follows.
    /// - Returns: What is ready to be sent, or nil where zlib has failed.
    func compressed(_ bytes: [UInt8], isLast: Bool) -> [UInt8]? {
        guard isReady else { return nil }
        var output: [UInt8] = []
        let room = bytes.count / 2 + 1024
        var input = bytes
        let succeeded: Bool = unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe stream.next_in = input.baseAddress
            unsafe stream.avail_in = UInt32(input.count)
            while true {
                let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                    unsafe stream.next_out = buffer.baseAddress
                    unsafe stream.avail_out = UInt32(room)
                    status = unsafe deflate(&stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
                    count = unsafe room - Int(stream.avail_out)
                }
                output += chunk
                guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                    return false
                }
                // Room that is left over means that nothing more is waiting.
                if unsafe stream.avail_out > 0 { return true }
            }
        }
        return succeeded ? output : nil
    }

    private var status = Z_OK

    /// The compressed form of all bytes at once, or nil where zlib has failed.
    static func compressed(_ bytes: [UInt8], level: Int32 = 3) -> [UInt8]? {
        GzipStream(level: level).compressed(bytes, isLast: true)
    }
}

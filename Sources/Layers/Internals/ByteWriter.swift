#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A buffer of bytes that only grows, for code that writes millions of short pieces.
///
/// Appending costs a comparison and a copy, without the question whether somebody else holds the
/// buffer that an array asks each time.
// Sendable although it holds a pointer: it is not copied, and nobody else knows the memory.
@safe struct ByteWriter: ~Copyable, @unchecked Sendable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    /// Makes an empty buffer.
    ///
    /// - Parameters:
    ///   - capacity: How many bytes it holds before it must grow.
    ///   - alignment: Of what the address of the first byte is a multiple until then.
    init(capacity: Int, alignment: Int = 16) {
        precondition(capacity > 0, "capacity \(capacity)")
        self.capacity = capacity
        unsafe start = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: alignment)
            .bindMemory(to: UInt8.self, capacity: capacity)
    }

    deinit { unsafe start.deallocate() }

    /// Lends the bytes that have been written.
    borrowing func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(unsafe Span(_unsafeStart: UnsafePointer(start), count: count))
    }

    mutating func removeAll() { count = 0 }

    /// Takes back what was written behind a place.
    mutating func cut(to count: Int) {
        precondition(count <= self.count, "\(count) of \(self.count) bytes")
        self.count = count
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        unsafe start[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ bytes: Span<UInt8>) {
        if capacity - count < bytes.count { grow(by: bytes.count) }
        unsafe bytes.withUnsafeBufferPointer { source in
            if let from = source.baseAddress {
                unsafe memcpy(start + count, from, source.count)
            }
        }
        count += bytes.count
    }

    @inline(__always)
    mutating func append(_ text: StaticString) {
        let size = text.utf8CodeUnitCount
        if capacity - count < size { grow(by: size) }
        unsafe memcpy(start + count, text.utf8Start, size)
        count += size
    }

    private mutating func grow(by more: Int) {
        let larger = max(capacity * 2, count + more)
        let room = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        unsafe memcpy(room, start, count)
        unsafe start.deallocate()
        unsafe start = room
        capacity = larger
    }
}

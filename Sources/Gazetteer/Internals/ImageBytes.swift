import Glibc

/// The bytes of a compiled gazetteer, mapped from a file or held in memory; immutable.
///
/// Reading outside the bytes gives zero, so that a damaged file can give wrong answers but never a
/// crash. The bytes are little-endian whatever the machine.
// Unchecked: the pointer is written once, before the object is shared, and only read after.
@safe final class ImageBytes: @unchecked Sendable {
    /// The number of bytes.
    let count: Int
    private let base: UnsafeRawPointer
    private let isMapped: Bool

    /// Copies bytes into memory of its own.
    init(_ bytes: [UInt8]) {
        count = bytes.count
        isMapped = false
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 64)
        unsafe bytes.withUnsafeBytes { source in
            if let start = source.baseAddress {
                unsafe memory.copyMemory(from: start, byteCount: source.count)
            }
        }
        unsafe base = UnsafeRawPointer(memory)
    }

    /// Maps a file read-only.
    ///
    /// - Throws: ``GazetteerError/file(path:reason:)`` where it cannot be opened.
    init(mapping path: String) throws(GazetteerError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .file(path: path, reason: ImageBytes.systemReason())
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .file(path: path, reason: ImageBytes.systemReason())
        }
        let size = Int(status.st_size)
        guard size > 0 else {
            throw .unusableIndex(path: path, reason: "the file is empty.")
        }
        guard
            let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
            unsafe address != MAP_FAILED
        else {
            throw .file(path: path, reason: ImageBytes.systemReason())
        }
        // Queries touch single pages here and there; reading ahead would only waste memory.
        unsafe madvise(address, size, MADV_RANDOM)
        unsafe base = UnsafeRawPointer(address)
        count = size
        isMapped = true
    }

    /// The longest file that is read ahead.
    private static let mostReadAhead = 1 << 30

    /// Asks the system to read a mapped file into memory, without waiting for it.
    ///
    /// The corresponding C function is `madvise` with `MADV_WILLNEED`.
    func readAhead() {
        guard isMapped, count <= Self.mostReadAhead else { return }
        _ = unsafe madvise(UnsafeMutableRawPointer(mutating: base), count, MADV_WILLNEED)
    }

    deinit {
        if isMapped {
            unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
        } else {
            unsafe base.deallocate()
        }
    }

    /// The number at a byte offset, or zero outside the bytes.
    @inline(__always)
    func load<Number: FixedWidthInteger & BitwiseCopyable>(
        _ offset: Int, as type: Number.Type
    ) -> Number {
        guard offset >= 0, offset &+ MemoryLayout<Number>.size <= count else { return 0 }
        return Number(
            littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    /// The range cut to what there is.
    @inline(__always)
    private func clamped(_ offset: Int, _ length: Int) -> UnsafeRawBufferPointer {
        guard offset >= 0, length > 0, offset < count else {
            return unsafe UnsafeRawBufferPointer(start: base, count: 0)
        }
        return unsafe UnsafeRawBufferPointer(
            start: base + offset, count: min(length, count - offset))
    }

    /// A copy of some of the bytes.
    func bytes(_ offset: Int, _ length: Int) -> [UInt8] {
        unsafe Array(clamped(offset, length))
    }

    private static func systemReason() -> String {
        guard let text = unsafe strerror(errno) else { return "the system gives no reason" }
        return unsafe String(cString: text)
    }

    /// The bytes as text; broken UTF-8 is repaired.
    func string(_ offset: Int, _ length: Int) -> String {
        unsafe String(decoding: clamped(offset, length), as: UTF8.self)
    }

    /// How bytes here stand to a key in the order of bytes: negative, zero or positive.
    ///
    /// With `isPrefix` only as many bytes as the key has are compared.
    @inline(__always)
    func compare(_ offset: Int, _ length: Int, with key: [UInt8], isPrefix: Bool = false) -> Int {
        let here = unsafe clamped(offset, isPrefix ? min(length, key.count) : length)
        let order = unsafe key.withUnsafeBytes { other -> Int32 in
            guard let first = here.baseAddress, let second = other.baseAddress else { return 0 }
            return unsafe memcmp(first, second, min(here.count, other.count))
        }
        if order != 0 { return Int(order) }
        return here.count - key.count
    }

    /// Appends some of the bytes to an array that is used again and again.
    @inline(__always)
    func copy(_ offset: Int, _ length: Int, into array: inout [UInt8]) {
        array.removeAll(keepingCapacity: true)
        unsafe array.append(contentsOf: clamped(offset, length))
    }

    /// A checksum of some of the bytes (FNV-1a over words of eight bytes).
    func checksum(_ offset: Int, _ length: Int) -> UInt64 {
        var sum = Checksum()
        var position = offset
        let end = offset + length
        while position + 8 <= end {
            sum.add(load(position, as: UInt64.self))
            position += 8
        }
        while position < end {
            sum.add(UInt64(load(position, as: UInt8.self)))
            position += 1
        }
        return sum.value
    }
}

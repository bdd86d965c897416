import Glibc
import NIOCore
import Synchronization

/// Bytes in a nameless file of the folder for temporary files, written once and then read by many.
///
/// They stand in the cache of the system and not in the memory of the process, which gives them back
/// whenever another needs the room. The file goes with the process, however that ends.
///
/// The corresponding C functions are `mkstemp`, `unlink`, `write`, `mmap` and `munmap`.
final class RenderedBytes: Sendable {
    private let start: UInt
    let count: Int

    /// Opens what was written; nil where nothing was, and where it cannot be mapped.
    fileprivate init?(_ file: Int32, count: Int) {
        let address = unsafe mmap(nil, count, PROT_READ, MAP_SHARED, file, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else { return nil }
        unsafe madvise(address, count, MADV_RANDOM)
        start = UInt(bitPattern: address)
        self.count = count
    }

    deinit {
        unsafe munmap(UnsafeMutableRawPointer(bitPattern: start), count)
    }

    /// Writes the bytes, piece by piece.
    final class Writer {
        private let file: Int32
        private var buffer: [UInt8] = []
        private var written = 0
        private var isComplete = true

        /// How many bytes there are so far.
        var count: Int { written + buffer.count }

        /// Begins a file; nil where the folder takes none.
        init?() {
            var name: [CChar] = Array("\(Self.folder)/toposcope-XXXXXX".utf8CString)
            file = unsafe mkstemp(&name)
            guard file >= 0 else { return nil }
            unsafe unlink(name)
        }

        deinit { close(file) }

        private static var folder: String {
            guard let named = unsafe getenv("TMPDIR") else { return "/tmp" }
            let folder = unsafe String(cString: named)
            return folder.isEmpty ? "/tmp" : folder
        }

        /// Adds bytes.
        func append(_ bytes: [UInt8]) {
            buffer.append(contentsOf: bytes)
            if buffer.count > 1 << 20 { flush() }
        }

        /// Opens the bytes for reading; nil where there are none, or where not all could be written.
        func finished() -> RenderedBytes? {
            flush()
            guard isComplete, written > 0 else { return nil }
            return RenderedBytes(file, count: written)
        }

        /// Writes what is waiting; false where not all could be written.
        @discardableResult func flush() -> Bool {
            isComplete = isComplete && write(buffer)
            written += buffer.count
            buffer.removeAll(keepingCapacity: true)
            return isComplete
        }

        /// Reads bytes that have been written.
        ///
        /// The corresponding C function is `pread`.
        func read(_ range: Range<Int>, into bytes: inout [UInt8]) -> Bool {
            bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
                count = unsafe max(
                    0, pread(file, buffer.baseAddress, range.count, off_t(range.lowerBound)))
            }
            return bytes.count == range.count
        }

        private func write(_ bytes: [UInt8]) -> Bool {
            unsafe bytes.withUnsafeBytes { bytes in
                var done = 0
                while done < bytes.count {
                    let written = unsafe Glibc.write(
                        file, bytes.baseAddress?.advanced(by: done), bytes.count - done)
                    guard written > 0 else { return false }
                    done += written
                }
                return true
            }
        }
    }

    /// Tells that so many bytes have been appended.
    ///
    /// Pages that have been read count as memory of the process although they are the cache of the
    /// system; every now and then all are let go, and those that are needed come back at once.
    ///
    /// The corresponding C function is `madvise`.
    private func noteAppended(_ size: Int) {
        let before = appended.add(size, ordering: .relaxed).oldValue
        guard before / Self.mostHeld != (before + size) / Self.mostHeld else { return }
        _ = unsafe madvise(UnsafeMutableRawPointer(bitPattern: start), count, MADV_DONTNEED)
    }

    private static let mostHeld = 256 << 20
    private let appended = Atomic<Int>(0)

    /// Appends some of the bytes, piece by piece.
    ///
    /// The pieces lie far from each other; nothing but their copying is done here, so that the
    /// processor fetches several of them at once.
    ///
    /// - Precondition: They all lie within.
    func append(_ pieces: [Range<Int>], separator: UInt8, to output: inout ByteBuffer) {
        var size = pieces.count
        for piece in pieces {
            precondition(
                piece.lowerBound >= 0 && piece.upperBound <= count, "\(piece) of \(count)")
            size += piece.count
        }
        noteAppended(size)
        guard let base = unsafe UnsafeRawPointer(bitPattern: start) else { return }
        unsafe output.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { room in
            guard var end = room.baseAddress else { return 0 }
            for piece in pieces {
                unsafe end.copyMemory(
                    from: base.advanced(by: piece.lowerBound), byteCount: piece.count)
                unsafe end = end.advanced(by: piece.count)
                unsafe end.storeBytes(of: separator, as: UInt8.self)
                unsafe end = end.advanced(by: 1)
            }
            // No separator follows the last one.
            return max(0, size - 1)
        }
    }
}

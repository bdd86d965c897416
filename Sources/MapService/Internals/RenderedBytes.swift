import Glibc

/// Bytes in a nameless file of the folder for temporary files, written once and then read by many.
///
/// They stand in the cache of the system and not in the memory of the process, which gives them back
/// whenever another needs the room. The file goes with the process, however that ends.
///
/// The corresponding C functions are `mkstemp`, `unlink`, `write`, `mmap` and `munmap`.
final class RenderedBytes: Sendable {
    private let start: UInt
    let count: Int

    /// Writes the bytes and opens them; nil where the folder takes no file, or not all of it.
    ///
    /// - Parameter fill: Called with what takes the next bytes; what it throws is passed on.
    init?(fill: ((borrowing [UInt8]) -> Void) throws -> Void) rethrows {
        var name: [CChar] = Array("\(Self.folder)/toposcope-XXXXXX".utf8CString)
        let file = unsafe mkstemp(&name)
        guard file >= 0 else { return nil }
        unsafe unlink(name)
        defer { close(file) }
        var size = 0
        var isComplete = true
        try fill { bytes in
            isComplete = isComplete && Self.write(bytes, to: file)
            size += bytes.count
        }
        guard isComplete, size > 0 else { return nil }
        let address = unsafe mmap(nil, size, PROT_READ, MAP_SHARED, file, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else { return nil }
        unsafe madvise(address, size, MADV_RANDOM)
        start = UInt(bitPattern: address)
        count = size
    }

    deinit {
        unsafe munmap(UnsafeMutableRawPointer(bitPattern: start), count)
    }

    private static var folder: String {
        guard let named = unsafe getenv("TMPDIR") else { return "/tmp" }
        let folder = unsafe String(cString: named)
        return folder.isEmpty ? "/tmp" : folder
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
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

    /// Appends some of the bytes.
    ///
    /// - Precondition: They all lie within.
    func append(_ range: Range<Int>, to bytes: inout [UInt8]) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count)")
        guard let base = unsafe UnsafeRawPointer(bitPattern: start) else { return }
        unsafe bytes.append(
            contentsOf: UnsafeRawBufferPointer(
                start: base.advanced(by: range.lowerBound), count: range.count))
    }
}

import Glibc
import Layers

/// Bytes that do not change once they are filled: memory of the process or a file mapped into it.
// Unchecked: the bytes are written only inside `init`, before any other task can know of them.
@safe final class IndexMemory: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    /// The number of bytes.
    var count: Int { unsafe bytes.count }

    /// Makes zeroed memory of the process and lets it be filled once.
    ///
    /// - Parameters:
    ///   - count: The number of bytes, greater than zero.
    ///   - fill: Called once, before anyone else can see the bytes.
    /// - Throws: `LayerError.file` where the system gives no memory.
    init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) throws(LayerError) {
        let allocated = try unsafe IndexMemory.map(
            count, descriptor: -1, writable: true, path: "memory")
        unsafe fill(allocated)
        unsafe bytes = UnsafeRawBufferPointer(allocated)
    }

    /// Takes over memory that was mapped and is filled.
    init(adopting mapped: UnsafeMutableRawBufferPointer) {
        unsafe bytes = UnsafeRawBufferPointer(mapped)
    }

    /// Maps a file; nil where there is none or it is empty.
    init?(path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_size > 0,
            let mapped = try? unsafe IndexMemory.map(
                status.st_size, descriptor: descriptor, writable: false, path: path)
        else { return nil }
        // Most questions touch few pages; the system would read megabytes around each.
        unsafe madvise(mapped.baseAddress, mapped.count, MADV_RANDOM)
        unsafe bytes = UnsafeRawBufferPointer(mapped)
    }

    /// Says that most of the bytes will be read.
    func expectAll() {
        unsafe madvise(
            UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_WILLNEED)
    }

    deinit {
        unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }

    /// Maps a descriptor, or memory of the process for a negative one.
    static func map(
        _ count: Int, descriptor: Int32, writable: Bool, path: String
    ) throws(LayerError) -> UnsafeMutableRawBufferPointer {
        let protection = writable ? PROT_READ | PROT_WRITE : PROT_READ
        let flags = descriptor < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED
        let address = unsafe mmap(nil, count, protection, flags, descriptor, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            throw failure(path)
        }
        return unsafe UnsafeMutableRawBufferPointer(start: address, count: count)
    }

    /// Why an index cannot be kept, from the last error of the system.
    static func failure(_ path: String, code: Int32 = errno) -> LayerError {
        .file(
            path: path,
            reason: "the index cannot be kept: \(unsafe String(cString: strerror(code)))")
    }
}

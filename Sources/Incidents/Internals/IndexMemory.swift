import Glibc
import Layers

/// Bytes that do not change once they are filled: memory of the process or a file mapped into it.
// Unchecked: the bytes are written only inside `init`, before any other task can know of them.
@safe final class IndexMemory: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    /// The number of bytes.
    var count: Int { unsafe bytes.count }

    /// Makes zeroed memory and lets it be filled once, in a file that appears whole or not at all.
    ///
    /// - Parameters:
    ///   - count: The number of bytes, greater than zero.
    ///   - path: The file that shall keep the bytes; nil for memory of the process alone.
    ///   - fill: Called once, before anyone else can see the bytes.
    /// - Throws: `LayerError.file` where the system gives no memory or no room in the file.
    init(
        count: Int, keptAt path: String? = nil,
        fill: (UnsafeMutableRawBufferPointer) -> Void
    ) throws(LayerError) {
        guard let path else {
            let allocated = try unsafe IndexMemory.map(
                count, descriptor: -1, writable: true, path: "memory")
            unsafe fill(allocated)
            unsafe bytes = UnsafeRawBufferPointer(allocated)
            return
        }
        let temporary = "\(path).\(getpid()).new"
        let descriptor = unsafe open(temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw IndexMemory.failure(path) }
        defer { close(descriptor) }
        // Reserving beforehand turns a full disk into an error here instead of a signal later.
        let reserved = posix_fallocate(descriptor, 0, count)
        guard reserved == 0 else {
            unsafe unlink(temporary)
            throw IndexMemory.failure(path, code: reserved)
        }
        let mapped: UnsafeMutableRawBufferPointer
        do throws(LayerError) {
            unsafe mapped = try IndexMemory.map(
                count, descriptor: descriptor, writable: true, path: path)
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        unsafe fill(mapped)
        guard unsafe rename(temporary, path) == 0 else {
            let error = IndexMemory.failure(path)
            unsafe unlink(temporary)
            unsafe munmap(mapped.baseAddress, count)
            throw error
        }
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

    private static func map(
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

    private static func failure(_ path: String, code: Int32 = errno) -> LayerError {
        .file(
            path: path,
            reason: "the index cannot be kept: \(unsafe String(cString: strerror(code)))")
    }
}

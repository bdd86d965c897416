#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One open file of the system, closed when its owner goes away.
@safe struct OpenFile: ~Copyable, Sendable {
    private let descriptor: Int32
    /// The path for messages.
    let path: String

    /// The path that stands for standard input.
    static let standardInputPath = "-"

    /// Opens a file for reading; `-` is standard input.
    init(readingFrom path: String) throws(LayerError) {
        self.path = path
        if path == OpenFile.standardInputPath {
            descriptor = dup(0)
        } else {
            descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        }
        guard descriptor >= 0 else { throw OpenFile.failure(errno, path) }
        var status = stat()
        if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            throw .file(path: path, reason: "it is a folder; give the path of a file.")
        }
    }

    /// Makes a new file, which must not exist yet, or opens a device or pipe for writing.
    init(writingTo path: String, isNew: Bool, mode: mode_t = 0o666) throws(LayerError) {
        self.path = path
        let flags = isNew ? O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC : O_WRONLY | O_CLOEXEC
        descriptor = unsafe open(path, flags, mode)
        guard descriptor >= 0 else { throw OpenFile.failure(errno, path) }
    }

    deinit { close(descriptor) }

    /// The size in bytes, zero where it has none (a pipe).
    var size: Int {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Tells the system that what it keeps of the file in memory need not be kept.
    borrowing func forgetPages() {
        #if os(Linux)
            _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
        #endif
    }

    /// Fills the buffer from its start and returns how many bytes came; zero at the end.
    borrowing func read(into buffer: inout [UInt8], from start: Int = 0) throws(LayerError) -> Int {
        while true {
            let descriptor = descriptor
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                let free = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
                return unsafe systemRead(descriptor, free.baseAddress, free.count)
            }
            if count >= 0 { return count }
            guard errno == EINTR else { throw OpenFile.failure(errno, path) }
        }
    }

    /// The bytes at a place; nil where there are not so many, or where the file is a pipe.
    borrowing func bytes(at offset: Int, count: Int) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let descriptor = descriptor
            let start = done
            let more = unsafe buffer.withUnsafeMutableBytes { bytes in
                let free = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
                return unsafe pread(
                    descriptor, free.baseAddress, free.count, off_t(offset + start))
            }
            guard more > 0 else {
                if more < 0, errno == EINTR { continue }
                return nil
            }
            done += more
        }
        return buffer
    }

    /// Writes all the bytes.
    borrowing func write(_ bytes: Span<UInt8>) throws(LayerError) {
        var done = 0
        while done < bytes.count {
            let descriptor = descriptor
            let count = unsafe bytes.withUnsafeBytes { all in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: all[done...])
                return unsafe systemWrite(descriptor, rest.baseAddress, rest.count)
            }
            if count > 0 {
                done += count
            } else if errno == EINTR || (errno == EINVAL && passesCache && passCache(false)) {
                continue
            } else {
                throw OpenFile.failure(errno, path)
            }
        }
    }

    /// The flag `O_DIRECT` of Linux, which Swift does not import.
    #if arch(arm64) || arch(arm)
        private static let direct: Int32 = 0o200000
    #else
        private static let direct: Int32 = 0o40000
    #endif

    /// Whether what is written goes past the system's page cache.
    private var passesCache: Bool {
        #if os(Linux)
            fcntl(descriptor, F_GETFL) & OpenFile.direct != 0
        #else
            false
        #endif
    }

    /// Says whether what is written goes past the system's page cache, which needs memory and places
    /// in the file that begin where blocks of the disk may.
    ///
    /// - Returns: Whether that is now so; not every file system can.
    @discardableResult
    borrowing func passCache(_ isWanted: Bool) -> Bool {
        #if os(Linux)
            let flags = fcntl(descriptor, F_GETFL)
            guard flags >= 0 else { return false }
            return fcntl(
                descriptor, F_SETFL, isWanted ? flags | OpenFile.direct : flags & ~OpenFile.direct)
                == 0
        #else
            return !isWanted
        #endif
    }

    /// Waits until the bytes stand on the disk.
    borrowing func synchronise() throws(LayerError) {
        // EINVAL and EROFS: the kind of file cannot be synchronised, and need not be.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
            throw OpenFile.failure(errno, path)
        }
    }

    /// The system's reason with the remedy where there is one.
    static func failure(_ code: Int32, _ path: String) -> LayerError {
        let reason =
            switch code {
            case ENOENT: "no such file or folder; check the path."
            case EACCES, EPERM: "the permissions forbid it; choose another path or change them."
            case ENOSPC, EDQUOT:
                "the disk is full; free some space and try again. Nothing was lost."
            case EROFS: "the disk is read-only; choose another path."
            case EISDIR: "it is a folder; give the path of a file."
            case EFBIG: "the file would be larger than this disk or user may have."
            default: unsafe String(cString: strerror(code)) + "."
            }
        return .file(path: path, reason: reason)
    }
}

private func systemRead(_ descriptor: Int32, _ to: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(descriptor, to, count)
}

private func systemWrite(_ descriptor: Int32, _ from: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, from, count)
}

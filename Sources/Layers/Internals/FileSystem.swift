#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The questions and moves on the file system that writing a file safely needs.
enum FileSystem {
    /// What stands at a path.
    enum Entry: Equatable {
        case none
        case regular(mode: UInt32)
        case folder
        case device
    }

    static func entry(at path: String) -> Entry {
        var status = stat()
        guard systemStat(path, &status) == 0 else { return .none }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .regular(mode: UInt32(status.st_mode & 0o7777))
        case S_IFDIR: .folder
        default: .device
        }
    }

    /// What stays the same as long as a path leads to the same file, however that changes.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let number: UInt64
    }

    /// Which file a path leads to; nil for none.
    static func identity(of path: String) -> Identity? {
        var status = stat()
        guard systemStat(path, &status) == 0 else { return nil }
        return Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }

    /// The number of bytes of a file; zero where there is none.
    static func size(of path: String) -> Int {
        var status = stat()
        return systemStat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Whether this program may write to a file, or make files in a folder.
    static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

    /// The path with symbolic links followed, so that a link is kept and its target replaced.
    static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    static func rename(_ old: String, to new: String) throws(LayerError) {
        guard systemRename(old, new) == 0 else { throw OpenFile.failure(errno, new) }
    }

    static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }

    static func setMode(_ mode: UInt32, of path: String) {
        _ = unsafe chmod(path, mode_t(mode))
    }

    /// Makes a rename durable; a failure here means only that a power cut may undo it.
    static func synchroniseFolder(of path: String) {
        let descriptor = unsafe open(folder(of: path), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func name(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return path }
        return String(path[path.index(after: slash)...])
    }

    static var processID: Int32 { getpid() }
}

private func systemStat(_ path: String, _ status: inout stat) -> Int32 {
    unsafe stat(path, &status)
}

private func systemRename(_ old: String, _ new: String) -> Int32 { unsafe rename(old, new) }

import Glibc
import Layers

/// A file that gets its name when it is whole, and that a killed program leaves nothing of.
///
/// It has no name while it is written. Where a file system cannot do that, it has one of its own and
/// is locked, so that the next draft knows it from those that nobody writes any more.
@safe final class DraftFile {
    /// The descriptor of the file, open for reading and writing.
    let descriptor: Int32
    private let path: String
    /// The name while it is written; nil where it has none.
    private let temporary: String?
    private var isKept = false

    /// Opens an empty file, and clears away what killed programs have left.
    ///
    /// - Parameters:
    ///   - path: The name that it will have.
    ///   - mayBeUnnamed: Whether it may do without a name until then.
    /// - Throws: `LayerError.file` where no file can be made there.
    init(for path: String, mayBeUnnamed: Bool = true) throws(LayerError) {
        self.path = path
        DraftFile.clearLeft(for: path)
        let unnamed = mayBeUnnamed ? DraftFile.unnamed(in: DraftFile.folder(of: path)) : nil
        if let unnamed {
            descriptor = unnamed
            temporary = nil
            return
        }
        let name = "\(path).\(UInt32.random(in: 0 ... .max))\(DraftFile.ending)"
        let named = unsafe open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard named >= 0 else { throw IndexMemory.failure(path) }
        flock(named, LOCK_EX | LOCK_NB)
        descriptor = named
        temporary = name
    }

    deinit {
        if let temporary, !isKept { unsafe unlink(temporary) }
        close(descriptor)
    }

    /// Gives the file its name, in place of what has it; may be called once.
    ///
    /// - Throws: `LayerError.file` where it cannot be put there.
    func keep() throws(LayerError) {
        if let temporary {
            guard unsafe rename(temporary, path) == 0 else { throw IndexMemory.failure(path) }
            isKept = true
            return
        }
        // A link never replaces a file. What is there is out of date, and only missed until then; who
        // puts another one there meanwhile has a newer one.
        for _ in 0..<10 {
            unsafe unlink(path)
            let result = unsafe linkat(
                AT_FDCWD, DraftFile.link(to: descriptor), AT_FDCWD, path, AT_SYMLINK_FOLLOW)
            if result == 0 { return }
            guard errno == EEXIST else { break }
        }
        throw IndexMemory.failure(path)
    }

    private static let ending = ".new"

    /// The flag `O_TMPFILE` of Linux, which Swift does not import.
    #if arch(arm64) || arch(arm)
        private static let nameless: Int32 = 0o20_000_000 | 0o40000
    #else
        private static let nameless: Int32 = 0o20_000_000 | 0o200000
    #endif

    /// A file without a name that can get one later; nil where the system cannot.
    private static func unnamed(in folder: String) -> Int32? {
        let descriptor = unsafe open(folder, O_RDWR | nameless | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return nil }
        guard unsafe access(link(to: descriptor), F_OK) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private static func link(to descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Removes drafts with a name that no program holds open any more.
    private static func clearLeft(for path: String) {
        let folder = folder(of: path)
        let prefix = (path.split(separator: "/").last.map(String.init) ?? path) + "."
        guard let stream = unsafe opendir(folder) else { return }
        defer { unsafe closedir(stream) }
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { bytes in
                unsafe bytes.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: bytes.pointee)
                ) { unsafe String(cString: $0) }
            }
            guard name.hasPrefix(prefix), name.hasSuffix(ending),
                UInt32(name.dropFirst(prefix.count).dropLast(ending.count)) != nil
            else { continue }
            remove("\(folder)/\(name)")
        }
    }

    private static func remove(_ left: String) {
        let descriptor = unsafe open(left, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unsafe unlink(left) }
    }
}

import Glibc
import Synchronization

/// Files that stay open for reading as long as they exist.
///
/// To close any descriptor of a file gives up all locks that the process has on it, those of SQLite
/// too, which then is not kept from changing what is being read. See SQLite, *How To Corrupt An SQLite
/// Database File*, 2.2.
enum KeptDescriptors {
    private struct Identity: Hashable {
        let device: UInt64
        let number: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            number = UInt64(status.st_ino)
        }
    }

    private static let kept = Mutex<[Identity: Int32]>([:])

    /// The descriptor of a file, to be read from with `pread` and not to be closed; nil where the file
    /// cannot be opened.
    static func descriptor(of path: String) -> Int32? {
        kept.withLock { kept in
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return nil }
            if let descriptor = kept[Identity(status)] { return descriptor }
            for (identity, descriptor) in kept {
                var old = stat()
                // A file that was removed has no locks that anybody needs.
                guard unsafe fstat(descriptor, &old) != 0 || old.st_nlink == 0 else { continue }
                close(descriptor)
                kept[identity] = nil
            }
            let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else { return nil }
            if let known = kept[Identity(status)] {
                // It was put in the place of another meanwhile; one descriptor too many does no harm.
                return known
            }
            kept[Identity(status)] = descriptor
            return descriptor
        }
    }
}

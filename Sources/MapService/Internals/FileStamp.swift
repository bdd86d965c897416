import Glibc

/// What tells whether a file has changed: its inode, its size and the time of its last change.
enum FileStamp {
    /// A number that differs, for all practical purposes, between states of some files.
    ///
    /// The corresponding C function is `stat`. A file that is not there counts as a state too.
    static func hash(of paths: [String]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for path in paths {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else {
                hash = (hash ^ 1) &* 0x100_0000_01B3
                continue
            }
            let parts = [
                UInt64(status.st_ino), UInt64(bitPattern: Int64(status.st_size)),
                UInt64(bitPattern: Int64(status.st_mtim.tv_sec)),
                UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)),
            ]
            for part in parts {
                hash = (hash ^ part) &* 0x100_0000_01B3
                hash ^= hash >> 29
            }
        }
        return hash
    }
}

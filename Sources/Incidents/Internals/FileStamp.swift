import Glibc

/// What changes whenever a database file or its write-ahead log is changed, by whatever program.
struct FileStamp: Equatable {
    /// The stamp as bytes, to be kept beside what was made from the file.
    let bytes: [UInt8]
    /// Whether the file was changed so recently that another change might leave the same stamp.
    let isFresh: Bool

    /// Looks at a file; nil where there is none.
    init?(path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        var words: [UInt64] = [UInt64(status.st_ino)]
        var newest = FileStamp.add(status, to: &words)
        // A file's change counter lies in its header; see SQLite, "The SQLite Database File Format".
        var parts = FileStamp.head(path, 100)
        var log = stat()
        if unsafe stat(path + "-wal", &log) == 0, log.st_size > 0 {
            newest = max(newest, FileStamp.add(log, to: &words))
            parts += FileStamp.head(path + "-wal", 32)
            // The index of the log begins with a count of commits and a checksum.
            parts += FileStamp.head(path + "-shm", 48)
        }
        bytes =
            words.flatMap { word in
                (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
            } + parts
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        let clock = Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
        // Clocks of file systems tick in hundredths of a second, or in two seconds on some sticks.
        isFresh = clock - newest < 0.05
    }

    private static func add(_ status: stat, to words: inout [UInt64]) -> Double {
        words += [
            UInt64(bitPattern: Int64(status.st_size)),
            UInt64(bitPattern: Int64(status.st_mtim.tv_sec)),
            UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)),
        ]
        return Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
    }

    private static func head(_ path: String, _ count: Int) -> [UInt8] {
        guard let descriptor = KeptDescriptors.descriptor(of: path) else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        let read = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe pread(descriptor, buffer.baseAddress, buffer.count, 0)
        }
        return Array(bytes.prefix(max(0, read)))
    }
}

internal import GRDB

/// Opening files that lie where nothing may be written: on a read-only disk, in another's folder.
///
/// SQLite keeps a file of shared memory beside a file in WAL mode, and cannot open that mode where it
/// may not make one.
///
/// See SQLite, "Write-Ahead Logging", section "Read-Only Databases".
enum UnwritableFolder {
    /// Whether this is why a file could not be opened.
    static func explains(_ error: DatabaseError, _ path: String) -> Bool {
        error.resultCode == .SQLITE_CANTOPEN && FileSystem.entry(at: path) != .none
            && !FileSystem.isWritable(FileSystem.folder(of: path))
    }

    /// Opens a file that nobody has open and nobody can change here.
    ///
    /// - Throws: `LayerError.file` where changes wait in a log, which only a writer can bring in.
    static func queue(
        reading path: String, _ configuration: Configuration
    ) throws -> DatabaseQueue {
        guard FileSystem.size(of: path + "-wal") == 0 else {
            let name = FileSystem.name(of: path)
            throw LayerError.file(
                path: path,
                reason: "its last changes wait in \(name)-wal, which cannot be read where nothing "
                    + "may be written; copy both files to another folder.")
        }
        // What has a meaning in such an address is written as a code; see RFC 3986, 2.1.
        let codes: [Character: String] = ["%": "%25", "?": "%3f", "#": "%23"]
        let address = "file:" + path.map { codes[$0] ?? String($0) }.joined()
        return try DatabaseQueue(path: address + "?immutable=1", configuration: configuration)
    }

    /// What a writer is told.
    static func refusal(_ path: String) -> LayerError {
        .file(
            path: path,
            reason: "nothing may be written in its folder; copy the file to where you may, "
                + "and name the copy.")
    }
}

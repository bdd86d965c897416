/// Whole files as bytes.
public enum FileBytes {
    /// All the bytes of a file; `-` is standard input.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where it cannot be read.
    public static func read(_ path: String) throws(LayerError) -> [UInt8] {
        let file = try OpenFile(readingFrom: path)
        var bytes = [UInt8](repeating: 0, count: file.size + 1)
        var count = 0
        while true {
            let more = try file.read(into: &bytes, from: count)
            if more == 0 { break }
            count += more
            if count == bytes.count {
                bytes.append(contentsOf: repeatElement(0, count: max(1 << 16, count)))
            }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// Writes a file that appears whole, with its bytes on the disk, or not at all.
    ///
    /// - Throws: ``LayerError/file(path:reason:)``; an older file then stays as it was.
    public static func write(_ bytes: [UInt8], to path: String) throws(LayerError) {
        let sink = try FileSink(path: path)
        try sink.write(bytes)
        try sink.commit()
    }

    /// Lets the system forget what it keeps of a file in memory, once it stands on the disk.
    ///
    /// A file just written lies in the page cache in large pieces, and all of a piece counts as
    /// memory of a program that maps the file and touches a byte of it; read anew it comes page by
    /// page. Only a hint: where it is not heeded, nothing is lost.
    public static func forgetPages(of path: String) {
        guard let file = try? OpenFile(readingFrom: path) else { return }
        file.forgetPages()
    }
}

import Glibc
import Layers

/// An index in a file without its name, complete but for the stamp of what it was built from.
///
/// The rows take the time, while the stamp may only be taken when the file of the incidents is at
/// rest: so the rows can be sorted while it comes to rest.
// Unchecked: the bytes are written inside `init` and by `keep`, which ends the draft.
@safe final class IndexDraft: @unchecked Sendable {
    private let file: DraftFile
    private let builder: IndexBuilder
    private let bytes: UnsafeMutableRawBufferPointer
    private var isKept = false

    /// Writes the rows beside a path.
    ///
    /// - Throws: `LayerError.file` where there is no room for them.
    init(_ columns: SpaceTimeColumns, for path: String) throws(LayerError) {
        builder = IndexBuilder(columns)
        file = try DraftFile(for: path)
        // Reserving beforehand turns a full disk into an error here instead of a signal later.
        let reserved = posix_fallocate(file.descriptor, 0, builder.size)
        guard reserved == 0 else { throw IndexMemory.failure(path, code: reserved) }
        unsafe bytes = try IndexMemory.map(
            builder.size, descriptor: file.descriptor, writable: true, path: path)
        unsafe builder.fill(bytes)
    }

    deinit {
        guard !isKept else { return }
        unsafe munmap(bytes.baseAddress, bytes.count)
    }

    /// Lets the index appear under its name, whole; may be called once.
    ///
    /// - Parameter stamp: What the index was built from.
    /// - Throws: `LayerError.file` where the file cannot be put there.
    /// - Returns: The index.
    func keep(stamp: [UInt8]) throws(LayerError) -> OpenIndex {
        unsafe builder.complete(bytes, stamp: stamp)
        try file.keep()
        isKept = true
        return OpenIndex(unsafe IndexMemory(adopting: bytes), shapes: builder.shapes)
    }
}

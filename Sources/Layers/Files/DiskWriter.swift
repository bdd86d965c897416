import Foundation
import Synchronization

/// Writes a new file from its start, small ones as usual, large ones past the page cache.
///
/// A large file that goes through the page cache pushes out what others read, waits for the system
/// to find pages for it, and once more at the end for the disk. So the bytes are gathered in
/// buffers, each as large as a good piece for the disk, and a thread of its own writes them there
/// while the next ones come. Where the file system takes nothing past the cache, the same thread
/// writes the same pieces as usual.
final class DiskWriter: Sendable {
    /// How many bytes are written at a time; a multiple of what any disk asks for.
    static let portion = 1 << 20
    /// How many buffers there are: one on its way to the disk, one that waits, one that is filled.
    static let bufferCount = 3
    /// Where memory and places in the file must begin for the disk.
    static let alignment = 4096

    private let file: OpenFile
    private let filling = Mutex(Filling())
    private let progress = Mutex(Progress())
    /// Has the number of buffers that may be filled.
    private let free = DispatchSemaphore(value: 0)
    private let queue = DispatchQueue(label: "toposcope.disk")

    /// Memory that the disk takes from.
    private final class Buffer: Sendable {
        let bytes = Mutex(
            ByteWriter(capacity: DiskWriter.portion, alignment: DiskWriter.alignment))
    }

    private struct Filling {
        var buffers: [Buffer] = []
        var current = 0
        /// Whether something was handed to the other thread.
        var isLarge = false
    }

    private struct Progress {
        var error: LayerError?
        var isDirect = false
    }

    init(_ file: consuming OpenFile) { self.file = file }

    /// Takes bytes; those of a large file are written later.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where these or earlier ones cannot be written.
    func write(_ bytes: Span<UInt8>) throws(LayerError) {
        try filling.withLock { (filling) throws(LayerError) in
            var done = 0
            while done < bytes.count {
                let rest = bytes.extracting(droppingFirst: done)
                let (count, isFull) = buffer(&filling).bytes.withLock { buffer in
                    let count = min(rest.count, DiskWriter.portion - buffer.count)
                    buffer.append(rest.extracting(first: count))
                    return (count, buffer.count == DiskWriter.portion)
                }
                done += count
                if isFull { try handOn(&filling) }
            }
        }
    }

    /// Waits until all the bytes stand on the disk.
    func finish() throws(LayerError) {
        try filling.withLock { (filling) throws(LayerError) in
            queue.sync {}
            if let error = progress.withLock({ $0.error }) { throw error }
            // The end of the file fills no block of the disk.
            if progress.withLock({ $0.isDirect }) { file.passCache(false) }
            if filling.current < filling.buffers.count {
                try empty(filling.buffers[filling.current])
            }
        }
        try file.synchronise()
    }

    /// The buffer that is filled, of which there are more only once they are needed.
    private func buffer(_ filling: inout Filling) -> Buffer {
        if filling.current == filling.buffers.count { filling.buffers.append(Buffer()) }
        return filling.buffers[filling.current]
    }

    /// Lets the other thread write the buffer, and waits for one that is free.
    private func handOn(_ filling: inout Filling) throws(LayerError) {
        let full = filling.buffers[filling.current]
        if !filling.isLarge {
            filling.isLarge = true
            let isDirect = file.passCache(true)
            progress.withLock { $0.isDirect = isDirect }
            for _ in 1..<DiskWriter.bufferCount { free.signal() }
        }
        queue.async { [self] in
            do throws(LayerError) {
                if progress.withLock({ $0.error == nil }) { try empty(full) }
            } catch {
                progress.withLock { $0.error = error }
            }
            free.signal()
        }
        free.wait()
        filling.current = (filling.current + 1) % DiskWriter.bufferCount
        if let error = progress.withLock({ $0.error }) { throw error }
    }

    private func empty(_ buffer: Buffer) throws(LayerError) {
        try buffer.bytes.withLock { (bytes) throws(LayerError) in
            try bytes.withBytes { (bytes) throws(LayerError) in try file.write(bytes) }
            bytes.removeAll()
        }
    }
}

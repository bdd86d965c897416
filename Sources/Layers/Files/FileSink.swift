import Synchronization

/// Writes a file so that it appears whole or not at all.
///
/// The bytes go to a temporary file beside the target; ``commit()`` makes them durable and renames
/// it. Until then, and whenever something fails, an older file stays as it was. What cannot be written
/// may be told by a later call, at the latest by ``commit()``. A device or a pipe is written directly.
public final class FileSink: ByteSink, Sendable {
    private let output: Output
    private let target: String
    private let temporary: String?
    private let isCommitted = Mutex(false)

    /// A device or a pipe takes bytes as they come.
    private enum Output: ~Copyable, Sendable {
        case device(OpenFile)
        case file(DiskWriter)
    }

    /// Opens the way to a file.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where nothing can be written there.
    public init(path: String) throws(LayerError) {
        let entry = FileSystem.entry(at: path)
        target = entry == .none ? path : FileSystem.resolved(path)
        switch entry {
        case .folder:
            throw .file(path: path, reason: "it is a folder; give the path of a file.")
        case .device:
            temporary = nil
            output = .device(try OpenFile(writingTo: path, isNew: false))
        case .none, .regular:
            let name = FileSystem.name(of: target)
            guard !name.isEmpty else {
                throw .file(path: path, reason: "it names a folder; add a file name.")
            }
            let random = String(UInt64.random(in: 0 ... .max), radix: 36)
            let beside =
                FileSystem.folder(of: target) + "/."
                + String(name.prefix(100)) + ".\(FileSystem.processID).\(random)"
            temporary = beside
            do throws(LayerError) {
                output = .file(DiskWriter(try OpenFile(writingTo: beside, isNew: true)))
            } catch .file(_, let reason) {
                throw .file(path: path, reason: "it cannot be written: \(reason)")
            }
            if case .regular(let mode) = entry { FileSystem.setMode(mode, of: beside) }
        }
    }

    deinit {
        if !isCommitted.withLock({ $0 }), let temporary { FileSystem.remove(temporary) }
    }

    /// Takes the bytes.
    public func write(_ bytes: [UInt8]) throws(LayerError) { try write(bytes.span) }

    /// Takes the bytes, which are lent for the call.
    public func write(_ bytes: Span<UInt8>) throws(LayerError) {
        do throws(LayerError) {
            switch output {
            case .device(let device): try device.write(bytes)
            case .file(let writer): try writer.write(bytes)
            }
        } catch .file(_, let reason) {
            throw .file(path: target, reason: "it cannot be written: \(reason)")
        }
    }

    /// Makes the file appear under its name, with all its bytes on the disk.
    public func commit() throws(LayerError) {
        precondition(!isCommitted.withLock { $0 }, "\(target) was committed twice")
        do throws(LayerError) {
            switch output {
            case .device(let device): try device.synchronise()
            case .file(let writer): try writer.finish()
            }
        } catch .file(_, let reason) {
            throw .file(path: target, reason: "it cannot be written: \(reason)")
        }
        if let temporary {
            try FileSystem.rename(temporary, to: target)
            FileSystem.synchroniseFolder(of: target)
        }
        isCommitted.withLock { $0 = true }
    }
}

import Foundation
import Synchronization

/// Writes a file so that it appears whole or not at all.
///
/// The bytes go to a temporary file beside the target; ``commit()`` makes them durable and renames
/// it. Until then, and whenever something fails, an older file stays as it was. A device or a pipe
/// is written directly.
public final class FileSink: ByteSink, Sendable {
    private let file: SharedFile
    private let target: String
    private let temporary: String?
    private let isCommitted = Mutex(false)

    /// The open file, which outlives the sink while the system brings its bytes to the disk.
    private final class SharedFile: Sendable {
        /// After so many bytes the next ones are brought to the disk while more are written, so that
        /// little is left to wait for at the end.
        static let portion = 1 << 24

        let file: OpenFile
        private let state = Mutex((waiting: 0, isBusy: false))

        init(_ file: consuming OpenFile) { self.file = file }

        func didWrite(_ count: Int) {
            let isTurn = state.withLock { state in
                state.waiting += count
                guard state.waiting >= Self.portion, !state.isBusy else { return false }
                state = (0, true)
                return true
            }
            guard isTurn else { return }
            DispatchQueue.global(qos: .utility).async { [self] in
                file.synchroniseData()
                state.withLock { $0.isBusy = false }
            }
        }
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
            file = SharedFile(try OpenFile(writingTo: path, isNew: false))
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
                file = SharedFile(try OpenFile(writingTo: beside, isNew: true))
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
            try file.file.write(bytes)
        } catch .file(_, let reason) {
            throw .file(path: target, reason: "it cannot be written: \(reason)")
        }
        if temporary != nil { file.didWrite(bytes.count) }
    }

    /// Makes the file appear under its name, with all its bytes on the disk.
    public func commit() throws(LayerError) {
        precondition(!isCommitted.withLock { $0 }, "\(target) was committed twice")
        do throws(LayerError) {
            try file.file.synchronise()
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

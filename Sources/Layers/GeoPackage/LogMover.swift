import Foundation
internal import GRDB
import Synchronization

/// Moves what stands in the write-ahead log of a GeoPackage into the file while more is written.
///
/// For those who write batch after batch: otherwise the writer itself stops every 32 MiB to copy the
/// log and to wait for the disk. What little was written meanwhile the writer moves itself, so that the
/// log is begun anew and stays small: it then lies in memory that the system has given already. What
/// was committed is as safe as before, since the log is only begun anew when all of it stands in the
/// file.
public final class LogMover: Sendable {
    private let package: GeoPackage
    /// A connection of its own, as that of the writer is busy; nil where none can be had.
    private let connection: DatabaseQueue?
    private let state = Mutex((waiting: 0, isBusy: false, isMoved: false))
    private let work = DispatchGroup()

    /// After so many bytes the log is moved.
    private static let portion = 32 << 20
    /// After so many pages the writer moves the log itself, should it be written faster than moved.
    private static let mostPages = 65_536

    init(_ package: GeoPackage, connection: DatabaseQueue?) {
        self.package = package
        self.connection = connection
        if connection != nil { package.moveLog(afterPages: LogMover.mostPages) }
    }

    /// Says that about so many bytes were committed.
    public func didCommit(bytes: Int) {
        guard let connection else { return }
        let isTurn = state.withLock { state in
            state.waiting += bytes
            guard state.waiting >= Self.portion, !state.isBusy else { return false }
            state = (0, true, false)
            return true
        }
        guard isTurn else { return }
        DispatchQueue.global(qos: .utility).async(group: work) { [self] in
            // What is not moved now is moved later.
            _ = try? connection.writeWithoutTransaction { try $0.checkpoint(.passive) }
            state.withLock { $0 = ($0.waiting, false, true) }
        }
    }

    /// Says that a batch will be written, by the one who writes it.
    public func willWrite() {
        let isMoved = state.withLock { state in
            defer { state.isMoved = false }
            return state.isMoved
        }
        if isMoved { package.moveLog() }
    }

    /// Waits until nothing is being moved; the writer then moves the log again as usual.
    public func finish() {
        guard let connection else { return }
        work.wait()
        try? connection.close()
        package.moveLog(afterPages: GeoPackage.usualLogPages)
    }
}

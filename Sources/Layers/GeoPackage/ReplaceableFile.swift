internal import GRDB
import Synchronization

/// A file opened for reading that is opened anew when another has taken its place.
///
/// Whoever writes a file as a whole writes beside it and renames, so that what is open would stay the
/// old one for ever. A file that is gone, or that cannot be opened, leaves the old one.
final class ReplaceableFile: Sendable {
    private struct State {
        var queue: DatabaseQueue
        var identity: FileSystem.Identity?
    }

    private let path: String
    private let open: @Sendable () throws -> DatabaseQueue
    private let state: Mutex<State>

    /// Opens the file.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - open: What opens it.
    /// - Throws: What `open` throws.
    init(_ path: String, open: @escaping @Sendable () throws -> DatabaseQueue) throws {
        self.path = path
        self.open = open
        // Asked before, so that a file which comes meanwhile is noticed.
        let identity = FileSystem.identity(of: path)
        state = Mutex(State(queue: try open(), identity: identity))
    }

    /// The connection to the file that is there now.
    var queue: DatabaseQueue {
        let identity = FileSystem.identity(of: path)
        return state.withLock { state in
            guard let identity, identity != state.identity else { return state.queue }
            // What is no database would be opened without a word, and fail at each question.
            guard let queue = try? open(),
                (try? queue.read { try $0.tableExists("gpkg_contents") }) == true
            else { return state.queue }
            state = State(queue: queue, identity: identity)
            return queue
        }
    }
}

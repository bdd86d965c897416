import NIOCore
import NIOPosix

/// The threads of the connections.
///
/// Only half of the cores have one. What they do is short, and each wait for a core would be felt by
/// all clients: on two cores with four connections one thread gives more answers than two, and 99 in
/// 100 of them four times as soon.
enum ConnectionLoops {
    /// Those of the process, which last as long as it.
    static let shared = MultiThreadedEventLoopGroup(
        numberOfThreads: max(1, System.coreCount / 2))
}

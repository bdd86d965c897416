import NIOPosix

/// The threads on which answers are computed that take time.
///
/// They are not those of the connections, nor those of Swift, so that long computations keep nobody
/// waiting but those that ask for more of them.
final class ComputationPool: TaskExecutor {
    /// The pool of the process.
    static let shared = ComputationPool(threads: 8)

    private let threads: NIOThreadPool

    private init(threads count: Int) {
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        threads.submit { _ in
            unsafe job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}

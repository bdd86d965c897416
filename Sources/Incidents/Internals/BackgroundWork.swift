import Foundation
import Synchronization

/// Something that is done on another core while the caller goes on.
final class BackgroundWork<Value: Sendable>: Sendable {
    private let outcome = Mutex<Result<Value, any Error>?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    /// Begins at once.
    init(_ work: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let result = Result(catching: work)
            outcome.withLock { $0 = result }
            isDone.signal()
        }
    }

    /// Waits for the end; may be called once.
    func finish() throws -> Value {
        isDone.wait()
        guard let result = outcome.withLock({ $0 }) else {
            preconditionFailure("background work ended without an outcome")
        }
        return try result.get()
    }
}

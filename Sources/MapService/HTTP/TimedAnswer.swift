import Synchronization

/// A computation that is waited for only so long.
///
/// It is told to stop when the time is over, or when nobody wants it any more. It may go on for a
/// while after that; what it gives then is dropped.
final class TimedAnswer<Value: Sendable>: Sendable {
    private struct State {
        var waiting: CheckedContinuation<Value, any Error>?
        var result: Result<Value, any Error>?
    }

    private let state = Mutex(State())

    /// The value of a computation.
    ///
    /// - Parameters:
    ///   - limit: How long it may take.
    ///   - late: What is thrown when it has taken longer.
    ///   - compute: The computation, which looks at `Task.isCancelled` now and then.
    /// - Returns: What the computation gives.
    /// - Throws: What the computation throws, `late`, and `CancellationError` where the task that
    ///   waits was cancelled.
    static func value(
        within limit: Duration, late: @autoclosure @escaping @Sendable () -> any Error,
        _ compute: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let answer = TimedAnswer()
        let work = Task(executorPreference: ComputationPool.shared) {
            do {
                answer.settle(.success(try await compute()))
            } catch {
                answer.settle(.failure(error))
            }
        }
        let timer = Task {
            try await Task.sleep(for: limit)
            answer.settle(.failure(late()))
            work.cancel()
        }
        defer { timer.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { answer.wait($0) }
        } onCancel: {
            answer.settle(.failure(CancellationError()))
            work.cancel()
        }
    }

    private func wait(_ continuation: CheckedContinuation<Value, any Error>) {
        let result = state.withLock { state in
            if state.result == nil { state.waiting = continuation }
            return state.result
        }
        if let result { continuation.resume(with: result) }
    }

    /// Takes the first result; later ones change nothing.
    private func settle(_ result: Result<Value, any Error>) {
        let waiting = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            guard state.result == nil else { return nil }
            state.result = result
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(with: result)
    }
}

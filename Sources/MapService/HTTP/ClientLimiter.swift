import Synchronization

/// How often each client may ask: a bucket of requests that fills up again at a steady rate.
final class ClientLimiter: Sendable {
    private struct Bucket {
        var left: Double
        var time: ContinuousClock.Instant
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let rate: Double
    private let most = 10_000

    /// Makes a limiter.
    ///
    /// - Parameter rate: Requests per second and client; ten times as many may come at once.
    init(rate: Double) {
        precondition(rate > 0, "rate \(rate)")
        self.rate = rate
    }

    /// Counts a request.
    ///
    /// - Returns: Nil where it may be answered; otherwise the seconds to wait, at least 1.
    func wait(_ client: String, now: ContinuousClock.Instant = .now) -> Int? {
        buckets.withLock { buckets in
            if buckets.count >= most { buckets = buckets.filter { $0.value.left < rate } }
            if buckets.count >= most { buckets.removeAll() }
            var bucket = buckets[client] ?? Bucket(left: rate * 10, time: now)
            let elapsed = now - bucket.time
            let seconds =
                Double(elapsed.components.seconds)
                + Double(elapsed.components.attoseconds) / 1e18
            bucket.left = min(rate * 10, bucket.left + seconds * rate)
            bucket.time = now
            defer { buckets[client] = bucket }
            guard bucket.left >= 1 else {
                return max(1, Int(((1 - bucket.left) / rate).rounded(.up)))
            }
            bucket.left -= 1
            return nil
        }
    }
}

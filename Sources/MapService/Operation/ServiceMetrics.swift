import Synchronization

/// Counts what the service does, in the text form of Prometheus (version 0.0.4).
final class ServiceMetrics: Sendable {
    private struct Key: Hashable {
        let operation: String
        let status: Int
    }

    private struct Series {
        var count = 0
        var bytes = 0
        var seconds = 0.0
        var buckets = [Int](repeating: 0, count: ServiceMetrics.bounds.count)
    }

    /// The upper bounds of the histogram, in seconds.
    private static let bounds = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30]

    private let series = Mutex<[Key: Series]>([:])

    /// Counts an answer.
    ///
    /// - Parameters:
    ///   - operation: The operation of the API; `none` where there was none at the path.
    ///   - status: The status of the answer.
    ///   - bytes: The length of the body, as far as it is known beforehand.
    ///   - elapsed: How long the answer took to be made.
    func count(operation: String, status: Int, bytes: Int, elapsed: Duration) {
        let parts = elapsed.components
        let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
        series.withLock { series in
            Self.add(
                seconds, bytes,
                to: &series[Key(operation: operation, status: status), default: Series()])
        }
    }

    private static func add(_ seconds: Double, _ bytes: Int, to series: inout Series) {
        series.count += 1
        series.bytes += bytes
        series.seconds += seconds
        for index in bounds.indices where seconds <= bounds[index] {
            series.buckets[index] += 1
        }
    }

    /// Everything counted so far.
    ///
    /// - Parameter running: How many requests are being answered now.
    /// - Returns: Lines of names, labels and values.
    func text(running: Int) -> String {
        let all = series.withLock { $0 }.sorted {
            ($0.key.operation, $0.key.status) < ($1.key.operation, $1.key.status)
        }
        var text = """
            # HELP toposcope_requests_running Requests being answered now.
            # TYPE toposcope_requests_running gauge
            toposcope_requests_running \(running)
            # HELP toposcope_response_bytes_total Bytes of bodies of known length.
            # TYPE toposcope_response_bytes_total counter

            """
        for (key, value) in all {
            text += "toposcope_response_bytes_total{\(Self.labels(key))} \(value.bytes)\n"
        }
        text += "# HELP toposcope_request_seconds How long answers took to be made.\n"
        text += "# TYPE toposcope_request_seconds histogram\n"
        for (key, value) in all {
            let labels = Self.labels(key)
            for (bound, count) in zip(Self.bounds, value.buckets) {
                text += "toposcope_request_seconds_bucket{\(labels),le=\"\(bound)\"} \(count)\n"
            }
            text += "toposcope_request_seconds_bucket{\(labels),le=\"+Inf\"} \(value.count)\n"
            text += "toposcope_request_seconds_sum{\(labels)} \(value.seconds)\n"
            text += "toposcope_request_seconds_count{\(labels)} \(value.count)\n"
        }
        return text
    }

    private static func labels(_ key: Key) -> String {
        "operation=\"\(key.operation)\",status=\"\(key.status)\""
    }
}

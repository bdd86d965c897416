import Synchronization

/// `/metrics`: what the service has done, for Prometheus.
struct MetricsRoute: Sendable {
    /// Where the figures come from, known only when all routes are.
    final class Source: Sendable {
        private let text = Mutex<(@Sendable () -> String)?>(nil)

        func set(_ responder: ServiceResponder) {
            let (metrics, load) = (responder.metrics, responder.load)
            text.withLock { $0 = { metrics.text(running: load.count) } }
        }

        var current: String { text.withLock { $0 }?() ?? "" }
    }

    let source = Source()

    var route: Route {
        Route(
            "/metrics", operation: "metrics", summary: "What the service has done, for Prometheus",
            tag: "Operation", encodings: [.text], isCacheable: false
        ) { [source] _ in
            Answer(
                contentType: "text/plain; version=0.0.4; charset=utf-8",
                body: .bytes(Array(source.current.utf8)))
        }
    }
}

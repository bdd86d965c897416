import Layers

/// Whether the service lives, for those who watch over it.
struct HealthRoutes: Sendable {
    var routes: [Route] {
        [("/health", "health"), ("/ready", "readiness")].map { path, operation in
            Route(
                path, operation: operation, summary: "Whether the service can answer",
                tag: "Operation", encodings: [.json], isCacheable: false
            ) { request in
                .document(.object([.init("status", .string("ok"))]), request, title: "Health")
            }
        }
    }
}

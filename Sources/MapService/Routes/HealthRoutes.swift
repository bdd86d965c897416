import HTTPTypes
import Layers

/// Whether the service lives, for those who watch over it.
struct HealthRoutes: Sendable {
    /// Whether all is prepared that makes it fast.
    let isReady: @Sendable () -> Bool

    private static let answer = Schemas.object([("status", Schemas.text)], required: ["status"])

    var routes: [Route] {
        [
            Route(
                "/health", operation: "health", summary: "Whether the service lives",
                tag: "Operation", encodings: [.json], answerSchema: Self.answer,
                isCacheable: false
            ) { request in
                .document(.object([.init("status", .string("ok"))]), request, title: "Health")
            },
            Route(
                "/ready", operation: "readiness",
                summary: "Whether the service should be asked yet", tag: "Operation",
                encodings: [.json], answerSchema: Self.answer, isCacheable: false
            ) { [isReady] request in
                guard isReady() else {
                    throw Problem(
                        status: .serviceUnavailable, code: "Starting",
                        description: "The layers are still being prepared; answers are slow.",
                        headers: [.retryAfter: "2"])
                }
                return .document(
                    .object([.init("status", .string("ok"))]), request, title: "Readiness")
            },
        ]
    }
}

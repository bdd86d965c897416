import Layers

/// `/openapi`: the definition of the API, for programs and for people.
struct APIRoute: Sendable {
    let document: OpenAPIDocument

    private static let encodings: [Encoding] = [.openapi, .html]

    /// The route as the definition itself lists it.
    static let placeholder = route { _ in
        throw Problem.notFound("definition")
    }

    var route: Route {
        Self.route { request in
            .document(
                document.json(base: request.base), request, title: "API",
                links: request.ownLinks(Self.encodings))
        }
    }

    private static func route(
        _ answer: @escaping @Sendable (ServiceRequest) async throws -> Answer
    ) -> Route {
        Route(
            "/openapi", operation: "api", summary: "The definition of this API", tag: "Service",
            encodings: encodings, answer: answer)
    }
}

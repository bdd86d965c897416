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
            let definition = document.json(base: request.base)
            let links = request.ownLinks(Self.encodings)
            guard request.encoding == .html else {
                return .document(definition, request, title: "API", links: links)
            }
            return Answer(
                contentType: Encoding.html.contentType,
                body: .bytes(
                    HTMLPage(title: "API", base: request.base).bytes(ofDefinition: definition)),
                links: links)
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

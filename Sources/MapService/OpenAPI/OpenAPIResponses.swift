import HTTPTypes
import Layers

/// What an operation may answer, as the definition of the API tells it.
enum OpenAPIResponses {
    static func of(_ route: Route) -> [JSONValue.Member] {
        var responses = [JSONValue.Member(String(route.success.code), success(route))]
        if route.method == .get {
            responses.append(.init("304", .object([text("Nothing has changed.")])))
        }
        if route.encodings == [.tile] {
            responses.append(.init("204", .object([text("Nothing lies there.")])))
        }
        responses.append(
            .init("400", problem("A parameter is unknown or has no such value, or the body has.")))
        if route.token != nil { responses.append(.init("401", unauthorised)) }
        if route.hasNotFound { responses.append(.init("404", problem("There is no such thing."))) }
        responses.append(.init("405", problem("The method means nothing here.", header: "Allow")))
        responses.append(.init("406", problem("No such encoding can be had.")))
        if route.takesIfMatch {
            responses.append(.init("412", problem("The feature has been changed meanwhile.")))
        }
        if route.bodySchema != nil {
            responses.append(.init("408", problem("The body takes too long to arrive.")))
            responses.append(.init("413", problem("The body is too large.")))
            responses.append(.init("415", problem("The body has another media type.")))
        }
        responses.append(
            .init("429", problem("The client asks too often.", header: "Retry-After")))
        responses.append(.init("500", problem("The service has failed.")))
        responses.append(.init("503", problem("The service is busy.", header: "Retry-After")))
        return responses
    }

    private static func success(_ route: Route) -> JSONValue {
        guard route.success != .noContent else { return .object([text("It is done.")]) }
        var content: [JSONValue.Member] = []
        for encoding in route.encodings {
            let schema: JSONValue =
                switch encoding {
                case .json, .geojson, .schema, .openapi: route.answerSchema
                case .tile, .gpkg: Schemas.type("string", [.init("format", .string("binary"))])
                default: Schemas.text
                }
            content.append(.init(encoding.mediaType, .object([.init("schema", schema)])))
        }
        var members = [text("The answer."), .init("content", .object(content))]
        if route.success == .created {
            members.append(.init("headers", headers("Location", "Where the new feature is.")))
        }
        return .object(members)
    }

    private static let unauthorised = problem(
        "The token is missing or wrong.", header: "WWW-Authenticate")

    private static func text(_ description: String) -> JSONValue.Member {
        .init("description", .string(description))
    }

    private static func headers(_ name: String, _ description: String) -> JSONValue {
        .object([
            .init(name, .object([text(description), .init("schema", Schemas.text)]))
        ])
    }

    private static func problem(_ description: String, header: String? = nil) -> JSONValue {
        var members: [JSONValue.Member] = [
            text(description),
            .init(
                "content",
                .object([
                    .init(
                        Encoding.json.mediaType,
                        .object([.init("schema", Schemas.reference("problem"))])),
                    .init(Encoding.html.mediaType, .object([.init("schema", Schemas.text)])),
                ])),
        ]
        if let header {
            members.append(.init("headers", headers(header, "What a client needs to go on.")))
        }
        return .object(members)
    }
}

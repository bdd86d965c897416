import HTTPTypes
import Layers

/// The definition of the API in OpenAPI 3.0, made from the routes themselves.
struct OpenAPIDocument: Sendable {
    let configuration: ServiceConfiguration
    let routes: [Route]

    func json(base: String) -> JSONValue {
        .object([
            .init("openapi", .string("3.0.3")),
            .init(
                "info",
                .object([
                    .init("title", .string(configuration.title)),
                    .init("description", .string(configuration.summary)),
                    .init("version", .string("1.0.0")),
                    .init(
                        "license",
                        .object([.init("name", .string("See the licence of each collection"))])),
                ])),
            .init("servers", .array([.object([.init("url", .string(base))])])),
            .init(
                "tags",
                .array(
                    tags.map { .object([.init("name", .string($0))]) })),
            .init("paths", .object(paths)),
            .init("components", components),
        ])
    }

    private var tags: [String] {
        routes.reduce(into: []) { if !$0.contains($1.tag) { $0.append($1.tag) } }
    }

    private var paths: [JSONValue.Member] {
        var order: [String] = []
        var operations: [String: [JSONValue.Member]] = [:]
        for route in routes {
            if operations[route.path] == nil { order.append(route.path) }
            operations[route.path, default: []].append(
                .init(route.method.rawValue.lowercased(), operation(route)))
        }
        return order.map { .init($0, .object(operations[$0] ?? [])) }
    }

    private func operation(_ route: Route) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("operationId", .string(route.operation)),
            .init("summary", .string(route.summary)),
            .init("tags", .array([.string(route.tag)])),
        ]
        var parameters = route.parameters.map(definition) + [format(route)]
        if route.takesIfMatch { parameters.append(Self.ifMatch) }
        members.append(.init("parameters", .array(parameters)))
        if route.token != nil {
            members.append(
                .init("security", .array([.object([.init(Self.scheme, .array([]))])])))
        }
        if let schema = route.bodySchema {
            members.append(
                .init(
                    "requestBody",
                    .object([
                        .init("required", .boolean(true)),
                        .init(
                            "content",
                            .object(
                                route.bodyTypes.map { type in
                                    let isText = type == Encoding.text.mediaType
                                    return .init(
                                        type,
                                        .object(
                                            [.init("schema", isText ? Schemas.text : schema)]
                                                + (isText ? [] : examples(route))))
                                })),
                    ])))
        }
        members.append(.init("responses", .object(OpenAPIResponses.of(route))))
        return .object(members)
    }

    private func examples(_ route: Route) -> [JSONValue.Member] {
        guard !route.bodyExamples.isEmpty else { return [] }
        let examples = route.bodyExamples.map { name, value in
            JSONValue.Member(name, .object([.init("value", value)]))
        }
        return [.init("examples", .object(examples))]
    }

    private func definition(_ parameter: Route.Parameter) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("name", .string(parameter.name)),
            .init("in", .string(parameter.place.rawValue)),
            .init("description", .string(parameter.description)),
            .init("required", .boolean(parameter.isRequired)),
            .init("schema", parameter.schema),
        ]
        if parameter.place == .query {
            members += [
                .init("style", .string("form")), .init("explode", .boolean(false)),
            ]
        }
        return .object(members)
    }

    private func format(_ route: Route) -> JSONValue {
        var words: [String] = []
        for word in route.encodings.flatMap({ [$0.word, $0.rawValue] }) where !words.contains(word)
        {
            words.append(word)
        }
        return definition(
            .query(
                "f", "The encoding of the answer, instead of the Accept header.",
                Schemas.choice(words)))
    }

    private var components: JSONValue {
        // QGIS looks the page size up under this name among the components; the operations give no
        // greatest value, as more is no error (17-069r4, requirement 22).
        let limit = Route.Parameter.query(
            "limit", "How many features a page has.",
            Schemas.count(most: configuration.largestPage, usual: configuration.usualPage))
        var members: [JSONValue.Member] = [
            .init("parameters", .object([.init("limit", definition(limit))])),
            .init("schemas", .object(ComponentSchemas.all)),
        ]
        if routes.contains(where: { $0.token != nil }) {
            let scheme = JSONValue.object([
                .init("type", .string("http")), .init("scheme", .string("bearer")),
                .init("description", .string("The token that the service was started with.")),
            ])
            members.append(.init("securitySchemes", .object([.init(Self.scheme, scheme)])))
        }
        return .object(members)
    }

    private static let scheme = "token"

    private static let ifMatch = JSONValue.object([
        .init("name", .string("If-Match")), .init("in", .string("header")),
        .init(
            "description",
            .string("The ETag of the state that is to be changed; 412 if it is another one by now.")
        ),
        .init("required", .boolean(false)),
        .init(
            "schema",
            Schemas.word(
                example: "*",
                pattern: #"^(\*|(W/)?"[!#-~]*"( *, *(W/)?"[!#-~]*")*)$"#)),
    ])
}

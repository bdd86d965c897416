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
        let parameters = route.parameters.map(parameter) + [format(route)]
        members.append(.init("parameters", .array(parameters)))
        if let schema = route.bodySchema {
            members.append(
                .init(
                    "requestBody",
                    .object([
                        .init("required", .boolean(true)),
                        .init(
                            "content",
                            .object([
                                .init(route.bodyType, .object([.init("schema", schema)]))
                            ])),
                    ])))
        }
        members.append(.init("responses", .object(responses(route))))
        return .object(members)
    }

    private func parameter(_ parameter: Route.Parameter) -> JSONValue {
        // QGIS looks the page size up under this name among the components.
        if parameter.name == "limit", parameter.place == .query, parameter.isLimitOfItems {
            return .object([.init("$ref", .string("#/components/parameters/limit"))])
        }
        return definition(parameter)
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
                .init("style", .string("form")), .init("explode", .boolean(!parameter.isList)),
            ]
        }
        return .object(members)
    }

    private func format(_ route: Route) -> JSONValue {
        definition(
            .query(
                "f", "The encoding of the answer, instead of the Accept header.",
                Schemas.choice(route.encodings.map(\.word))))
    }

    private func responses(_ route: Route) -> [JSONValue.Member] {
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
        var responses: [JSONValue.Member] = [
            .init(
                "200",
                .object([
                    .init("description", .string("The answer.")),
                    .init("content", .object(content)),
                ])),
            .init("304", .object([.init("description", .string("Nothing has changed."))])),
            .init("400", problem("A parameter is unknown or has no such value.")),
        ]
        if route.encodings == [.tile] {
            responses.append(
                .init("204", .object([.init("description", .string("Nothing lies there."))])))
        }
        if route.hasNotFound { responses.append(.init("404", problem("There is no such thing."))) }
        responses.append(.init("405", problem("The method means nothing here.")))
        responses.append(.init("406", problem("No such encoding can be had.")))
        if route.bodySchema != nil {
            responses.append(.init("408", problem("The body takes too long to arrive.")))
            responses.append(.init("413", problem("The body is too large.")))
            responses.append(.init("415", problem("The body has another media type.")))
        }
        responses.append(.init("429", problem("The client asks too often.")))
        responses.append(.init("500", problem("The service has failed.")))
        responses.append(.init("503", problem("The service is busy.")))
        return responses
    }

    private func problem(_ description: String) -> JSONValue {
        .object([
            .init("description", .string(description)),
            .init(
                "content",
                .object([
                    .init(
                        "application/json",
                        .object([.init("schema", Schemas.reference("problem"))]))
                ])),
        ])
    }

    private var components: JSONValue {
        let limit = Route.Parameter.query(
            "limit", "How many features at most.",
            Schemas.count(most: configuration.largestPage, usual: configuration.usualPage))
        return .object([
            .init("parameters", .object([.init("limit", definition(limit))])),
            .init("schemas", .object(ComponentSchemas.all)),
        ])
    }
}

extension Route.Parameter {
    /// Whether this is the page size of the features, which all collections share.
    fileprivate var isLimitOfItems: Bool { description == "How many features at most." }
}

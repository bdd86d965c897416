import Layers

/// The landing page, and what the service declares to conform to.
struct LandingRoutes: Sendable {
    let configuration: ServiceConfiguration
    /// The page that stands for the landing page in browsers; it carries the same links.
    let webMap: WebMapFiles?
    /// Whether any collection can be changed.
    let takesChanges: Bool

    private static let encodings: [Encoding] = [.json, .html]

    var routes: [Route] {
        [
            Route(
                "/", operation: "landingPage", summary: "What this service offers", tag: "Service",
                encodings: Self.encodings, answerSchema: Schemas.reference("landingPage"),
                answer: landing),
            Route(
                "/conformance", operation: "conformance",
                summary: "The standards that this service conforms to", tag: "Service",
                encodings: Self.encodings, answerSchema: Schemas.reference("conformance"),
                answer: conformance),
            Route(
                "/functions", operation: "functions",
                summary: "The functions that filters may call", tag: "Service",
                encodings: Self.encodings, answer: functions),
        ]
    }

    @Sendable private func landing(_ request: ServiceRequest) async throws -> Answer {
        let base = request.base
        let links =
            request.ownLinks(Self.encodings) + [
                Link(
                    "service-desc", base + "/openapi", Encoding.openapi.mediaType,
                    "The definition of the API"),
                Link(
                    "service-doc", base + "/openapi?f=html", Encoding.html.mediaType,
                    "The API for people"),
                Link(
                    "conformance", base + "/conformance", Encoding.json.mediaType,
                    "The standards that this service conforms to"),
                Link("data", base + "/collections", Encoding.json.mediaType, "The collections"),
                Link(
                    "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                    base + "/tileMatrixSets", Encoding.json.mediaType, "The pyramids of tiles"),
                Link(
                    "http://www.opengis.net/def/rel/ogc/1.0/functions", base + "/functions",
                    Encoding.json.mediaType, "The functions of filters"),
            ]
        if request.encoding == .html, let page = webMap?.file("") {
            return page.answer(links: links)
        }
        return .document(
            .object([
                .init("title", .string(configuration.title)),
                .init("description", .string(configuration.summary)),
                .init("links", links.json),
            ]), request, title: configuration.title, links: links)
    }

    @Sendable private func conformance(_ request: ServiceRequest) async throws -> Answer {
        let classes = Conformance.classes + (takesChanges ? Conformance.changes : [])
        return .document(
            .object([.init("conformsTo", .array(classes.map(JSONValue.string)))]),
            request, title: "Conformance", links: request.ownLinks(Self.encodings))
    }

    @Sendable private func functions(_ request: ServiceRequest) async throws -> Answer {
        func types(_ type: CQL2Type) -> JSONValue.Member {
            .init("type", .array([.string(type.rawValue)]))
        }
        let functions = CQL2Filter.functions.map { function in
            JSONValue.object([
                .init("name", .string(function.name)),
                .init("description", .string(function.summary)),
                .init(
                    "arguments",
                    .array(
                        function.operands.map { operand in
                            .object(
                                (function.repeats
                                    ? [.init("description", .string("May be repeated."))] : [])
                                    + [types(operand)])
                        })),
                .init("returns", .object([types(function.value)])),
            ])
        }
        return .document(
            .object([.init("functions", .array(functions))]),
            request, title: "Functions", links: request.ownLinks(Self.encodings))
    }
}

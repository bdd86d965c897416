import HTTPTypes
import Hummingbird
import Layers

/// `/collections/{id}/items/{featureId}`: one feature.
struct ItemRoute: Sendable {
    let collection: ServiceCollection
    let systems: ReferenceSystems

    private static let encodings: [Encoding] = [.geojson, .html]

    var route: Route {
        Route(
            "/collections/\(collection.id)/items/{featureId}",
            operation: "item.\(collection.id)",
            summary: "One feature of \u{201C}\(collection.title)\u{201D}", tag: "Features",
            parameters: [
                .path("featureId", "The identifier of the feature."),
                .query(
                    "crs", "The reference system of the answer.",
                    Schemas.choice(systems.addresses, usual: ReferenceSystems.crs84)),
            ],
            encodings: Self.encodings, answerSchema: Schemas.reference("feature"),
            hasNotFound: true, answer: answer)
    }

    @Sendable private func answer(_ request: ServiceRequest) async throws -> Answer {
        let system = try systems.system(request, parameter: "crs")
        let id = request.value("featureId")
        guard let feature = try await collection.source.feature(id: id) else {
            throw Problem.notFound(
                "feature \u{201C}\(id)\u{201D} in the collection \u{201C}\(collection.id)\u{201D}")
        }
        var links = request.ownLinks(Self.encodings)
        links.append(
            Link(
                "collection", "\(request.base)/collections/\(collection.id)",
                Encoding.json.mediaType, "The collection"))
        let members = [JSONValue.Member("links", links.json)]
        var answer: Answer
        if request.encoding == .html {
            answer = .document(
                FeatureBytes.json(feature, in: system, members: members), request,
                title: "\(collection.title): \(feature.id)", links: links)
        } else {
            var bytes: [UInt8] = []
            FeatureBytes.append(feature, in: system, members: members, to: &bytes)
            answer = Answer(
                contentType: Encoding.geojson.contentType, body: .bytes(bytes), links: links)
            if collection.editor != nil, system.transformation == nil {
                answer.headers[.eTag] = FeatureTag.tag(of: feature)
            }
        }
        if let name = ServiceHeaders.contentSystem {
            answer.headers[name] = "<\(system.address)>"
        }
        return answer
    }
}

import Geodesy
import HTTPTypes
import Incidents
import Layers

/// The operations that change a collection, for those who have the token.
///
/// See OGC 20-002, *OGC API - Features, Part 4: Create, Replace, Update and Delete*.
struct WriteRoutes: Sendable {
    let collection: ServiceCollection
    let editor: IncidentEditor
    let token: AccessToken

    private static let tag = "Changes"
    private static let encodings: [Encoding] = [.geojson]
    private static let patch = "application/merge-patch+json"

    var routes: [Route] { [create, replace, update, delete] }

    private var items: String { "/collections/\(collection.id)/items" }

    private var create: Route {
        var route = Route(
            items, method: .post, operation: "create.\(collection.id)",
            summary: "Adds a feature to \u{201C}\(collection.title)\u{201D}", tag: Self.tag,
            bodySchema: schema, encodings: Self.encodings,
            answerSchema: Schemas.reference("feature")
        ) { request in
            let feature = try changed { try editor.add(FeatureBody.feature(request.body)) }
            var answer = answer(feature)
            answer.status = .created
            answer.headers[.location] =
                "\(request.base)\(items)/\(PercentCoding.encoded(feature.id))"
            return answer
        }
        route.bodyTypes = [Encoding.geojson.mediaType, Encoding.json.mediaType]
        route.token = token
        route.success = .created
        return route
    }

    private var replace: Route {
        var route = single(
            .put, "replace", "Replaces a feature of \u{201C}\(collection.title)\u{201D}",
            body: schema
        ) { request, old in
            try FeatureBody.feature(request.body, id: old.id)
        }
        route.bodyTypes = [Encoding.geojson.mediaType, Encoding.json.mediaType]
        return route
    }

    private var update: Route {
        var route = single(
            .patch, "update", "Changes parts of a feature of \u{201C}\(collection.title)\u{201D}",
            body: patchSchema
        ) { request, old in
            try FeatureBody.feature(old, changedBy: request.body)
        }
        route.bodyTypes = [Self.patch]
        return route
    }

    private func single(
        _ method: HTTPRequest.Method, _ name: String, _ summary: String, body: JSONValue,
        change: @escaping @Sendable (ServiceRequest, Feature) throws -> Feature
    ) -> Route {
        var route = Route(
            items + "/{featureId}", method: method, operation: "\(name).\(collection.id)",
            summary: summary, tag: Self.tag, parameters: [Self.identifier], bodySchema: body,
            encodings: Self.encodings, answerSchema: Schemas.reference("feature"),
            hasNotFound: true
        ) { request in
            let condition = try FeatureTag.Condition(request.headers[.ifMatch])
            let feature = try changed {
                try editor.replace(
                    id: request.value("featureId"),
                    if: condition.allows,
                    by: { try change(request, $0) })
            }
            return answer(feature)
        }
        route.token = token
        route.takesIfMatch = true
        return route
    }

    private var delete: Route {
        var route = Route(
            items + "/{featureId}", method: .delete, operation: "delete.\(collection.id)",
            summary: "Takes a feature out of \u{201C}\(collection.title)\u{201D}", tag: Self.tag,
            parameters: [Self.identifier], encodings: Self.encodings, hasNotFound: true
        ) { request in
            let condition = try FeatureTag.Condition(request.headers[.ifMatch])
            try changed {
                try editor.remove(
                    id: request.value("featureId"), if: condition.allows)
            }
            return Answer(
                status: .noContent, contentType: Encoding.geojson.contentType, body: .empty)
        }
        route.token = token
        route.takesIfMatch = true
        route.success = .noContent
        return route
    }

    private static let identifier = Route.Parameter.path(
        "featureId", "The identifier of the feature.")

    /// Makes a change; what was prepared of the state before is not used any more.
    private func changed<Result>(_ change: () throws -> Result) throws -> Result {
        defer { collection.snapshots?.noteChange() }
        do {
            return try change()
        } catch IncidentError.unknownIncident(let id) {
            throw Problem.notFound(
                "feature \u{201C}\(id)\u{201D} in the collection \u{201C}\(collection.id)\u{201D}; "
                    + "POST to \(items) adds one")
        } catch let error as IncidentError {
            guard case .changedMeanwhile = error else { throw Problem.body("\(error)") }
            throw Problem(
                status: .preconditionFailed, code: "PreconditionFailed", description: "\(error)")
        }
    }

    private func answer(_ feature: Feature) -> Answer {
        var bytes: [UInt8] = []
        FeatureBytes.append(feature, to: &bytes)
        var answer = Answer(contentType: Encoding.geojson.contentType, body: .bytes(bytes))
        answer.headers[.eTag] = FeatureTag.tag(of: feature)
        return answer
    }

    // What a body may hold.

    private var schema: JSONValue {
        WriteSchemas.feature(hasPosition: editor.hasPositions, isWhole: true)
    }

    private var patchSchema: JSONValue {
        WriteSchemas.feature(hasPosition: editor.hasPositions, isWhole: false)
    }
}

import HTTPTypes
import Hummingbird
import Layers

/// One operation of the service: where it is, what it takes, and what it does.
struct Route: Sendable {
    /// A parameter of the path or the query.
    struct Parameter: Sendable {
        enum Place: String, Sendable {
            case path
            case query
        }

        let name: String
        let place: Place
        let isRequired: Bool
        let schema: JSONValue
        let description: String

        static func query(
            _ name: String, _ description: String, _ schema: JSONValue, isRequired: Bool = false
        ) -> Parameter {
            Parameter(
                name: name, place: .query, isRequired: isRequired, schema: schema,
                description: description)
        }

        static func path(
            _ name: String, _ description: String, _ schema: JSONValue = Schemas.text
        ) -> Parameter {
            Parameter(
                name: name, place: .path, isRequired: true, schema: schema,
                description: description)
        }
    }

    /// The parts of the path; those in braces are open.
    let pattern: [String]
    var method: HTTPRequest.Method = .get
    /// The name in the API definition.
    let operation: String
    let summary: String
    let tag: String
    let parameters: [Parameter]
    /// The schema and an example of the body, for operations that take one.
    var bodySchema: JSONValue?
    /// Examples of the body in JSON, by name; none where the schema has one.
    var bodyExamples: [(name: String, value: JSONValue)] = []
    /// The media types of the body, the preferred one first.
    var bodyTypes = ["application/json"]
    /// What allows to use the operation; nil where anybody may.
    var token: AccessToken?
    /// Whether it heeds the state of the feature that `If-Match` names.
    var takesIfMatch = false
    /// The status of an answer that went well.
    var success = HTTPResponse.Status.ok
    /// In what the answer can be had, the preferred one first.
    let encodings: [Encoding]
    /// The schema of the answer in its first encoding.
    var answerSchema: JSONValue = Schemas.anyObject
    /// Whether a path part may name something that is not there.
    var hasNotFound = false
    /// Whether the answer stays the same as long as the data do.
    var isCacheable = true
    let answer: @Sendable (ServiceRequest) async throws -> Answer
    /// The same answer where it is at hand in memory; nil where it has to be computed.
    var ready: (@Sendable (ServiceRequest) throws -> ReadyAnswer?)?
    /// The names that may stand in the query.
    let queryNames: Set<String>
    /// The parameters that the query must have.
    let needed: [String]

    init(
        _ path: String, method: HTTPRequest.Method = .get, operation: String, summary: String,
        tag: String, parameters: [Parameter] = [], bodySchema: JSONValue? = nil,
        encodings: [Encoding], answerSchema: JSONValue = Schemas.anyObject,
        hasNotFound: Bool = false, isCacheable: Bool = true,
        answer: @escaping @Sendable (ServiceRequest) async throws -> Answer
    ) {
        pattern = path.split(separator: "/").map(String.init)
        self.method = method
        self.operation = operation
        self.summary = summary
        self.tag = tag
        self.parameters = parameters
        self.bodySchema = bodySchema
        self.encodings = encodings
        self.answerSchema = answerSchema
        self.hasNotFound = hasNotFound
        self.isCacheable = isCacheable
        self.answer = answer
        let asked = parameters.filter { $0.place == .query }
        queryNames = Set(asked.map(\.name) + ["f"])
        needed = asked.filter(\.isRequired).map(\.name)
    }

    /// The path as the API definition writes it.
    var path: String { "/" + pattern.joined(separator: "/") }

    /// Whether the path has no open parts.
    var isPlain: Bool { !pattern.contains { $0.hasPrefix("{") } }

    /// The open parts of a path that has this pattern; nil for any other.
    func match(_ parts: [String]) -> [String: String]? {
        guard parts.count == pattern.count else { return nil }
        var values: [String: String] = [:]
        for (wanted, part) in zip(pattern, parts) {
            if wanted.hasPrefix("{") {
                values[String(wanted.dropFirst().dropLast())] = part
            } else if wanted != part {
                return nil
            }
        }
        return values
    }
}

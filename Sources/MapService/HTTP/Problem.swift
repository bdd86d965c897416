import HTTPTypes
import Geodesy
import Hummingbird
import Layers

/// A request that has no good answer: the status, and one sentence that says what to do.
struct Problem: Error {
    let status: HTTPResponse.Status
    /// A word for programs.
    let code: String
    /// A sentence for people.
    let description: String
    var headers = HTTPFields()

    static func invalid(_ name: String, _ reason: String) -> Problem {
        Problem(
            status: .badRequest, code: "InvalidParameterValue",
            description: "The parameter \u{201C}\(name)\u{201D}: \(reason)")
    }

    static func body(_ reason: String) -> Problem {
        Problem(status: .badRequest, code: "InvalidBody", description: "The body: \(reason)")
    }

    /// A change without the token that allows it (RFC 6750, 3).
    static func unauthorised(hasCredentials: Bool) -> Problem {
        let challenge = "Bearer realm=\"toposcope\""
        return Problem(
            status: .unauthorized, code: "Unauthorized",
            description: hasCredentials
                ? "This token does not allow changes; give the one that the service was started with."
                : "Changes need the header Authorization: Bearer TOKEN, with the token that the "
                    + "service was started with.",
            headers: [
                .wwwAuthenticate: hasCredentials
                    ? challenge + ", error=\"invalid_token\"" : challenge
            ])
    }

    static func notFound(_ what: String) -> Problem {
        Problem(status: .notFound, code: "NotFound", description: "There is no \(what).")
    }

    /// A path that leads nowhere: says how far it leads, and what there is instead.
    static func nothing(at parts: [String], _ routes: [Route]) -> Problem {
        let shown = parts.joined(separator: "/").prefix(200)
        guard parts.count > 1, parts[0] == "collections" else {
            return .notFound("resource at \u{201C}/\(shown)\u{201D}; / links all that there is")
        }
        let known = routes.map(\.pattern).filter { $0.count == 2 && $0[0] == parts[0] }.map {
            $0[1]
        }
        guard known.contains(parts[1]) else {
            return .notFound(
                "collection \u{201C}\(parts[1].prefix(200))\u{201D}; there are "
                    + known.joined(separator: ", "))
        }
        return .notFound(
            "resource at \u{201C}/\(shown)\u{201D}; /collections/\(parts[1]) links what the "
                + "collection has")
    }

    /// The one table from errors of the libraries to statuses.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case LayerError.malformed, is GeodesyError:
            self.init(status: .badRequest, code: "InvalidParameterValue", description: "\(error)")
        case let error as HTTPError where error.status == .contentTooLarge:
            self.init(
                status: .contentTooLarge, code: "TooLarge",
                description: "The body is larger than this service takes.")
        case LayerError.busy:
            self.init(
                status: .serviceUnavailable, code: "Busy",
                description: "Another program is writing to the data; try again when that is done.",
                headers: [.retryAfter: "5"])
        case is CancellationError:
            self.init(
                status: .serviceUnavailable, code: "Unavailable",
                description: "The service is shutting down.")
        default:
            // What failed may name files, which is nobody's business outside.
            self.init(
                status: .internalServerError, code: "ServerError",
                description: "The service failed at this request; its log says why.")
        }
    }

    init(
        status: HTTPResponse.Status, code: String, description: String,
        headers: HTTPFields = HTTPFields()
    ) {
        self.status = status
        self.code = code
        self.description = description
        self.headers = headers
    }

    var json: JSONValue {
        .object([
            .init("code", .string(code)), .init("description", .string(description)),
        ])
    }
}

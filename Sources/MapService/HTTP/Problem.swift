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

    static func notFound(_ what: String) -> Problem {
        Problem(status: .notFound, code: "NotFound", description: "There is no \(what).")
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

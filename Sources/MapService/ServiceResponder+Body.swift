import HTTPTypes
import Hummingbird
import NIOCore

extension ServiceResponder {
    /// The body of a request, within the limits of size and time.
    func body(of request: Request, for route: Route) async throws -> [UInt8] {
        guard route.bodySchema != nil else { return [] }
        let type = request.headers[.contentType].map {
            $0.prefix { $0 != ";" }.trimmed.lowercased()
        }
        guard type.map({ route.bodyTypes.contains($0) }) ?? true else {
            throw Problem(
                status: .unsupportedMediaType, code: "UnsupportedMediaType",
                description: "The body must be \(route.bodyTypes.joined(separator: " or ")), not "
                    + "\(type ?? "").")
        }
        let tooLarge = Problem(
            status: .contentTooLarge, code: "TooLarge",
            description: "The body may have at most \(configuration.largestBody) bytes.",
            headers: [.connection: "close"])
        if let length = request.headers[.contentLength].flatMap({ Int($0) }),
            length > configuration.largestBody
        {
            throw tooLarge
        }
        var bytes: [UInt8] = []
        let end = ContinuousClock.now + .seconds(configuration.bodySeconds)
        for try await piece in request.body {
            guard ContinuousClock.now < end else {
                throw Problem(
                    status: .requestTimeout, code: "TooSlow",
                    description: "The body took longer than \(configuration.bodySeconds) s.",
                    headers: [.connection: "close"])
            }
            guard bytes.count + piece.readableBytes <= configuration.largestBody else {
                throw tooLarge
            }
            bytes += piece.readableBytesView
        }
        return bytes
    }
}

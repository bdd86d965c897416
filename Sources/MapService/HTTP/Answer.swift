import HTTPTypes
import Hummingbird
import Layers
import NIOCore

/// What a route answers, before it becomes a response.
struct Answer: Sendable {
    enum Body: Sendable {
        case empty
        case bytes([UInt8])
        /// The same, in the form in which it goes out.
        case buffer(ByteBuffer)
        /// Written piece by piece, in bounded memory: makes what gives the next piece, nil at the end.
        case stream(@Sendable () -> () async throws -> [UInt8]?)
    }

    var status: HTTPResponse.Status = .ok
    let contentType: String
    let body: Body
    var links: [Link] = []
    var headers = HTTPFields()
    /// Where in the bytes the time of the answer stands, in 24 of them.
    var timeStampOffset: Int?

    /// The content of a body that is there as a whole.
    var content: ByteBuffer {
        switch body {
        case .bytes(let bytes): ByteBuffer(bytes: bytes)
        case .buffer(let buffer): buffer
        case .empty, .stream: ByteBuffer()
        }
    }

    /// A document in the encoding that was asked for: JSON, or the same as a page.
    static func document(
        _ value: JSONValue, _ request: ServiceRequest, title: String, links: [Link] = []
    ) -> Answer {
        if request.encoding == .html {
            return Answer(
                contentType: Encoding.html.contentType,
                body: .bytes(HTMLPage(title: title, base: request.base).bytes(of: value)),
                links: links)
        }
        var bytes: [UInt8] = []
        value.append(to: &bytes)
        return Answer(
            contentType: request.encoding.contentType, body: .bytes(bytes), links: links)
    }
}

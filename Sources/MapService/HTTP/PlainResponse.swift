import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// A response whose body is there as a whole.
struct PlainResponse: Sendable {
    var status: HTTPResponse.Status = .ok
    /// All of the response but its length.
    var headers = HTTPFields()
    var body = ByteBuffer()
    /// What follows the body; mostly nothing.
    var rest = ByteBuffer()
    /// The headers in the form of the wire with the length of the content, where that is at hand.
    var wireHeaders: HTTPHeaders?

    /// How many bytes the content has.
    var length: Int { body.readableBytes + rest.readableBytes }

    /// The whole content in one piece.
    var content: ByteBuffer {
        guard rest.readableBytes > 0 else { return body }
        var content = body
        content.writeImmutableBuffer(rest)
        return content
    }

    /// The headers as they go out, with the length of the content.
    func headersOnWire() -> HTTPHeaders {
        var headers = HTTPHeaders(headers)
        headers.add(name: "Content-Length", value: String(length))
        return headers
    }

    /// The form in which Hummingbird takes it.
    var response: Response {
        Response(status: status, headers: headers, body: ResponseBody(byteBuffer: content))
    }

    /// What `HEAD` gets: the same without the body.
    var headOnly: Response {
        var headers = headers
        headers[.contentLength] = String(length)
        return Response(status: status, headers: headers)
    }
}

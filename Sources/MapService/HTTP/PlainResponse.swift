import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// A response whose body is there as a whole.
struct PlainResponse: Sendable {
    var status: HTTPResponse.Status = .ok
    /// All headers but the length of the content, in the form of the wire.
    var headers = HTTPHeaders()
    var body = ByteBuffer()
    /// What follows the body; mostly nothing.
    var rest = ByteBuffer()

    /// How many bytes the content has.
    var length: Int { body.readableBytes + rest.readableBytes }

    /// The whole content in one piece.
    var content: ByteBuffer {
        guard rest.readableBytes > 0 else { return body }
        var content = body
        content.writeImmutableBuffer(rest)
        return content
    }

    /// The form in which Hummingbird takes it.
    var response: Response {
        Response(status: status, headers: fields, body: ResponseBody(byteBuffer: content))
    }

    /// What `HEAD` gets: the same without the body.
    var headOnly: Response {
        var fields = fields
        fields[.contentLength] = String(length)
        return Response(status: status, headers: fields)
    }

    private var fields: HTTPFields { HTTPFields(headers, splitCookie: false) }
}

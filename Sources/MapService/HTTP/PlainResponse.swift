import HTTPTypes
import Hummingbird
import NIOCore

/// A response whose body is there as a whole.
struct PlainResponse: Sendable {
    var status: HTTPResponse.Status = .ok
    /// All of the response but its length.
    var headers = HTTPFields()
    var body = ByteBuffer()

    /// The form in which Hummingbird takes it.
    var response: Response {
        Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// What `HEAD` gets: the same without the body.
    var headOnly: Response {
        var headers = headers
        headers[.contentLength] = String(body.readableBytes)
        return Response(status: status, headers: headers)
    }
}

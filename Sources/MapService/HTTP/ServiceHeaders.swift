import HTTPTypes
import Hummingbird

/// The headers of every answer.
enum ServiceHeaders {
    /// Adds them to those of an answer, which has none of them.
    static func add(to headers: inout HTTPFields) {
        for field in fields { headers.append(field) }
        if headers[.contentType]?.hasPrefix("text/html") == true,
            headers[.contentSecurityPolicy] == nil
        {
            headers[.contentSecurityPolicy] =
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
                + "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
                + "frame-ancestors 'none'"
        }
    }

    /// RFC 8288.
    static let link = HTTPField.Name("Link")
    /// OGC 18-058, 6.3: the reference system of the answer.
    static let contentSystem = HTTPField.Name("Content-Crs")

    private static let fields: [HTTPField] = {
        let named = [
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"),
            (
                "Access-Control-Allow-Headers",
                "Accept, Authorization, Content-Type, If-Match, If-None-Match"
            ),
            (
                "Access-Control-Expose-Headers",
                "Content-Crs, ETag, Link, Location, WWW-Authenticate"
            ),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
        ]
        return named.compactMap { name, value in
            HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
        }
    }()
}

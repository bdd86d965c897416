import HTTPTypes
import NIOHTTP1

/// The headers of every answer.
enum ServiceHeaders {
    /// Adds them to those of an answer, which has none of them.
    static func add(to headers: inout HTTPFields) {
        for (name, value) in always {
            if let name = HTTPField.Name(name) {
                headers.append(HTTPField(name: name, value: value))
            }
        }
    }

    /// Adds them, and what a page needs, to those of an answer, which has none of them.
    static func add(to headers: inout HTTPHeaders, contentType: String) {
        for (name, value) in always { headers.add(name: name, value: value) }
        if contentType.hasPrefix("text/html"), !headers.contains(name: "Content-Security-Policy") {
            headers.add(
                name: "Content-Security-Policy",
                value: "default-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; "
                    + "base-uri 'none'; frame-ancestors 'none'")
        }
    }

    /// OGC 18-058, 6.3: the reference system of the answer.
    static let contentSystem = HTTPField.Name("Content-Crs")

    private static let always = [
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
}

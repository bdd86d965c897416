import HTTPTypes

/// Whether an answer goes out compressed, RFC 9110, 8.4.1 and 12.5.3.
enum ContentCoding {
    /// Below so many bytes compression saves no packet.
    static let leastBytes = 1024

    /// Whether the header of a request takes gzip.
    static func takesGzip(_ accepted: String?) -> Bool {
        guard let accepted else { return false }
        var takesAny = false
        for item in accepted.split(separator: ",") {
            let parts = item.split(separator: ";").map { $0.trimmed.lowercased() }
            guard let name = parts.first else { continue }
            let quality =
                parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
                ?? 1
            if name == "gzip" || name == "x-gzip" { return quality > 0 }
            if name == "*" { takesAny = quality > 0 }
        }
        return takesAny
    }

    /// Whether a media type shrinks: texts and vector tiles do, pictures and packed files do not.
    static func shrinks(_ contentType: String) -> Bool {
        let type = contentType.prefix { $0 != ";" }
        return type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml")
            || type.hasSuffix("json-seq") || type.hasSuffix("javascript")
            || type == "application/vnd.mapbox-vector-tile"
    }
}

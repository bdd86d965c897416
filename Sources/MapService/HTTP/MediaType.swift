import HTTPTypes
/// An encoding in which an answer can be given.
enum Encoding: String, Hashable, Sendable, CaseIterable {
    case json
    case geojson
    case html
    case schema
    case openapi
    case geojsonseq
    case csv
    case gpkg
    case text
    case tile

    /// The media type, without parameters where clients compare it.
    var mediaType: String {
        switch self {
        case .json: "application/json"
        case .geojson: "application/geo+json"
        case .html: "text/html"
        case .schema: "application/schema+json"
        case .openapi: "application/vnd.oai.openapi+json;version=3.0"
        case .geojsonseq: "application/geo+json-seq"
        case .csv: "text/csv"
        case .gpkg: "application/geopackage+sqlite3"
        case .text: "text/plain"
        case .tile: "application/vnd.mapbox-vector-tile"
        }
    }

    /// What the header says.
    var contentType: String {
        switch self {
        case .html, .csv, .text: mediaType + "; charset=utf-8"
        default: mediaType
        }
    }

    /// The word after `f=`.
    var word: String {
        switch self {
        case .geojson, .openapi: "json"
        case .schema: "schema"
        case .tile: "mvt"
        default: rawValue
        }
    }

    /// Further types by which clients ask for the same thing.
    var alsoKnownAs: [String] {
        switch self {
        case .geojson: ["application/json"]
        case .openapi: ["application/openapi+json", "application/json"]
        case .html: ["application/xhtml+xml"]
        case .csv: ["text/plain"]
        case .tile: ["application/x-protobuf", "application/octet-stream"]
        default: []
        }
    }

    /// The encoding to answer in.
    ///
    /// - Parameters:
    ///   - offered: What the resource can be had in, the preferred one first.
    ///   - word: The value of `f`, which overrides the header.
    ///   - accept: The value of `Accept`.
    /// - Returns: One of those offered.
    /// - Throws: 400 for an unknown word, 406 where the header takes none of those offered.
    static func chosen(
        from offered: [Encoding], word: String?, accept: String?
    ) throws(Problem) -> Encoding {
        if let word {
            guard let found = offered.first(where: { $0.word == word || $0.rawValue == word })
            else {
                throw .invalid(
                    "f",
                    "\(word) is none of \(offered.map(\.word).joined(separator: ", ")).")
            }
            return found
        }
        guard let accept, !accept.isEmpty, let first = offered.first else { return offered[0] }
        var best: (encoding: Encoding, quality: Double, precision: Int)?
        for range in accept.split(separator: ",").prefix(64) {
            let parts = range.split(separator: ";").map { $0.trimmed.lowercased() }
            guard let type = parts.first else { continue }
            let quality =
                parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
                ?? 1
            guard quality > 0 else { continue }
            for encoding in offered {
                guard let precision = encoding.precision(of: type) else { continue }
                let isBetter =
                    best.map { (quality, precision) > ($0.quality, $0.precision) } ?? true
                if isBetter { best = (encoding, quality, precision) }
                break
            }
        }
        guard let best else {
            throw Problem(
                status: .notAcceptable, code: "NotAcceptable",
                description: "This can be had as "
                    + offered.map(\.mediaType).joined(separator: ", ") + ", but not as \(accept).")
        }
        return best.precision == 0 ? first : best.encoding
    }

    /// How well a media range fits, from 0 for any type; nil where it does not.
    private func precision(of range: String) -> Int? {
        if range == "*/*" { return 0 }
        let own = String(mediaType.prefix { $0 != ";" })
        if range == own { return 2 }
        if alsoKnownAs.contains(range) { return 2 }
        if range.hasSuffix("/*"), own.hasPrefix(range.dropLast()) { return 1 }
        return nil
    }
}

extension Substring {
    /// The text without blanks at its ends.
    var trimmed: Substring {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        guard let start = utf8.firstIndex(where: { !isBlank($0) }),
            let last = utf8.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return self[start...last]
    }
}

import Layers

/// WebMercatorQuad, as OGC 17-083r4, annex D.1 defines it.
enum TileMatrixSet {
    static let id = "WebMercatorQuad"
    static let address = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"
    static let crs = "http://www.opengis.net/def/crs/EPSG/0/3857"

    private static let corner = 20_037_508.342_789_244
    /// The scale of the coarsest level, for pixels of 0.28 mm.
    private static let coarsest = 559_082_264.028_717_8

    static func json(links: [Link]) -> JSONValue {
        .object([
            .init("id", .string(id)), .init("title", .string("Web Mercator, squares")),
            .init("uri", .string(address)), .init("crs", .string(crs)),
            .init("wellKnownScaleSet", .string(wellKnownScaleSet)),
            .init("links", links.json),
            .init("tileMatrices", .array((0...TileAddress.deepest).map(matrix))),
        ])
    }

    private static let wellKnownScaleSet =
        "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"

    private static func matrix(_ level: Int) -> JSONValue {
        let width = 1 << level
        return .object([
            .init("id", .string(String(level))),
            .init("scaleDenominator", .number(coarsest / Double(width))),
            .init("cellSize", .number(2 * corner / 256 / Double(width))),
            .init("cornerOfOrigin", .string("topLeft")),
            .init("pointOfOrigin", .array([.number(-corner), .number(corner)])),
            .init("tileWidth", .integer(256)), .init("tileHeight", .integer(256)),
            .init("matrixWidth", .integer(width)), .init("matrixHeight", .integer(width)),
        ])
    }
}

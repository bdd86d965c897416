/// A format in which a layer is written as text.
public enum LayerFormat: String, Hashable, Sendable, CaseIterable {
    /// GeoJSON, RFC 7946.
    case geojson
    /// A GeoJSON text sequence, RFC 8142.
    case geojsonseq
    /// One GeoJSON feature on each line.
    case geojsonl
    /// Comma-separated values, RFC 4180, with the position in columns or as WKT.
    case csv
    /// Comma-separated values with a second row of HXL tags.
    case hxl
    /// KML 2.2 for Google Earth.
    case kml
    /// GPX 1.1 for devices: waypoints and tracks.
    case gpx

    /// The media type as registered.
    public var mediaType: String {
        switch self {
        case .geojson: "application/geo+json"
        case .geojsonseq: "application/geo+json-seq"
        case .geojsonl: "application/x-ndjson"
        case .csv, .hxl: "text/csv"
        case .kml: "application/vnd.google-earth.kml+xml"
        case .gpx: "application/gpx+xml"
        }
    }

    /// The ending of file names, without a point.
    public var fileExtension: String {
        switch self {
        case .geojson: "geojson"
        case .geojsonseq: "geojsons"
        case .geojsonl: "geojsonl"
        case .csv: "csv"
        case .hxl: "hxl.csv"
        case .kml: "kml"
        case .gpx: "gpx"
        }
    }

    /// The format that the ending of a path names, or nil.
    public init?(path: String) {
        let name = path.lowercased()
        let found = LayerFormat.allCases.filter { name.hasSuffix("." + $0.fileExtension) }
            .max { $0.fileExtension.utf8.count < $1.fileExtension.utf8.count }
        guard let found else { return nil }
        self = found
    }

    /// A writer for features of a schema.
    ///
    /// - Parameters:
    ///   - schema: The columns, for formats that name them once.
    ///   - onlyPoints: Whether every shape is a point, so that tables can have columns of degrees.
    /// - Returns: A writer that has written nothing yet.
    public func writer(schema: LayerSchema, onlyPoints: Bool) -> any FeatureWriter {
        switch self {
        case .geojson:
            GeoJSONWriter(members: GeoJSONWriter.members(of: schema.name, title: schema.title))
        case .geojsonseq: GeoJSONWriter(form: .textSequence)
        case .geojsonl: GeoJSONWriter(form: .lines)
        case .csv: TableWriter(schema: schema, onlyPoints: onlyPoints, hasTags: false)
        case .hxl: TableWriter(schema: schema, onlyPoints: onlyPoints, hasTags: true)
        case .kml: KMLWriter(schema: schema)
        case .gpx: GPXWriter(schema: schema)
        }
    }

    /// A whole layer.
    public func bytes(of layer: Layer) -> [UInt8] {
        let onlyPoints = layer.features.allSatisfy { $0.geometry?.isPoint ?? true }
        var writer = writer(schema: layer.schema, onlyPoints: onlyPoints)
        return writer.bytes(of: layer.features)
    }
}

import Geodesy

/// Writes features as GPX 1.1: points as waypoints, lines and outlines of polygons as tracks.
///
/// Features without a shape have no place in this format and are left out. Tracks are kept until the
/// end, as the format asks for waypoints first.
struct GPXWriter: FeatureWriter {
    private let schema: LayerSchema
    private var tracks: [UInt8] = []

    init(schema: LayerSchema) {
        self.schema = schema
    }

    mutating func begin(to bytes: inout [UInt8]) {
        bytes += XMLBytes.declaration.utf8
        bytes += "<gpx version=\"1.1\" creator=\"Toposcope\" ".utf8
        bytes += "xmlns=\"http://www.topografix.com/GPX/1/1\">\n<metadata>".utf8
        XMLBytes.append(element: "name", schema.title, to: &bytes)
        bytes += "</metadata>\n".utf8
    }

    mutating func append(_ feature: Feature, to bytes: inout [UInt8]) {
        guard let geometry = feature.geometry?.normalised() else { return }
        let parts = Geometry.Parts(geometry)
        for point in parts.points {
            bytes += "<wpt".utf8
            GPXWriter.append(point, to: &bytes)
            bytes += ">".utf8
            appendTime(of: feature, to: &bytes)
            appendDescription(of: feature, to: &bytes)
            bytes += "</wpt>\n".utf8
        }
        let lines = parts.lines + parts.polygons.flatMap(\.self)
        guard !lines.isEmpty else { return }
        tracks += "<trk>".utf8
        appendDescription(of: feature, to: &tracks)
        for line in lines {
            tracks += "<trkseg>".utf8
            for position in line {
                tracks += "<trkpt".utf8
                GPXWriter.append(position, to: &tracks)
                tracks += "/>".utf8
            }
            tracks += "</trkseg>".utf8
        }
        tracks += "</trk>\n".utf8
    }

    mutating func end(to bytes: inout [UInt8]) {
        bytes += tracks
        tracks = []
        bytes += "</gpx>\n".utf8
    }

    private static func append(_ position: Coordinate, to bytes: inout [UInt8]) {
        bytes += " lat=\"".utf8
        JSONBytes.append(degrees: position.latitude, to: &bytes)
        bytes += "\" lon=\"".utf8
        JSONBytes.append(degrees: position.longitude, to: &bytes)
        bytes += "\"".utf8
    }

    private func appendTime(of feature: Feature, to bytes: inout [UInt8]) {
        guard let start = schema.time?.window(of: feature)?.start else { return }
        XMLBytes.append(element: "time", start.description, to: &bytes)
    }

    /// The elements that waypoints and tracks share, in the order that the schema asks for.
    private func appendDescription(of feature: Feature, to bytes: inout [UInt8]) {
        XMLBytes.append(element: "name", feature.title, to: &bytes)
        let lines = schema.columns.compactMap { column -> String? in
            let text = feature[column.name]?.plainText ?? ""
            return text.isEmpty ? nil : "\(column.name): \(text)"
        }
        XMLBytes.append(element: "desc", lines.joined(separator: "\n"), to: &bytes)
        if case .string(let source)? = feature["source"] {
            XMLBytes.append(element: "src", source, to: &bytes)
        }
        if case .string(let kind)? = feature["kind"] {
            XMLBytes.append(element: "type", kind, to: &bytes)
        }
    }
}

import Geodesy

/// Writes features as KML 2.2: a placemark each, with time and typed data.
///
/// See OGC 07-147r2.
struct KMLWriter: FeatureWriter {
    private let schema: LayerSchema

    init(schema: LayerSchema) {
        self.schema = schema
    }

    mutating func begin(to bytes: inout [UInt8]) {
        bytes += XMLBytes.declaration.utf8
        bytes += "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document id=\"root\">\n".utf8
        XMLBytes.append(element: "name", schema.title, to: &bytes)
        bytes += "\n<Schema name=\"".utf8
        XMLBytes.append(schema.name, to: &bytes)
        bytes += "\" id=\"columns\">\n".utf8
        for column in [LayerColumn("feature_id", .string)] + schema.columns {
            bytes += "<SimpleField name=\"".utf8
            XMLBytes.append(column.name, to: &bytes)
            bytes += "\" type=\"\(KMLWriter.typeName(column.type))\"/>\n".utf8
        }
        bytes += "</Schema>\n".utf8
    }

    private static func typeName(_ type: PropertyType) -> String {
        switch type {
        case .boolean: "bool"
        case .integer: "int"
        case .number: "double"
        case .string, .date, .timestamp: "string"
        }
    }

    mutating func append(_ feature: Feature, to bytes: inout [UInt8]) {
        bytes += "<Placemark>".utf8
        XMLBytes.append(element: "name", feature.title, to: &bytes)
        appendTime(of: feature, to: &bytes)
        bytes += "<ExtendedData><SchemaData schemaUrl=\"#columns\">".utf8
        append(field: "feature_id", feature.id, to: &bytes)
        for column in schema.columns {
            append(field: column.name, feature[column.name]?.plainText ?? "", to: &bytes)
        }
        bytes += "</SchemaData></ExtendedData>".utf8
        if let geometry = feature.geometry?.normalised() { append(geometry, to: &bytes) }
        bytes += "</Placemark>\n".utf8
    }

    mutating func end(to bytes: inout [UInt8]) {
        bytes += "</Document></kml>\n".utf8
    }

    private func append(field name: String, _ text: String, to bytes: inout [UInt8]) {
        guard !text.isEmpty else { return }
        bytes += "<SimpleData name=\"".utf8
        XMLBytes.append(name, to: &bytes)
        bytes += "\">".utf8
        XMLBytes.append(text, to: &bytes)
        bytes += "</SimpleData>".utf8
    }

    private func appendTime(of feature: Feature, to bytes: inout [UInt8]) {
        guard let time = schema.time, time.window(of: feature) != nil else { return }
        let start = feature[time.start]?.plainText ?? ""
        let end = time.end.flatMap { feature[$0]?.plainText } ?? ""
        if end.isEmpty || start == end {
            bytes += "<TimeStamp>".utf8
            XMLBytes.append(element: "when", start, to: &bytes)
            bytes += "</TimeStamp>".utf8
        } else {
            bytes += "<TimeSpan>".utf8
            XMLBytes.append(element: "begin", start, to: &bytes)
            XMLBytes.append(element: "end", end, to: &bytes)
            bytes += "</TimeSpan>".utf8
        }
    }

    private func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
        func coordinates(_ element: String, _ line: [Coordinate]) {
            bytes += "<\(element)><coordinates>".utf8
            for (index, position) in line.enumerated() {
                if index > 0 { bytes.append(0x20) }
                JSONBytes.append(degrees: position.longitude, to: &bytes)
                bytes.append(UInt8(ascii: ","))
                JSONBytes.append(degrees: position.latitude, to: &bytes)
            }
            bytes += "</coordinates></\(element)>".utf8
        }
        let parts = Geometry.Parts(geometry)
        let count = parts.points.count + parts.lines.count + parts.polygons.count
        if count != 1 { bytes += "<MultiGeometry>".utf8 }
        for point in parts.points { coordinates("Point", [point]) }
        for line in parts.lines { coordinates("LineString", line) }
        for rings in parts.polygons {
            bytes += "<Polygon>".utf8
            for (index, ring) in rings.enumerated() {
                let side = index == 0 ? "outerBoundaryIs" : "innerBoundaryIs"
                bytes += "<\(side)>".utf8
                coordinates("LinearRing", ring)
                bytes += "</\(side)>".utf8
            }
            bytes += "</Polygon>".utf8
        }
        if count != 1 { bytes += "</MultiGeometry>".utf8 }
    }
}

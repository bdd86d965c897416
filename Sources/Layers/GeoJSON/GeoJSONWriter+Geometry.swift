import Geodesy

extension GeoJSONWriter {
    /// Appends a normalised shape as a GeoJSON geometry object.
    static func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
        bytes += "{\"type\":\"".utf8
        bytes += geometry.typeName.utf8
        if case .collection(let geometries) = geometry {
            bytes += "\",\"geometries\":".utf8
            appendList(geometries, to: &bytes) { append($0, to: &$1) }
        } else {
            bytes += "\",\"coordinates\":".utf8
            appendCoordinates(of: geometry, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func appendCoordinates(of geometry: Geometry, to bytes: inout [UInt8]) {
        switch geometry {
        case .point(let coordinate): append(coordinate, to: &bytes)
        case .multiPoint(let line), .lineString(let line): append(line, to: &bytes)
        case .multiLineString(let lines), .polygon(let lines):
            appendList(lines, to: &bytes) { append($0, to: &$1) }
        case .multiPolygon(let polygons):
            appendList(polygons, to: &bytes) { rings, bytes in
                appendList(rings, to: &bytes) { append($0, to: &$1) }
            }
        case .collection: break
        }
    }

    private static func append(_ line: [Coordinate], to bytes: inout [UInt8]) {
        appendList(line, to: &bytes) { append($0, to: &$1) }
    }

    /// The one place where the order of the two numbers is written: longitude, latitude
    /// (RFC 7946, 3.1.1).
    private static func append(_ coordinate: Coordinate, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        JSONBytes.append(degrees: coordinate.longitude, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        JSONBytes.append(degrees: coordinate.latitude, to: &bytes)
        bytes.append(UInt8(ascii: "]"))
    }

    private static func appendList<Element>(
        _ list: [Element], to bytes: inout [UInt8], _ append: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in list.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(element, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }
}

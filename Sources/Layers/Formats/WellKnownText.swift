import Geodesy

/// Shapes as well-known text (ISO 19125): longitude, then latitude, with a space between.
package enum WellKnownText {
    package static func text(of geometry: Geometry) -> String {
        var bytes: [UInt8] = []
        append(geometry, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
        bytes += geometry.typeName.uppercased().utf8
        bytes.append(0x20)
        switch geometry {
        case .point(let coordinate): list([coordinate], to: &bytes, append)
        case .multiPoint(let line):
            list(line, to: &bytes) { point, bytes in list([point], to: &bytes, append) }
        case .lineString(let line): list(line, to: &bytes, append)
        case .multiLineString(let lines), .polygon(let lines): self.lines(lines, to: &bytes)
        case .multiPolygon(let polygons): list(polygons, to: &bytes) { lines($0, to: &$1) }
        case .collection(let geometries): list(geometries, to: &bytes) { append($0, to: &$1) }
        }
    }

    private static func lines(_ lines: [[Coordinate]], to bytes: inout [UInt8]) {
        list(lines, to: &bytes) { line, bytes in list(line, to: &bytes, append) }
    }

    private static func list<Element>(
        _ list: [Element], to bytes: inout [UInt8], _ append: (Element, inout [UInt8]) -> Void
    ) {
        guard !list.isEmpty else {
            bytes += "EMPTY".utf8
            return
        }
        bytes.append(UInt8(ascii: "("))
        for (index, element) in list.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(element, &bytes)
        }
        bytes.append(UInt8(ascii: ")"))
    }

    private static func append(_ coordinate: Coordinate, to bytes: inout [UInt8]) {
        JSONBytes.append(degrees: coordinate.longitude, to: &bytes)
        bytes.append(0x20)
        JSONBytes.append(degrees: coordinate.latitude, to: &bytes)
    }
}

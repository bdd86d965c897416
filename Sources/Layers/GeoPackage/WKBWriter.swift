import Geodesy

/// Writes well-known binary (ISO 13249-3), little endian.
struct WKBWriter {
    private(set) var bytes: [UInt8] = []
    private(set) var envelope = GeometryBlob.Envelope()

    typealias Projection = (Coordinate) throws(LayerError) -> MapPosition

    mutating func append(_ geometry: Geometry, project: Projection) throws(LayerError) {
        bytes.append(1)
        WKBWriter.append(geometry.wkbType, to: &bytes)
        switch geometry {
        case .point(let coordinate): try append(coordinate, project)
        case .lineString(let line): try append(line, project)
        case .polygon(let rings): try append(rings, project)
        case .multiPoint(let points):
            count(points.count)
            for point in points { try append(.point(point), project: project) }
        case .multiLineString(let lines):
            count(lines.count)
            for line in lines { try append(.lineString(line), project: project) }
        case .multiPolygon(let polygons):
            count(polygons.count)
            for rings in polygons { try append(.polygon(rings), project: project) }
        case .collection(let geometries):
            count(geometries.count)
            for geometry in geometries { try append(geometry, project: project) }
        }
    }

    private mutating func append(
        _ rings: [[Coordinate]], _ project: Projection
    ) throws(LayerError) {
        count(rings.count)
        for ring in rings { try append(ring, project) }
    }

    private mutating func append(_ line: [Coordinate], _ project: Projection) throws(LayerError) {
        count(line.count)
        for coordinate in line { try append(coordinate, project) }
    }

    private mutating func append(
        _ coordinate: Coordinate, _ project: Projection
    ) throws(LayerError) {
        let position = try project(coordinate)
        envelope.add(position)
        WKBWriter.append(position.x, to: &bytes)
        WKBWriter.append(position.y, to: &bytes)
    }

    private mutating func count(_ count: Int) {
        WKBWriter.append(UInt32(truncatingIfNeeded: count), to: &bytes)
    }

    static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    static func append(_ value: Double, to bytes: inout [UInt8]) {
        let pattern = value.bitPattern
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: pattern >> shift))
        }
    }
}

extension Geometry {
    /// The number of the type in well-known binary.
    fileprivate var wkbType: UInt32 {
        switch self {
        case .point: 1
        case .lineString: 2
        case .polygon: 3
        case .multiPoint: 4
        case .multiLineString: 5
        case .multiPolygon: 6
        case .collection: 7
        }
    }
}

package import Geodesy

/// Shapes in the binary form of GeoPackage: a header, then well-known binary.
///
/// See OGC 12-128r17, 2.1.3; the coordinates are always x, y whatever the reference system says.
package enum GeometryBlob {
    /// The extent of a shape in the units of its system.
    struct Envelope: Hashable {
        var minX = Double.infinity
        var minY = Double.infinity
        var maxX = -Double.infinity
        var maxY = -Double.infinity

        var isEmpty: Bool { minX > maxX }

        mutating func add(_ position: MapPosition) {
            minX = min(minX, position.x)
            maxX = max(maxX, position.x)
            minY = min(minY, position.y)
            maxY = max(maxY, position.y)
        }

        mutating func add(_ other: Envelope) {
            minX = min(minX, other.minX)
            maxX = max(maxX, other.maxX)
            minY = min(minY, other.minY)
            maxY = max(maxY, other.maxY)
        }
    }

    /// Writes a shape.
    ///
    /// - Parameters:
    ///   - geometry: The shape, cut at the antimeridian.
    ///   - system: The `srs_id`.
    ///   - project: The position in that system; an error where it has none there.
    /// - Returns: The bytes, and the extent in that system.
    /// - Throws: What `project` throws.
    static func encode(
        _ geometry: Geometry, system: Int32,
        project: (Coordinate) throws(LayerError) -> MapPosition
    ) throws(LayerError) -> (bytes: [UInt8], envelope: Envelope) {
        var writer = WKBWriter()
        try writer.append(geometry, project: project)
        let envelope = writer.envelope
        // Version 0; little endian; no envelope for points, one of four numbers for others.
        let hasEnvelope = !geometry.isPoint && !envelope.isEmpty
        var flags: UInt8 = hasEnvelope ? 0b0000_0011 : 0b0000_0001
        if envelope.isEmpty { flags |= 0b0001_0000 }
        var bytes: [UInt8] = [UInt8(ascii: "G"), UInt8(ascii: "P"), 0, flags]
        WKBWriter.append(UInt32(bitPattern: system), to: &bytes)
        if hasEnvelope {
            for edge in [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY] {
                WKBWriter.append(edge, to: &bytes)
            }
        }
        bytes += writer.bytes
        return (bytes, envelope)
    }

    /// How many bytes a point has.
    static let pointSize = 29

    /// Appends a point, which has ``pointSize`` bytes.
    static func append(point: MapPosition, system: Int32, to bytes: inout [UInt8]) {
        // As above; then little endian, and a point (ISO 13249-3).
        bytes.append(contentsOf: [UInt8(ascii: "G"), UInt8(ascii: "P"), 0, 1])
        WKBWriter.append(UInt32(bitPattern: system), to: &bytes)
        bytes.append(1)
        WKBWriter.append(UInt32(1), to: &bytes)
        WKBWriter.append(point.x, to: &bytes)
        WKBWriter.append(point.y, to: &bytes)
    }

    /// Reads a shape; nil for an empty one.
    ///
    /// - Parameters:
    ///   - bytes: The header and the well-known binary.
    ///   - locate: The position on WGS 84; an error where there is none.
    /// - Returns: The shape, or nil for an empty one.
    /// - Throws: The reason as a sentence.
    package static func decode(
        _ bytes: [UInt8], locate: (MapPosition) throws(BrokenBlob) -> Coordinate
    ) throws(BrokenBlob) -> Geometry? {
        guard bytes.count >= 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else {
            throw BrokenBlob(reason: "the geometry does not begin with \"GP\".")
        }
        let flags = bytes[3]
        guard flags & 0b0010_0000 == 0 else {
            throw BrokenBlob(reason: "the geometry is of an extended type that is not known.")
        }
        let envelopeSizes = [0, 32, 48, 48, 64]
        let kind = Int(flags >> 1 & 0b111)
        guard kind < envelopeSizes.count else {
            throw BrokenBlob(reason: "the geometry has an envelope of the unknown kind \(kind).")
        }
        let start = 8 + envelopeSizes[kind]
        guard start <= bytes.count else { throw BrokenBlob(reason: "the geometry is cut short.") }
        if flags & 0b0001_0000 != 0 { return nil }
        var reader = WKBReader(bytes, from: start)
        return try reader.readGeometry(locate: locate)
    }
}

/// Why a geometry cannot be read.
package struct BrokenBlob: Error, Hashable {
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

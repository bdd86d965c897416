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
        let header = try Header(bytes)
        if header.isEmpty { return nil }
        var reader = WKBReader(bytes, from: header.size)
        return try reader.readGeometry(locate: locate)
    }

    /// The extent of a shape by its positions, and the one that its header states, if any.
    ///
    /// - Parameter bytes: The header and the well-known binary.
    /// - Returns: The extents in the units of the system; the first is empty for an empty shape.
    /// - Throws: The reason as a sentence.
    static func envelopes(_ bytes: [UInt8]) throws(BrokenBlob) -> (
        shape: Envelope, header: Envelope?
    ) {
        let header = try Header(bytes)
        var shape = Envelope()
        if header.isEmpty { return (shape, nil) }
        var reader = WKBReader(bytes, from: header.size)
        let anywhere = Coordinate(uncheckedLatitude: 0, longitude: 0)
        _ = try reader.readGeometry { position in
            shape.add(position)
            return anywhere
        }
        return (shape, header.envelope(in: bytes))
    }

    /// What stands before the well-known binary.
    private struct Header {
        /// How many bytes it has.
        let size: Int
        let isEmpty: Bool

        private static let envelopeSizes = [0, 32, 48, 48, 64]

        init(_ bytes: [UInt8]) throws(BrokenBlob) {
            guard bytes.count >= 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P")
            else { throw BrokenBlob(reason: "the geometry does not begin with \"GP\".") }
            let flags = bytes[3]
            guard flags & 0b0010_0000 == 0 else {
                throw BrokenBlob(
                    reason: "the geometry is of an extended type that is not known.",
                    isOfUnknownKind: true)
            }
            let kind = Int(flags >> 1 & 0b111)
            guard kind < Header.envelopeSizes.count else {
                throw BrokenBlob(
                    reason: "the geometry has an envelope of the unknown kind \(kind).")
            }
            size = 8 + Header.envelopeSizes[kind]
            guard size <= bytes.count else {
                throw BrokenBlob(reason: "the geometry is cut short.")
            }
            isEmpty = flags & 0b0001_0000 != 0
        }

        /// The extent that it states; nil where it states none.
        func envelope(in bytes: [UInt8]) -> Envelope? {
            guard size > 8 else { return nil }
            let edges = (0..<4).map { edge in
                let word = bytes[(8 + 8 * edge)..<(16 + 8 * edge)]
                let bits = (bytes[3] & 1 == 1 ? word.reversed() : Array(word))
                    .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                return Double(bitPattern: bits)
            }
            return Envelope(minX: edges[0], minY: edges[2], maxX: edges[1], maxY: edges[3])
        }
    }
}

/// Why a geometry cannot be read.
package struct BrokenBlob: Error, Hashable {
    package let reason: String
    /// Whether it is of a kind that the standard may know, and this program does not.
    package let isOfUnknownKind: Bool

    package init(reason: String, isOfUnknownKind: Bool = false) {
        self.reason = reason
        self.isOfUnknownKind = isOfUnknownKind
    }
}

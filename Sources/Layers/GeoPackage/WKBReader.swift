import Geodesy

/// Reads well-known binary in either byte order; heights and measures are passed over.
///
/// Never reads behind the end and never takes more memory than the bytes can fill.
struct WKBReader {
    private let bytes: [UInt8]
    private var position: Int
    private var depth = 0

    typealias Location = (MapPosition) throws(BrokenBlob) -> Coordinate

    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// The byte order and the numbers of a coordinate.
    private struct Layout {
        let isLittleEndian: Bool
        let dimensions: Int
        let type: UInt32
    }

    mutating func readGeometry(locate: Location) throws(BrokenBlob) -> Geometry? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 32 else { throw BrokenBlob(reason: "collections nest too deep.") }
        let layout = try readLayout()
        switch layout.type {
        case 1:
            guard let position = try readPosition(layout) else { return nil }
            return .point(try locate(position))
        case 2: return .lineString(try readLine(layout, locate))
        case 3: return .polygon(try readRings(layout, locate))
        case 4...7:
            var parts: [Geometry] = []
            // A part has a byte for the order, a type and at least a count.
            for _ in 0..<(try readCount(layout, atLeast: 9)) {
                if let part = try readGeometry(locate: locate) { parts.append(part) }
            }
            return try WKBReader.joined(parts, type: layout.type)
        default:
            throw BrokenBlob(
                reason: "the geometry type \(layout.type) is not known.", isOfUnknownKind: true)
        }
    }

    private static func joined(_ parts: [Geometry], type: UInt32) throws(BrokenBlob) -> Geometry {
        var points: [Coordinate] = []
        var lines: [[Coordinate]] = []
        var polygons: [[[Coordinate]]] = []
        for part in parts where type != 7 {
            switch (type, part) {
            case (4, .point(let point)): points.append(point)
            case (5, .lineString(let line)): lines.append(line)
            case (6, .polygon(let rings)): polygons.append(rings)
            default: throw BrokenBlob(reason: "a part is a \(part.typeName) where it must not be.")
            }
        }
        return switch type {
        case 4: .multiPoint(points)
        case 5: .multiLineString(lines)
        case 6: .multiPolygon(polygons)
        default: .collection(parts)
        }
    }

    private mutating func readLayout() throws(BrokenBlob) -> Layout {
        guard position < bytes.count else { throw BrokenBlob(reason: "the geometry is cut short.") }
        let order = bytes[position]
        guard order <= 1 else { throw BrokenBlob(reason: "the byte order \(order) is not known.") }
        position += 1
        let code = try readInteger(isLittleEndian: order == 1)
        // Heights and measures: thousands in ISO, high bits in the older extension.
        let (hundreds, type) = (code & 0x0FFF_FFFF).quotientAndRemainder(dividingBy: 1000)
        guard hundreds <= 3 else {
            throw BrokenBlob(reason: "the geometry type \(code) is not known.")
        }
        let more: Int =
            switch hundreds {
            case 1, 2: 1
            case 3: 2
            default: Int(code >> 31) + Int(code >> 30 & 1)
            }
        return Layout(isLittleEndian: order == 1, dimensions: 2 + more, type: type)
    }

    private mutating func readRings(
        _ layout: Layout, _ locate: Location
    ) throws(BrokenBlob) -> [[Coordinate]] {
        var rings: [[Coordinate]] = []
        for _ in 0..<(try readCount(layout, atLeast: 4)) {
            rings.append(try readLine(layout, locate))
        }
        return rings
    }

    private mutating func readLine(
        _ layout: Layout, _ locate: Location
    ) throws(BrokenBlob) -> [Coordinate] {
        let count = try readCount(layout, atLeast: layout.dimensions * 8)
        var line: [Coordinate] = []
        line.reserveCapacity(count)
        for _ in 0..<count {
            guard let position = try readPosition(layout) else {
                throw BrokenBlob(reason: "a position of a line is not a number.")
            }
            line.append(try locate(position))
        }
        return line
    }

    /// A position, or nil where it is not a number, which stands for an empty point.
    private mutating func readPosition(_ layout: Layout) throws(BrokenBlob) -> MapPosition? {
        let x = try readDouble(layout)
        let y = try readDouble(layout)
        for _ in 2..<layout.dimensions { _ = try readDouble(layout) }
        if x.isNaN, y.isNaN { return nil }
        guard x.isFinite, y.isFinite else {
            throw BrokenBlob(reason: "a coordinate is not a finite number.")
        }
        return MapPosition(x: x, y: y)
    }

    private mutating func readCount(_ layout: Layout, atLeast size: Int) throws(BrokenBlob) -> Int {
        let count = Int(try readInteger(isLittleEndian: layout.isLittleEndian))
        guard count <= (bytes.count - position) / size else {
            throw BrokenBlob(reason: "the geometry is cut short.")
        }
        return count
    }

    private mutating func readInteger(isLittleEndian: Bool) throws(BrokenBlob) -> UInt32 {
        UInt32(truncatingIfNeeded: try readBits(4, isLittleEndian: isLittleEndian))
    }

    private mutating func readDouble(_ layout: Layout) throws(BrokenBlob) -> Double {
        Double(bitPattern: try readBits(8, isLittleEndian: layout.isLittleEndian))
    }

    private mutating func readBits(_ count: Int, isLittleEndian: Bool) throws(BrokenBlob) -> UInt64
    {
        guard position + count <= bytes.count else {
            throw BrokenBlob(reason: "the geometry is cut short.")
        }
        var value: UInt64 = 0
        for index in 0..<count {
            let byte = UInt64(bytes[position + index])
            value |= byte << UInt64(8 * (isLittleEndian ? index : count - 1 - index))
        }
        position += count
        return value
    }
}

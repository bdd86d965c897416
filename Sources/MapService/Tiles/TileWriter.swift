import Layers

/// Writes one layer of a vector tile in the encoding of Mapbox, version 2.1.
///
/// See <https://github.com/mapbox/vector-tile-spec/tree/master/2.1>. The bytes are those of protocol
/// buffers: each field has its number and kind in one byte, whole numbers have seven bits a byte.
struct TileWriter {
    private let name: String
    private var features: [UInt8] = []
    private var keys: [String: Int] = [:]
    private var orderedKeys: [String] = []
    private var values: [PropertyValue: Int] = [:]
    private var orderedValues: [PropertyValue] = []
    /// How many features have been added.
    private(set) var count = 0

    /// Begins a layer.
    init(name: String) {
        self.name = name
    }

    /// Adds a feature; values that are missing are left out.
    mutating func add(_ shape: TileShape, id: String, properties: [Feature.Property]) {
        var tags: [UInt8] = []
        var hasID = false
        for property in properties where property.value != .null {
            if property.name == "id" { hasID = true }
            Self.append(UInt64(key(property.name)), to: &tags)
            Self.append(UInt64(value(property.value)), to: &tags)
        }
        if !hasID {
            Self.append(UInt64(key("id")), to: &tags)
            Self.append(UInt64(value(.string(id))), to: &tags)
        }
        var feature: [UInt8] = []
        if let number = UInt64(id), number < 1 << 53 {
            feature.append(0x08)
            Self.append(number, to: &feature)
        }
        Self.append(field: 0x12, tags, to: &feature)
        feature.append(0x18)
        var commands: [UInt8] = []
        switch shape {
        case .points(let points):
            feature.append(1)
            var pen = TileShape.Place(x: 0, y: 0)
            Self.append(command: 1, count: points.count, to: &commands)
            for point in points { Self.move(&pen, to: point, &commands) }
        case .lines(let lines):
            feature.append(2)
            Self.append(lines, areRings: false, to: &commands)
        case .polygons(let rings):
            feature.append(3)
            Self.append(rings, areRings: true, to: &commands)
        }
        Self.append(field: 0x22, commands, to: &feature)
        Self.append(field: 0x12, feature, to: &features)
        count += 1
    }

    /// The tile with this layer; empty where it has no feature.
    var bytes: [UInt8] {
        guard count > 0 else { return [] }
        var layer: [UInt8] = []
        Self.append(field: 0x0A, Array(name.utf8), to: &layer)
        layer += features
        for key in orderedKeys { Self.append(field: 0x1A, Array(key.utf8), to: &layer) }
        for value in orderedValues {
            Self.append(field: 0x22, Self.bytes(of: value), to: &layer)
        }
        layer.append(0x28)
        Self.append(UInt64(TileAddress.extent), to: &layer)
        layer.append(0x78)
        layer.append(2)
        var tile: [UInt8] = []
        Self.append(field: 0x1A, layer, to: &tile)
        return tile
    }

    private mutating func key(_ name: String) -> Int {
        if let known = keys[name] { return known }
        keys[name] = orderedKeys.count
        orderedKeys.append(name)
        return orderedKeys.count - 1
    }

    private mutating func value(_ value: PropertyValue) -> Int {
        if let known = values[value] { return known }
        values[value] = orderedValues.count
        orderedValues.append(value)
        return orderedValues.count - 1
    }

    private static func bytes(of value: PropertyValue) -> [UInt8] {
        var bytes: [UInt8] = []
        switch value {
        case .null: break
        case .boolean(let value): bytes = [0x38, value ? 1 : 0]
        case .integer(let value):
            bytes = [0x30]
            append(zigzag(value), to: &bytes)
        case .number(let value):
            bytes = [0x19]
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
            }
        case .string(let text), .timestamp(let text):
            append(field: 0x0A, Array(text.utf8), to: &bytes)
        case .date(let day): append(field: 0x0A, Array(day.description.utf8), to: &bytes)
        }
        return bytes
    }

    private static func append(
        _ parts: [[TileShape.Place]], areRings: Bool, to commands: inout [UInt8]
    ) {
        var pen = TileShape.Place(x: 0, y: 0)
        for part in parts {
            guard let first = part.first else { continue }
            append(command: 1, count: 1, to: &commands)
            move(&pen, to: first, &commands)
            append(command: 2, count: part.count - 1, to: &commands)
            for place in part.dropFirst() { move(&pen, to: place, &commands) }
            if areRings { append(command: 7, count: 1, to: &commands) }
        }
    }

    private static func move(
        _ pen: inout TileShape.Place, to place: TileShape.Place, _ commands: inout [UInt8]
    ) {
        append(zigzag(place.x - pen.x), to: &commands)
        append(zigzag(place.y - pen.y), to: &commands)
        pen = place
    }

    private static func append(command: Int, count: Int, to bytes: inout [UInt8]) {
        append(UInt64(command | count << 3), to: &bytes)
    }

    private static func zigzag(_ value: Int) -> UInt64 {
        UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func append(field: UInt8, _ content: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(field)
        append(UInt64(content.count), to: &bytes)
        bytes += content
    }
}

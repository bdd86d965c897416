import Geodesy
import Layers

/// A layer of points as comma-separated values: identifier, latitude, longitude, properties.
enum CSVLayer {
    /// The whole table; features without a point have empty coordinates.
    static func bytes(of layer: Layer) -> [UInt8] {
        let writer = DelimitedWriter()
        var bytes: [UInt8] = []
        let names = layer.features.first?.properties.map(\.name) ?? []
        writer.append(["id", "latitude", "longitude"] + names, to: &bytes)
        for feature in layer.features {
            var fields = [feature.id, "", ""]
            if case .point(let position) = feature.geometry {
                fields[1] = "\(position.latitude)"
                fields[2] = "\(position.longitude)"
            }
            writer.append(fields + feature.properties.map { $0.value.text }, to: &bytes)
        }
        return bytes
    }
}

extension PropertyValue {
    /// The value as text; empty for null.
    var text: String {
        switch self {
        case .null: ""
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .string(let value), .timestamp(let value): value
        case .date(let value): "\(value)"
        }
    }
}

extension JSONValue {
    /// The value of a property.
    init(_ value: PropertyValue) {
        self =
            switch value {
            case .null: .null
            case .boolean(let value): .boolean(value)
            case .integer(let value): .integer(value)
            case .number(let value): .number(value)
            case .string(let value), .timestamp(let value): .string(value)
            case .date(let value): .string("\(value)")
            }
    }
}

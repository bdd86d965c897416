import Geodesy
import Layers

/// Points as comma-separated values: identifier, latitude, longitude, properties.
///
/// The columns are those of the first feature; features without a point have empty coordinates.
struct CSVLayer: FeatureWriter {
    private let writer = DelimitedWriter()
    private var hasHeader = false

    /// The whole table of a layer.
    static func bytes(of layer: Layer) -> [UInt8] {
        var writer = CSVLayer()
        return writer.bytes(of: layer.features)
    }

    func begin(to bytes: inout [UInt8]) {}

    mutating func append(_ feature: Feature, to bytes: inout [UInt8]) {
        addHeader(feature.properties.map(\.name), to: &bytes)
        var fields = [feature.id, "", ""]
        if case .point(let position) = feature.geometry {
            fields[1] = "\(position.latitude)"
            fields[2] = "\(position.longitude)"
        }
        writer.append(fields + feature.properties.map { $0.value.text }, to: &bytes)
    }

    mutating func end(to bytes: inout [UInt8]) { addHeader([], to: &bytes) }

    private mutating func addHeader(_ names: [String], to bytes: inout [UInt8]) {
        if hasHeader { return }
        hasHeader = true
        writer.append(["id", "latitude", "longitude"] + names, to: &bytes)
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

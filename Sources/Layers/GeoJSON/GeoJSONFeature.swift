/// Reads the feature objects of GeoJSON straight from the tokens.
enum GeoJSONFeature {
    /// What a feature object says.
    struct Parts {
        var type: String?
        var id: String?
        var geometry: Geometry?
        var properties: [Feature.Property] = []

        /// Takes one member of the object; others than those of RFC 7946 are passed over.
        mutating func take(_ name: String, _ parser: inout JSONParser) throws(LayerError) {
            switch name {
            case "type": type = try GeoJSONGeometry.readTypeName(&parser)
            case "id": id = try GeoJSONFeature.readID(&parser)
            case "geometry": geometry = try GeoJSONGeometry.read(&parser)
            case "properties": properties = try GeoJSONFeature.readProperties(&parser)
            default: try parser.skipValue()
            }
        }
    }

    /// Reads a whole feature object; one without an id gets the given one.
    static func read(
        _ parser: inout JSONParser, numbered: String
    ) throws(LayerError) -> Feature {
        var parts = Parts()
        parser.skipSpace()
        let start = parser.position
        try parser.readObject { (parser, name) throws(LayerError) in
            try parts.take(name, &parser)
        }
        guard parts.type == "Feature" else {
            throw parser.error(
                parts.type.map { "a Feature must be here, not \"\($0)\"." }
                    ?? "a Feature must be here; this object has no type.", at: start)
        }
        return Feature(
            id: parts.id ?? numbered, geometry: parts.geometry, properties: parts.properties)
    }

    static func readID(_ parser: inout JSONParser) throws(LayerError) -> String? {
        parser.skipSpace()
        let start = parser.position
        switch try parser.readValue() {
        case .string(let text): return text
        case .integer(let value): return String(value)
        case .number(let value): return value.description
        case .null: return nil
        default: throw parser.error("an id must be a text or a number.", at: start)
        }
    }

    static func readProperties(
        _ parser: inout JSONParser
    ) throws(LayerError) -> [Feature.Property] {
        parser.skipSpace()
        if parser.byte == UInt8(ascii: "n") {
            try parser.readLiteral("null")
            return []
        }
        var properties: [Feature.Property] = []
        try parser.readObject { (parser, name) throws(LayerError) in
            let property = Feature.Property(name, PropertyValue(try parser.readValue()))
            // Names are unique in a feature; of a name that stands twice the last counts.
            if let index = properties.firstIndex(where: { $0.name == name }) {
                properties[index] = property
            } else {
                properties.append(property)
            }
        }
        return properties
    }
}

extension PropertyValue {
    /// The value of a JSON property: texts that are a date or a moment become such, arrays and
    /// objects become their JSON text, since properties are flat.
    init(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .number(let value): self = .number(value)
        case .array, .object: self = .string(json.text)
        case .string(let text): self = PropertyValue(detecting: text)
        }
    }

    /// The date (`YYYY-MM-DD`) or moment (RFC 3339 with `Z`) that a text is, or the text.
    init(detecting text: String) {
        if text.utf8.count == 10, let date = CalendarDate(iso: text) {
            self = .date(date)
        } else if PropertyValue.isMoment(text) {
            self = .timestamp(text)
        } else {
            self = .string(text)
        }
    }

    /// Whether the text is a moment in RFC 3339 form with `Z`.
    static func isMoment(_ text: String) -> Bool {
        guard text.utf8.count >= 20, text.utf8.last == UInt8(ascii: "Z") else { return false }
        let bytes = Array(text.utf8)
        func number(_ start: Int) -> Int? {
            let digits = bytes[start...start + 1].map { Int($0) - 48 }
            return digits.allSatisfy((0...9).contains) ? digits[0] * 10 + digits[1] : nil
        }
        guard bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), CalendarDate(iso: text.prefix(10)) != nil,
            let hour = number(11), hour < 24, let minute = number(14), minute < 60,
            let second = number(17), second <= 60
        else { return false }
        let fraction = bytes[19..<(bytes.count - 1)]
        return fraction.isEmpty
            || fraction.first == UInt8(ascii: ".") && fraction.count > 1
                && fraction.dropFirst().allSatisfy { (48...57).contains($0) }
    }
}

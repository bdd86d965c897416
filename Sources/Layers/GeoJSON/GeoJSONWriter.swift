/// Writes features as GeoJSON exactly after RFC 7946, one after the other.
///
/// Longitude comes first, rings are closed and oriented, shapes are cut at the antimeridian, degrees
/// have at most six decimals (11 centimetres) unless more are asked for, `properties` is always there, and no number is NaN. The same features
/// give the same bytes. The extent of a collection stands behind its features, since it is known only
/// then.
public struct GeoJSONWriter: FeatureWriter {
    /// How features are put together.
    public enum Form: Hashable, Sendable {
        /// One `FeatureCollection` object.
        case collection
        /// A GeoJSON text sequence: each feature between a record separator and a line feed
        /// (RFC 8142).
        case textSequence
        /// One feature on each line.
        case lines
    }

    private let form: Form
    private let decimals: Int
    private let members: [JSONValue.Member]
    private var extent = ExtentBuilder()
    private var isFirst = true

    /// The decimals of a degree that are written unless others are asked for: RFC 7946, 11.2, calls
    /// six a good choice, about 11 centimetres.
    public static let usualDecimals = 6

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - form: How features are put together.
    ///   - members: Further members of the collection, such as `name`; other forms have none.
    ///   - decimals: The most decimals of a degree, 0...7.
    public init(
        form: Form = .collection, members: [JSONValue.Member] = [], decimals: Int = usualDecimals
    ) {
        precondition((0...7).contains(decimals), "decimals \(decimals)")
        self.form = form
        self.members = members
        self.decimals = decimals
    }

    /// Makes a writer of one collection with the name and title of a layer.
    public init(name: String, title: String) {
        self.init(members: GeoJSONWriter.members(of: name, title: title))
    }

    /// Appends what stands before the first feature.
    public mutating func begin(to bytes: inout [UInt8]) {
        guard form == .collection else { return }
        bytes += "{\"type\":\"FeatureCollection\",".utf8
        for member in members {
            JSONBytes.append(member.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            member.value.append(to: &bytes)
            bytes.append(UInt8(ascii: ","))
        }
        bytes += "\"features\":[".utf8
    }

    /// Appends one feature.
    public mutating func append(_ feature: Feature, to bytes: inout [UInt8]) {
        switch form {
        case .collection:
            bytes += isFirst ? "\n".utf8 : ",\n".utf8
        case .textSequence: bytes.append(0x1E)
        case .lines: break
        }
        isFirst = false
        let geometry = feature.geometry?.normalised(decimals: decimals)
        if form == .collection, let geometry { extent.add(geometry) }
        GeoJSONWriter.append(feature, normalised: geometry, foreign: [], to: &bytes)
        if form != .collection { bytes.append(10) }
    }

    /// Appends what stands behind the last feature.
    public mutating func end(to bytes: inout [UInt8]) {
        guard form == .collection else { return }
        if !isFirst { bytes.append(10) }
        bytes.append(UInt8(ascii: "]"))
        if let edges = extent.edges {
            bytes.append(UInt8(ascii: ","))
            GeoJSONWriter.append(edges, to: &bytes)
        }
        bytes += "}\n".utf8
    }

    /// A whole layer as one collection with its name and title.
    public static func bytes(of layer: Layer) -> [UInt8] {
        var writer = GeoJSONWriter(name: layer.name, title: layer.title)
        return writer.bytes(of: layer.features)
    }

    /// The members of a collection that name it.
    static func members(of name: String, title: String) -> [JSONValue.Member] {
        [JSONValue.Member("name", .string(name)), JSONValue.Member("title", .string(title))]
    }

    /// One feature as an object of its own, with further members behind its properties.
    public static func append(
        _ feature: Feature, members: [JSONValue.Member] = [], decimals: Int = usualDecimals,
        to bytes: inout [UInt8]
    ) {
        let geometry = feature.geometry?.normalised(decimals: decimals)
        append(feature, normalised: geometry, foreign: members, to: &bytes)
    }

    private static func append(
        _ feature: Feature, normalised geometry: Geometry?, foreign: [JSONValue.Member],
        to bytes: inout [UInt8]
    ) {
        bytes += "{\"type\":\"Feature\",\"id\":".utf8
        JSONBytes.append(feature.id, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        if let geometry, !geometry.isPoint {
            var extent = ExtentBuilder()
            extent.add(geometry)
            if let edges = extent.edges {
                append(edges, to: &bytes)
                bytes.append(UInt8(ascii: ","))
            }
        }
        bytes += "\"geometry\":".utf8
        if let geometry {
            append(geometry, to: &bytes)
        } else {
            bytes += "null".utf8
        }
        bytes += ",\"properties\":{".utf8
        for (index, property) in feature.properties.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONBytes.append(property.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(property.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        for member in foreign {
            bytes.append(UInt8(ascii: ","))
            JSONBytes.append(member.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            member.value.append(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func append(_ value: PropertyValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "null".utf8
        case .boolean(let value): bytes += value ? "true".utf8 : "false".utf8
        case .integer(let value): JSONBytes.append(value, to: &bytes)
        case .number(let value): JSONBytes.append(value, to: &bytes)
        case .string(let text), .timestamp(let text): JSONBytes.append(text, to: &bytes)
        case .date(let date):
            bytes.append(0x22)
            bytes += date.description.utf8
            bytes.append(0x22)
        }
    }

    static func append(
        _ edges: (west: Double, south: Double, east: Double, north: Double),
        to bytes: inout [UInt8]
    ) {
        bytes += "\"bbox\":[".utf8
        for (index, edge) in [edges.west, edges.south, edges.east, edges.north].enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONBytes.append(degrees: edge, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }
}

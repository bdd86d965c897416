/// Reads GeoJSON feature by feature in bounded memory.
///
/// Takes a FeatureCollection, a Feature, a bare geometry, and any number of them one after the other:
/// GeoJSON text sequences (RFC 8142) and one feature on each line. Heights and foreign members are
/// passed over, a feature without an id is given its number, and texts that are dates become dates.
/// After an error in one feature the reader stands behind it, so that the rest can be read.
public struct GeoJSONReader {
    private enum Place { case outside, features, ended }

    private var stream: JSONStream
    private var place = Place.outside
    /// What stands before the position in the array or object that is being read.
    private enum Before { case opening, comma, value }
    private var before = Before.opening
    private var count = 0
    private var text = Text()

    /// What the outermost object has said so far.
    private struct Text {
        var feature = GeoJSONFeature.Parts()
        var geometry = GeoJSONGeometry.Parts()
        var hasFeatures = false
        var error: LayerError?
    }

    /// The `name` member of the collection, once it has been met.
    public private(set) var name: String?

    /// Makes a reader over any source.
    public init(_ source: any ByteSource) {
        stream = JSONStream(source)
    }

    /// Opens a file; `-` is standard input.
    public init(path: String) throws(LayerError) {
        self.init(try FileSource(path: path))
    }

    /// Makes a reader over bytes in memory.
    public init(bytes: [UInt8], fileName: String) {
        self.init(MemorySource(bytes, name: fileName))
    }

    /// All the features of a file.
    ///
    /// - Throws: The first error, see ``next()``.
    public static func features(path: String) throws(LayerError) -> [Feature] {
        try all(GeoJSONReader(path: path))
    }

    /// All the features of a text.
    ///
    /// - Throws: The first error, see ``next()``.
    public static func features(
        bytes: [UInt8], fileName: String
    ) throws(LayerError) -> [Feature] {
        try all(GeoJSONReader(bytes: bytes, fileName: fileName))
    }

    private static func all(_ reader: GeoJSONReader) throws(LayerError) -> [Feature] {
        var reader = reader
        var features: [Feature] = []
        while let feature = try reader.next() { features.append(feature) }
        return features
    }

    /// The next feature, or nil at the end.
    ///
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)`` with the place of what is
    ///   wrong, ``LayerError/file(path:reason:)`` where the source fails.
    public mutating func next() throws(LayerError) -> Feature? {
        while true {
            switch place {
            case .ended: return nil
            case .features:
                if let feature = try nextOfCollection() { return feature }
            case .outside:
                // Where the object itself is broken, nothing says where the next one begins.
                place = .ended
                guard let byte = try stream.peek() else { return nil }
                if let feature = try nextText(byte) { return feature }
            }
        }
    }

    private var number: String { String(count) }

    /// Reads the text that begins with the byte; nil where it is a collection, now open.
    private mutating func nextText(_ byte: UInt8) throws(LayerError) -> Feature? {
        guard byte == UInt8(ascii: "{") else {
            throw stream.error("a GeoJSON object must begin here with \"{\".")
        }
        stream.step()
        text = Text()
        before = .opening
        return try readMembers()
    }

    /// Reads members of the outermost object, up to its end or into its features.
    private mutating func readMembers() throws(LayerError) -> Feature? {
        while let byte = try stream.peek() {
            if byte == UInt8(ascii: "}"), before != .comma {
                stream.step()
                return try finishText()
            }
            if byte == UInt8(ascii: ","), before == .value {
                stream.step()
                before = .comma
                continue
            }
            guard byte == 0x22, before != .value else {
                throw stream.error(
                    before == .value
                        ? "a comma or the end of the object must be here."
                        : "a member's name must be here.")
            }
            let name = try stream.takeValue { (parser) throws(LayerError) in
                try parser.readString()
            }
            guard try stream.peek() == UInt8(ascii: ":") else {
                throw stream.error("a colon must follow the name \"\(name)\".")
            }
            stream.step()
            guard let first = try stream.peek() else { break }
            if name == "features", first == UInt8(ascii: "[") {
                stream.step()
                text.hasFeatures = true
                if let error = text.error {
                    place = .ended
                    throw error
                }
                place = .features
                before = .opening
                return nil
            }
            try readMember(name)
            before = .value
        }
        throw stream.error("the text ends within an object.")
    }

    /// Reads the value of a member; an error in it is kept until the end of the object, so that the
    /// next text can be read.
    private mutating func readMember(_ name: String) throws(LayerError) {
        var found = text
        var title = self.name
        do throws(LayerError) {
            try stream.takeValue { (parser) throws(LayerError) in
                switch name {
                case "type":
                    found.feature.type = try GeoJSONGeometry.readTypeName(&parser)
                    found.geometry.type = found.feature.type
                case "name": title = try parser.readValue().string ?? title
                case "crs": try GeoJSONReader.checkCRS(&parser)
                case "coordinates", "geometries": try found.geometry.take(name, &parser)
                default: try found.feature.take(name, &parser)
                }
            }
        } catch .file(let path, let reason) {
            throw .file(path: path, reason: reason)
        } catch {
            if found.error == nil { found.error = error }
        }
        text = found
        self.name = title
    }

    /// The next element of `features`; nil behind its end.
    private mutating func nextOfCollection() throws(LayerError) -> Feature? {
        guard let byte = try stream.peek() else {
            place = .ended
            throw stream.error("the text ends within the features.")
        }
        switch byte {
        case UInt8(ascii: ",") where before == .value:
            stream.step()
            before = .comma
            return nil
        case UInt8(ascii: "]") where before != .comma:
            stream.step()
            before = .value
            place = .ended
            return try readMembers()
        case UInt8(ascii: "{") where before != .value:
            count += 1
            before = .value
            let number = number
            return try stream.takeValue { (parser) throws(LayerError) in
                try GeoJSONFeature.read(&parser, numbered: number)
            }
        default:
            place = .ended
            throw stream.error(
                before == .value
                    ? "a comma or the end of the features must be here."
                    : "a Feature must begin here with \"{\".")
        }
    }

    private mutating func finishText() throws(LayerError) -> Feature? {
        place = .outside
        if let error = text.error { throw error }
        let parts = text.feature
        switch parts.type {
        case "FeatureCollection":
            guard text.hasFeatures else {
                throw stream.error("the FeatureCollection has no array of features.")
            }
            return nil
        case "Feature":
            count += 1
            return Feature(
                id: parts.id ?? number, geometry: parts.geometry, properties: parts.properties)
        case nil: throw stream.error("the object has no type; it is not GeoJSON.")
        default:
            count += 1
            let geometry = try text.geometry.geometry { stream.error($0) }
            return Feature(id: number, geometry: geometry, properties: [])
        }
    }

    /// RFC 7946 knows only WGS 84; older files may name it, and no other system is read.
    private static func checkCRS(_ parser: inout JSONParser) throws(LayerError) {
        let start = parser.position
        let value = try parser.readValue()
        guard value != .null else { return }
        let name = value["properties"]?["name"]?.string ?? ""
        guard name.hasSuffix("CRS84") || name.hasSuffix("EPSG::4326") || name == "EPSG:4326" else {
            throw parser.error(
                "the coordinates are in \(name.isEmpty ? "a system without a name" : name); "
                    + "GeoJSON is read in WGS 84 only (ogr2ogr -t_srs EPSG:4326 converts it).",
                at: start)
        }
    }
}

import Layers

/// A feature in the body of a request.
enum FeatureBody {
    /// Reads a GeoJSON feature.
    ///
    /// - Parameters:
    ///   - bytes: The body.
    ///   - id: The identifier that it may carry; nil where it may carry any.
    /// - Returns: The feature, with no identifier that counts.
    /// - Throws: 400 for anything else, with the place in the body.
    static func feature(_ bytes: [UInt8], id: String? = nil) throws -> Feature {
        let value: JSONValue
        do throws(LayerError) {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw Problem.body("\(error)")
        }
        return try feature(value, id: id)
    }

    /// A feature changed as a merge patch says (RFC 7396).
    static func feature(_ old: Feature, changedBy patch: [UInt8]) throws -> Feature {
        let change: JSONValue
        var bytes: [UInt8] = []
        GeoJSONWriter.append(old, decimals: 9, to: &bytes)
        let present: JSONValue
        do throws(LayerError) {
            change = try JSONValue(parsing: patch)
            present = try JSONValue(parsing: bytes)
        } catch {
            throw Problem.body("\(error)")
        }
        guard change.members != nil else {
            throw Problem.body("a JSON object with the members to change is needed.")
        }
        return try feature(merged(present, change), id: old.id)
    }

    private static func feature(_ value: JSONValue, id: String?) throws -> Feature {
        guard value["type"]?.string == "Feature", value["geometry"] != nil,
            value["properties"]?.members != nil
        else {
            throw Problem.body(
                "a GeoJSON Feature is needed: an object with type \u{201C}Feature\u{201D}, geometry "
                    + "and properties.")
        }
        let nested = value["properties"]?.members?.first {
            $0.value.members != nil || $0.value.array != nil
        }
        if let nested {
            throw Problem.body(
                "the property \u{201C}\(nested.name)\u{201D} is a list or an object; a text, a number, "
                    + "true, false or null is needed.")
        }
        if let id, let given = value["id"], given != .string(id) {
            throw Problem.body(
                "its id \(given.text) is not that of the address, \u{201C}\(id)\u{201D}; leave it out."
            )
        }
        var bytes: [UInt8] = []
        // Only the parts that count: foreign members may be anything.
        JSONValue.object(
            ["type", "geometry", "properties"].map { .init($0, value[$0] ?? .null) }
        ).append(to: &bytes)
        let features: [Feature]
        do throws(LayerError) {
            features = try GeoJSONReader.features(bytes: bytes, fileName: "body")
        } catch {
            throw Problem.body("\(error)")
        }
        guard let feature = features.first else { throw Problem.body("it has no feature.") }
        return feature
    }

    private static func merged(_ old: JSONValue, _ patch: JSONValue) -> JSONValue {
        guard let changes = patch.members else { return patch }
        var members = old.members ?? []
        for change in changes {
            let place = members.firstIndex { $0.name == change.name }
            let before = place.map { members[$0].value }
            // A member with null goes; a GeoJSON feature without a shape has a geometry of null.
            guard change.value != .null || change.name == "geometry" else {
                if let place { members.remove(at: place) }
                continue
            }
            let value = merged(before ?? .null, change.value)
            if let place {
                members[place] = .init(change.name, value)
            } else {
                members.append(.init(change.name, value))
            }
        }
        return .object(members)
    }
}

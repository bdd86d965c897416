import Geodesy

/// Writes features as a table of comma-separated values.
///
/// The identifier comes first, then the position (`longitude`, `latitude`, or `wkt` for layers with
/// other shapes), then the properties. With tags, a second row carries those of HXL.
struct TableWriter: FeatureWriter {
    private let columns: [LayerColumn]
    private let onlyPoints: Bool
    private let hasTags: Bool
    private let table = DelimitedWriter()

    init(schema: LayerSchema, onlyPoints: Bool, hasTags: Bool) {
        columns = schema.columns
        self.onlyPoints = onlyPoints
        self.hasTags = hasTags
    }

    /// A name that no property has.
    private func free(_ names: String...) -> String {
        names.first { name in !columns.contains { $0.name == name } } ?? "feature_" + names[0]
    }

    mutating func begin(to bytes: inout [UInt8]) {
        let place =
            onlyPoints ? [free("longitude", "lon"), free("latitude", "lat")] : [free("wkt")]
        table.append([free("id", "feature_id")] + place + columns.map(\.name), to: &bytes)
        guard hasTags else { return }
        let placeTags = onlyPoints ? ["#geo+lon", "#geo+lat"] : ["#geo+bounds+wkt"]
        table.append(
            ["#meta+id"] + placeTags + columns.map { HXLTag.tag(of: $0.name) }, to: &bytes)
    }

    mutating func append(_ feature: Feature, to bytes: inout [UInt8]) {
        var fields = [feature.id]
        let geometry = feature.geometry?.normalised()
        if onlyPoints {
            var place = ["", ""]
            if case .point(let position)? = geometry {
                place = [TableWriter.text(position.longitude), TableWriter.text(position.latitude)]
            }
            fields += place
        } else {
            fields.append(geometry.map(WellKnownText.text) ?? "")
        }
        fields += columns.map { feature[$0.name]?.plainText ?? "" }
        table.append(fields, to: &bytes)
    }

    mutating func end(to bytes: inout [UInt8]) {}

    private static func text(_ degrees: Double) -> String {
        var bytes: [UInt8] = []
        JSONBytes.append(degrees: degrees, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

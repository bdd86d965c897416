import Claims
import Incidents
import Layers

/// What was found in texts, as layers of the working file.
///
/// A layer has shapes of one kind, so that every GIS opens it: `findings` has a line for each measured
/// claim, `findings_places` the places, and the table `findings_not_measured` the claims without a
/// line.
enum FindingsLayer {
    /// The columns of ``CheckedLayer``, with the text before them.
    private static let columns: [LayerColumn] =
        ["text", "role", "name", "words"].map { LayerColumn($0, .string) }
        + ["start", "end"].map { LayerColumn($0, .integer) }
        + ["kind", "verdict"].map { LayerColumn($0, .string) }
        + ["stated_km", "measured_km", "azimuth", "confidence"].map { LayerColumn($0, .number) }
        + ["remark", "source", "source_id"].map { LayerColumn($0, .string) }

    /// Keeps the findings of some texts; what the same texts had before is replaced.
    static func keep(_ reports: [FindingReport], in path: String) throws {
        let file = try IncidentFile(path: path, isWritable: true)
        for report in reports {
            let prefix = report.title + "#"
            let found = CheckedLayer.layer(
                name: "findings", title: "Findings", mentions: report.mentions,
                findings: report.findings)
            let features = found.features.map { feature in
                Feature(
                    id: prefix + feature.id, geometry: feature.geometry,
                    properties: [.init("text", .string(report.title))] + feature.properties)
            }
            func keep(
                _ name: String, _ title: String, _ kind: GeometryKind?,
                _ belongs: (Geometry?) -> Bool
            ) throws {
                try file.keep(
                    Layer(
                        name: name, title: title,
                        features: features.filter { belongs($0.geometry) }),
                    schema: LayerSchema(name: name, title: title, columns: columns), kind: kind,
                    withPrefix: prefix)
            }
            try keep("findings", "Measured claims of texts", .multiLineString) {
                if case .lineString = $0 { true } else { false }
            }
            try keep("findings_places", "Places of texts", .point) {
                if case .point = $0 { true } else { false }
            }
            try keep("findings_not_measured", "Claims without a line", nil) { $0 == nil }
        }
        try file.close()
    }
}

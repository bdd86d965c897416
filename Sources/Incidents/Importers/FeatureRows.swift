import Geodesy
import Layers

/// Turns features into records: one column for each property, and the position of a point.
struct FeatureRows {
    private var columns: [[String]: SourceRow.Columns] = [:]

    /// The record of a feature.
    ///
    /// A UCDP feature gets the columns of the CSV file, so that both give equal incidents.
    mutating func row(_ feature: Feature, number: Int) -> SourceRow {
        let names = feature.properties.map(\.name)
        let values = feature.properties.map { FeatureRows.text($0.value) }
        let own = columns(names)
        if UCDPMapping.recognises(own) { return ucdp(feature, own, values, number) }
        var extra: [(String, String)] = []
        if own.index(of: "id") == nil { extra.append(("id", feature.id)) }
        if case .point(let position) = feature.geometry, own.index(of: "latitude") == nil,
            own.index(of: "longitude") == nil
        {
            extra.append(("latitude", "\(position.latitude)"))
            extra.append(("longitude", "\(position.longitude)"))
        }
        return SourceRow(
            columns: columns(names + extra.map(\.0)), values: values + extra.map(\.1),
            line: number)
    }

    private func ucdp(
        _ feature: Feature, _ own: SourceRow.Columns, _ values: [String], _ number: Int
    ) -> SourceRow {
        var position: [String: String] = [:]
        if case .point(let point) = feature.geometry {
            position = [
                "latitude": "\(point.latitude)", "longitude": "\(point.longitude)",
                "geom_wkt": "POINT (\(point.longitude) \(point.latitude))",
            ]
        }
        let canonical = UCDPMapping.columns.names.map { name in
            own.index(of: name).map { values[$0] } ?? position[name] ?? ""
        }
        return SourceRow(columns: UCDPMapping.columns, values: canonical, line: number)
    }

    private mutating func columns(_ names: [String]) -> SourceRow.Columns {
        if let known = columns[names] { return known }
        let made = SourceRow.Columns(names)
        columns[names] = made
        return made
    }

    private static func text(_ value: PropertyValue) -> String {
        switch value {
        case .null: ""
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .string(let text), .timestamp(let text): text
        case .date(let date): "\(date)"
        }
    }
}

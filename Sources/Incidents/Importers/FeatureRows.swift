import Geodesy
import Layers

/// Turns features into records: one column for each property, and the position of the shape.
struct FeatureRows {
    private var columns: [[String]: SourceRow.Columns] = [:]

    /// The record of a feature.
    ///
    /// A UCDP feature gets the columns of the CSV file, so that both give equal incidents.
    mutating func row(_ feature: Feature, number: Int) -> SourceRow {
        let names = feature.properties.map(\.name)
        let values = feature.properties.map { FeatureRows.text($0.value) }
        let own = columns(names)
        // In a GeoPackage the identifier is often the key of the row, and no property.
        let keyed = own.index(of: "id") == nil ? columns(names + ["id"]) : own
        if UCDPMapping.recognises(keyed) { return ucdp(feature, own, values, number) }
        var extra: [(String, String)] = []
        if own.index(of: "id") == nil { extra.append(("id", feature.id)) }
        if let shape = feature.geometry, own.index(of: "latitude") == nil,
            own.index(of: "longitude") == nil
        {
            extra += FeatureRows.position(of: shape).filter { own.index(of: $0.0) == nil }
        }
        return SourceRow(
            columns: columns(names + extra.map(\.0)), values: values + extra.map(\.1),
            line: number)
    }

    /// The greatest reach of a line or area of which the middle still says where it is.
    private static let nearby = Length(kilometres: 50)

    /// Where a shape lies: a point there; a line or an area within a radius around its middle, and an
    /// area with no more than a label where it is large.
    private static func position(of shape: Geometry) -> [(String, String)] {
        func columns(_ position: Coordinate) -> [(String, String)] {
            [("latitude", "\(position.latitude)"), ("longitude", "\(position.longitude)")]
        }
        if case .point(let position) = shape { return columns(position) }
        let corners = positions(of: shape)
        guard let middle = BoundingBox(containing: corners)?.centre else { return [] }
        let radius = corners.map { Geodesic.wgs84.distance(from: middle, to: $0) }.max() ?? .zero
        let precision: PlacePrecision = radius <= nearby ? .nearPoint : .area
        return columns(middle) + [
            ("radius_km", "\((radius.metres.rounded(.up)) / 1000)"),
            ("place_precision", precision.rawValue),
            ("geom_wkt", WellKnownText.text(of: shape)),
        ]
    }

    private static func positions(of shape: Geometry) -> [Coordinate] {
        switch shape {
        case .point(let position): [position]
        case .multiPoint(let positions), .lineString(let positions): positions
        case .multiLineString(let lines), .polygon(let lines): lines.flatMap(\.self)
        case .multiPolygon(let polygons): polygons.flatMap { $0.flatMap(\.self) }
        case .collection(let shapes): shapes.flatMap(positions)
        }
    }

    private func ucdp(
        _ feature: Feature, _ own: SourceRow.Columns, _ values: [String], _ number: Int
    ) -> SourceRow {
        var position = ["id": feature.id]
        if case .point(let point) = feature.geometry {
            position["latitude"] = "\(point.latitude)"
            position["longitude"] = "\(point.longitude)"
            position["geom_wkt"] = "POINT (\(point.longitude) \(point.latitude))"
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

/// The geometry types that a table of a GeoPackage declares.
public enum GeometryKind: String, Hashable, Sendable, CaseIterable {
    /// Points.
    case point = "POINT"
    /// Several points a row.
    case multiPoint = "MULTIPOINT"
    /// Lines.
    case lineString = "LINESTRING"
    /// Several lines a row; single ones are written as such.
    case multiLineString = "MULTILINESTRING"
    /// Polygons.
    case polygon = "POLYGON"
    /// Several polygons a row; single ones are written as such.
    case multiPolygon = "MULTIPOLYGON"
    /// Collections.
    case collection = "GEOMETRYCOLLECTION"
    /// Any type.
    case any = "GEOMETRY"

    /// The narrowest kind that holds all shapes, or nil where there are none.
    ///
    /// Lines and polygons are declared in their multiple form, since cutting at the antimeridian may
    /// make several of one.
    public static func holding(_ features: some Sequence<Feature>) -> GeometryKind? {
        var kind: GeometryKind?
        for feature in features {
            let next: GeometryKind
            switch feature.geometry {
            case nil: continue
            case .point: next = .point
            case .multiPoint: next = .multiPoint
            case .lineString, .multiLineString: next = .multiLineString
            case .polygon, .multiPolygon: next = .multiPolygon
            case .collection: next = .collection
            }
            if let known = kind, known != next { return .any }
            kind = next
        }
        return kind
    }

    /// The shape in the form that the kind asks for, cut at the antimeridian; nil where it cannot be.
    func adapted(_ geometry: Geometry) -> Geometry? {
        switch (self, geometry.cut) {
        case (.any, let shape): return shape
        case (.multiPoint, .point(let point)): return .multiPoint([point])
        case (.multiLineString, .lineString(let line)): return .multiLineString([line])
        case (.multiPolygon, .polygon(let rings)): return .multiPolygon([rings])
        case (_, let shape): return shape.typeName.uppercased() == rawValue ? shape : nil
        }
    }
}

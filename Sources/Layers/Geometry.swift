public import Geodesy

/// A shape on the WGS 84 ellipsoid, with the geometry types of the simple feature standard.
///
/// Rings are closed: the last position repeats the first. Positions carry labels, so there is no
/// axis order here; it exists only in the codecs.
public indirect enum Geometry: Hashable, Sendable {
    /// One position.
    case point(Coordinate)
    /// Several positions.
    case multiPoint([Coordinate])
    /// A line through positions.
    case lineString([Coordinate])
    /// Several lines.
    case multiLineString([[Coordinate]])
    /// Rings: the exterior first, then the holes.
    case polygon([[Coordinate]])
    /// Several polygons.
    case multiPolygon([[[Coordinate]]])
    /// Shapes of any kind together.
    case collection([Geometry])
}

extension Geometry {
    /// The name of the type in the simple feature standard, as GeoJSON writes it.
    public var typeName: String {
        switch self {
        case .point: "Point"
        case .multiPoint: "MultiPoint"
        case .lineString: "LineString"
        case .multiLineString: "MultiLineString"
        case .polygon: "Polygon"
        case .multiPolygon: "MultiPolygon"
        case .collection: "GeometryCollection"
        }
    }

    /// Whether the shape is one position.
    var isPoint: Bool {
        if case .point = self { true } else { false }
    }
}

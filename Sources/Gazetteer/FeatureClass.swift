/// The broad kind of a place after GeoNames, by its letter.
public enum FeatureClass: String, Hashable, Sendable, CaseIterable {
    /// A country, state, region or other administrative area.
    case administrative = "A"
    /// A stream, lake or other water.
    case hydrographic = "H"
    /// A park, area or region.
    case area = "L"
    /// A city, town, village or other populated place.
    case populated = "P"
    /// A road or railway.
    case road = "R"
    /// A spot, building, airport, base or farm.
    case spot = "S"
    /// A mountain, hill or rock.
    case terrain = "T"
    /// Something under the sea.
    case undersea = "U"
    /// A forest or heath.
    case vegetation = "V"
}

/// The forms of research data that can be imported.
public enum ImportFormat: String, Hashable, Sendable, CaseIterable {
    /// UCDP Georeferenced Event Dataset, 49 columns, or its GeoJSON.
    case ucdp
    /// ACLED export, 31 columns, and older column sets.
    case acled
    /// GDELT 2.0 event export, 61 columns between tabs, without a header.
    case gdelt2
    /// GDELT 1.0 event export, 58 or 57 columns between tabs, without a header.
    case gdelt1
    /// ICEWS coded events, 20 columns between tabs.
    case icews
    /// A table with a row of HXL hashtags.
    case hxl
    /// Any table with a header.
    case table
    /// Any GeoJSON collection or sequence.
    case geojson
    /// The placemarks of a KML file.
    case kml
    /// The layers of a GeoPackage, or the incidents of another working file.
    case geopackage

    /// The name for people.
    public var title: String {
        switch self {
        case .ucdp: "UCDP GED"
        case .acled: "ACLED"
        case .gdelt2: "GDELT 2.0"
        case .gdelt1: "GDELT 1.0"
        case .icews: "ICEWS"
        case .hxl: "HXL table"
        case .table: "table"
        case .geojson: "GeoJSON"
        case .kml: "KML"
        case .geopackage: "GeoPackage"
        }
    }
}

import Geodesy
import Layers

/// Reads the boundary files; the columns stand in the schema of the gazetteer.
enum BoundaryReader {
    static func countries(_ folder: String) throws(GazetteerError) -> [BoundaryArea] {
        try areas("\(folder)/countries.geojson") { feature, polygons in
            BoundaryArea(
                id: text(feature, "iso2"), country: text(feature, "iso2"),
                name: text(feature, "name"), admin1: "", note: nil, polygons: polygons)
        }
    }

    static func firstOrderAreas(_ folder: String) throws(GazetteerError) -> [BoundaryArea] {
        try areas("\(folder)/admin1-sahel.geojson") { feature, polygons in
            let note = text(feature, "note")
            return BoundaryArea(
                id: text(feature, "id"), country: text(feature, "iso2"),
                name: text(feature, "name"), admin1: text(feature, "admin1"),
                note: note.isEmpty ? nil : note, polygons: polygons)
        }
    }

    static func landBorders(_ folder: String) throws(GazetteerError) -> [BorderLine] {
        let path = "\(folder)/land-boundaries.geojson"
        return try features(path) { (feature) throws(GazetteerError) in
            guard let lines = lines(feature),
                let status = BorderStatus(rawValue: text(feature, "status"))
            else {
                throw .file(path: path, reason: "feature \(feature.id) is no border with a status.")
            }
            return BorderLine(
                sides: [text(feature, "left"), text(feature, "right")].sorted(), status: status,
                lines: lines)
        }
    }

    static func coasts(_ folder: String) throws(GazetteerError) -> [Coast] {
        let path = "\(folder)/coastline.geojson"
        return try features(path) { (feature) throws(GazetteerError) in
            guard let lines = lines(feature) else {
                throw .file(path: path, reason: "feature \(feature.id) is no coast.")
            }
            return Coast(country: text(feature, "iso2"), lines: lines)
        }
    }

    private static func areas(
        _ path: String, _ make: (Feature, [[[Coordinate]]]) -> BoundaryArea?
    ) throws(GazetteerError) -> [BoundaryArea] {
        try features(path) { (feature) throws(GazetteerError) in
            let polygons: [[[Coordinate]]]
            switch feature.geometry {
            case .polygon(let rings): polygons = [rings]
            case .multiPolygon(let several): polygons = several
            default: polygons = []
            }
            guard let area = make(feature, polygons), !area.country.isEmpty else {
                throw .file(path: path, reason: "feature \(feature.id) is no area of a country.")
            }
            return area
        }
    }

    private static func features<Value>(
        _ path: String, _ make: (Feature) throws(GazetteerError) -> Value
    ) throws(GazetteerError) -> [Value] {
        var found: [Value] = []
        var reader: GeoJSONReader
        do throws(LayerError) {
            reader = try GeoJSONReader(path: path)
        } catch {
            throw GazetteerError(error)
        }
        while true {
            let feature: Feature?
            do throws(LayerError) {
                feature = try reader.next()
            } catch {
                throw GazetteerError(error)
            }
            guard let feature else { return found }
            found.append(try make(feature))
        }
    }

    private static func text(_ feature: Feature, _ name: String) -> String {
        if case .string(let text)? = feature[name] { text } else { "" }
    }

    private static func lines(_ feature: Feature) -> [[Coordinate]]? {
        switch feature.geometry {
        case .lineString(let line): [line]
        case .multiLineString(let lines): lines
        default: nil
        }
    }
}

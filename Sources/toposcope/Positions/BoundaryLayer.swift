import Layers

/// The countries and first-order areas of the gazetteer as one layer.
enum BoundaryLayer {
    /// Reads the boundary files; countries have level 0, first-order areas level 1.
    ///
    /// - Throws: `LayerError` for a file that cannot be read.
    static func read(folder: String) throws -> Layer {
        var features: [Feature] = []
        for (level, file) in ["countries.geojson", "admin1-sahel.geojson"].enumerated() {
            var reader = try GeoJSONReader(path: "\(folder)/boundaries/\(file)")
            while let feature = try reader.next() {
                features.append(
                    Feature(
                        id: feature.id, geometry: feature.geometry,
                        properties: [
                            .init("name", feature["name"] ?? .null),
                            .init("level", .integer(level)),
                            .init("iso2", feature["iso2"] ?? .null),
                            .init("iso3", feature["iso3"] ?? .null),
                            .init("iso3166_2", feature["iso3166_2"] ?? .null),
                            .init("source", .string("natural-earth-qgis")),
                            .init("licence", .string("public domain")),
                        ]))
            }
        }
        return Layer(name: "boundaries", title: "Boundaries", features: features)
    }
}

import Layers

/// The names that a download as a GeoPackage has for the layer and its columns.
struct PackageNames: Sendable {
    /// The names of the columns in the file, in order.
    let stored: [String]
    private let isRenamed: Bool

    /// Finds names that differ in a file, where upper and lower case are the same.
    ///
    /// - Parameter columns: The names of the properties.
    init(columns: [String]) {
        var taken: Set<String> = []
        stored = columns.map { column in
            let kept = String(column.unicodeScalars.filter { $0.value != 0 }.map(Character.init))
            let name = kept.isEmpty ? "column" : kept
            let numbered = (2...).lazy.map { "\(name)_\($0)" }
            if taken.insert(name.lowercased()).inserted { return name }
            return numbered.first { taken.insert($0.lowercased()).inserted } ?? name
        }
        isRenamed = stored != columns
    }

    /// The feature with properties under their names in the file.
    func renamed(_ feature: Feature) -> Feature {
        guard isRenamed, feature.properties.count == stored.count else { return feature }
        return Feature(
            id: feature.id, geometry: feature.geometry,
            properties: zip(stored, feature.properties).map { Feature.Property($0, $1.value) })
    }

    /// A name for the layer: lower-case letters, digits and lines, as all software takes them.
    static func layer(_ identifier: String) -> String {
        let plain = identifier.lowercased().map { character -> Character in
            character.isASCII && (character.isLetter || character.isNumber) ? character : "_"
        }
        let isTaken = ["gpkg_", "rtree_", "sqlite_"].contains { String(plain).hasPrefix($0) }
        let isPlain = plain.first?.isLetter == true && !isTaken
        return String(((isPlain ? "" : "layer_") + String(plain)).prefix(57))
    }
}

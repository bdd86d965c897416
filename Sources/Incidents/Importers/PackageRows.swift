import Layers

/// The features of a GeoPackage, layer by layer and page by page.
///
/// Of a working file of this program only its incidents are read, of others all layers with shapes,
/// or all tables where none has any.
struct PackageRows {
    private let package: GeoPackage
    private var layers: [String]
    private var key: FeaturePageKey?
    private var page: ArraySlice<Feature> = []
    /// Whether the features are incidents as this program writes them.
    let isWorkingFile: Bool

    init(path: String) throws {
        // Its pages are read in any order, which a pipe or an archive does not allow.
        var head: [UInt8] = []
        if path != "-", let file = try? FileSource(path: path) { try file.next(into: &head) }
        guard head.starts(with: FormatDetector.databaseMark) else {
            throw IncidentError.unknownFormat(
                path: path,
                reason: "a GeoPackage is not read from a pipe or an archive; "
                    + "give the path of the file itself.")
        }
        let package = try GeoPackage(path: path)
        let names = try package.layerNames()
        let shaped = try names.filter { try package.layer($0).geometryKind != nil }
        isWorkingFile = names.contains(IncidentFile.versionTable)
        layers =
            if isWorkingFile {
                [IncidentTable.located, IncidentTable.byArea].filter(names.contains)
            } else {
                shaped.isEmpty ? names : shaped
            }
        self.package = package
        guard !layers.isEmpty else {
            throw IncidentError.unknownFormat(path: path, reason: "the GeoPackage has no layers.")
        }
    }

    mutating func next() throws(LayerError) -> Feature? {
        while page.isEmpty {
            guard let name = layers.first else { return nil }
            let found = try package.layer(name).page(
                FeatureQuery(
                    includesUnlocated: true, includesUndated: true, limit: 1_000, after: key))
            page = found.features[...]
            key = found.next
            if key == nil { layers.removeFirst() }
        }
        return page.popFirst()
    }
}

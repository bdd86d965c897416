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
    /// The columns that imported records of a working file had in their source, by key.
    private var columns: [String: SourceRow.Columns] = [:]

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
        if isWorkingFile, names.contains(IncidentFile.columnSets) {
            columns = try IncidentFile.columnSets(in: package)
        }
        self.package = package
        guard !layers.isEmpty else {
            throw IncidentError.unknownFormat(path: path, reason: "the GeoPackage has no layers.")
        }
    }

    /// The record from which an incident of a working file was made, as it stood in its source; one
    /// without columns for an incident that was written by hand.
    func original(of feature: Feature, number: Int) -> SourceRow {
        guard case .string(let key) = feature["original_columns"], let names = columns[key],
            let values = IncidentTable.originalValues(feature), values.count == names.names.count
        else { return SourceRow(columns: SourceRow.Columns([]), values: [], line: number) }
        return SourceRow(columns: names, values: values, line: number)
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

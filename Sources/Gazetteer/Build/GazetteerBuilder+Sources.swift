extension GazetteerBuilder {
    /// Adds the curated folder: countries, regions, bases and places, which win over what comes later.
    ///
    /// - Throws: ``GazetteerError`` that names the file and the line.
    public mutating func addCurated(folder: String) throws(GazetteerError) {
        try CuratedFolder(path: folder).fill(&self)
    }

    /// Adds a GeoNames dump with its 19 columns: `allCountries.txt`, `NE.txt`, `cities500.txt`.
    ///
    /// - Parameters:
    ///   - path: The file, or `-` for standard input.
    ///   - source: The key of the source, for example `geonames`.
    ///   - progress: Called now and then with the number of rows read.
    /// - Returns: How many places were added and merged, and which rows were rejected, with reasons.
    /// - Throws: ``GazetteerError/file(path:reason:)`` where the file cannot be read; bad rows are in
    ///   the report.
    public mutating func addGeoNames(
        path: String, source: String, progress: (Int) -> Void = { _ in }
    ) throws(GazetteerError) -> GazetteerImportReport {
        try GeoNamesImporter.add(path: path, source: source, to: &self, progress: progress)
    }
}

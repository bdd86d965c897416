import Layers

extension GazetteerBuilder {
    /// Adds the curated folder: countries, regions, bases and places, which win over what comes later.
    ///
    /// - Throws: ``GazetteerError`` that names the file and the line.
    public mutating func addCurated(folder: String) throws(GazetteerError) {
        let curated = try CuratedFolder(path: folder)
        curated.fill(&self)
        registers = CuratedRegisters(curated).section(stamp: CuratedStamp(folder: folder))
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

    /// Adds names with language and role from GeoNames' `alternateNamesV2.txt` to known places.
    ///
    /// - Returns: How many names were added (as merged) and how many rows belong to other places.
    /// - Throws: ``GazetteerError/file(path:reason:)`` where the file cannot be read.
    public mutating func addAlternateNames(
        path: String, progress: (Int) -> Void = { _ in }
    ) throws(GazetteerError) -> GazetteerImportReport {
        try AlternateNamesImporter.add(path: path, to: &self, progress: progress)
    }

    /// Adds a table (`.csv`) or layer (`.geojson`, `.json`) whose columns a mapping names.
    ///
    /// - Throws: ``GazetteerError`` where the file cannot be read or lacks a mapped column; bad rows
    ///   are in the report.
    public mutating func addTable(
        path: String, mapping: TableMapping, source: String
    ) throws(GazetteerError) -> GazetteerImportReport {
        let importer = TableImporter(mapping: mapping, source: sourceNumber(source) ?? 255)
        return path.hasSuffix("json")
            ? try importer.addGeoJSON(path: path, to: &self)
            : try importer.addTable(path: path, to: &self)
    }

    /// Adds generated rows: number, name, folded name, latitude, longitude, population, country.
    ///
    /// The folded name becomes the name, so that all engines look for the same.
    package mutating func addPlainRows(path: String) throws(GazetteerError) {
        do throws(LayerError) {
            var reader = try DelimitedReader(path: path, dialect: .tab)
            var record = DelimitedRecord()
            var place = ImportedPlace()
            while try reader.next(into: &record) {
                place.number = ByteNumbers.whole(record.bytes(at: 0)) ?? 0
                place.name = Array(record.bytes(at: 2))
                place.latitude = ByteNumbers.degrees(record.bytes(at: 3), limit: 90) ?? 0
                place.longitude = ByteNumbers.degrees(record.bytes(at: 4), limit: 180) ?? 0
                place.population = UInt32(clamping: ByteNumbers.whole(record.bytes(at: 5)) ?? 0)
                place.countries = record[6]
                _ = add(place)
            }
        } catch {
            throw GazetteerError(error)
        }
    }
}

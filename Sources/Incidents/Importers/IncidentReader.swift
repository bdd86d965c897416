public import Layers

/// Reads incidents from research data, record by record, in bounded memory.
///
/// What is wrong with a record costs only that record: it is told as a ``Rejection``.
public struct IncidentReader {
    /// What became of one record.
    public enum Outcome: Sendable {
        /// An incident.
        case record(ImportedRecord)
        /// Nothing, and why.
        case rejected(Rejection)
    }

    /// The form of the data, as recognised or as asked for.
    public private(set) var format: ImportFormat
    /// The columns of the records; empty for GeoJSON, whose features may differ.
    public let columns: SourceRow.Columns

    private enum Rows {
        case features(GeoJSONReader)
        case placemarks(KMLReader)
        case package(PackageRows)
        /// Taken out while it works, so that its buffers are not copied.
        case taken
    }

    /// The rows of a table, which is read in place; nil for everything else.
    private var table: DelimitedReader?
    /// Whether there is a table: asking the optional itself would copy the reader for each record.
    private let isTable: Bool
    private var rows = Rows.taken
    private var headerRecords: Int
    private var record = DelimitedRecord()
    private var featureRows = FeatureRows()
    private var mapping: (any RecordMapping)?
    private var mappedColumns: SourceRow.Columns?
    private let map: FieldMap?
    private let prefix: String
    private let countries: CountryCodes
    private var features = 0
    private var lookup: PlaceLookup
    /// How many incidents got a place from the gazetteer, and how many places it could not find.
    private(set) var placed = 0
    private(set) var unplaced = 0

    /// Recognises the form of the data and makes a reader.
    ///
    /// - Parameters:
    ///   - source: Where the bytes come from.
    ///   - format: The form to insist on; nil to recognise it.
    ///   - map: Which columns of a table hold what; missing ones are recognised by their names.
    ///   - name: The name of the source, with which identifiers of tables and GeoJSON begin.
    ///   - countries: How country codes and names are understood.
    ///   - places: How places are found that the source only names.
    /// - Throws: ``IncidentError/unknownFormat(path:reason:)`` where no known form is recognised,
    ///   ``IncidentError/unusableMap(_:reason:)`` for columns that the table does not have.
    public init(
        _ source: any ByteSource, format: ImportFormat? = nil, map: FieldMap? = nil, name: String,
        countries: CountryCodes = .none, places: PlaceFinder = .none
    ) throws {
        lookup = PlaceLookup(places)
        let peeked = try PeekedSource(UnpackedSource(source), peeking: FormatDetector.headSize)
        let finding = try FormatDetector(head: peeked.head, name: source.name).find(format)
        self.format = finding.format
        columns = finding.columns
        headerRecords = finding.headerRecords
        self.map =
            finding.map.map { own in
                var own = own
                own.isMonthFirst = map?.isMonthFirst ?? false
                return own
            } ?? map
        self.countries = countries
        prefix = name
        isTable = finding.dialect != nil
        if let dialect = finding.dialect {
            table = DelimitedReader(peeked, dialect: dialect)
        } else {
            rows =
                switch finding.format {
                case .kml: .placemarks(KMLReader(peeked))
                case .geopackage: .package(try PackageRows(path: source.name))
                default: .features(GeoJSONReader(peeked))
                }
        }
        for column in (map?.named ?? [:]).values.sorted()
        where finding.dialect != nil && columns.index(of: column) == nil {
            throw IncidentError.unusableMap(
                column,
                reason:
                    "The table has no such column; it has \(columns.names.joined(separator: ", "))."
            )
        }
    }

    /// The next record, or nil at the end.
    ///
    /// - Throws: `LayerError.file` where the source itself fails.
    public mutating func next() throws -> Outcome? {
        if isTable { return try nextOfTable() }
        switch rows {
        case .features(var reader):
            rows = .taken
            defer { rows = .features(reader) }
            return try next { () throws(LayerError) in try reader.next() }
        case .placemarks(var reader):
            rows = .taken
            defer { rows = .placemarks(reader) }
            return try next { () throws(LayerError) in try reader.next() }
        case .package(var reader):
            rows = .taken
            defer { rows = .package(reader) }
            guard reader.isWorkingFile else {
                return try next { () throws(LayerError) in try reader.next() }
            }
            features += 1
            guard let feature = try reader.next() else { return nil }
            let original = reader.original(of: feature, number: features)
            return .record(
                ImportedRecord(incident: IncidentTable.incident(feature), original: original))
        case .taken: preconditionFailure("a reader was asked while it reads")
        }
    }

    private mutating func nextOfTable() throws -> Outcome? {
        while true {
            do throws(LayerError) {
                guard try table?.next(into: &record) == true else { return nil }
            } catch .malformed(_, let line, let column, let reason) {
                return .rejected(
                    Rejection(
                        line: line, column: "", value: "", reason: "at byte \(column): \(reason)"))
            }
            guard headerRecords > 0 else { break }
            headerRecords -= 1
        }
        guard record.count == columns.names.count else {
            return .rejected(
                Rejection(
                    line: record.line, column: "", value: "",
                    reason: "has \(record.count) values where \(columns.names.count) are needed."))
        }
        return outcome(SourceRow(columns: columns, values: record.strings, line: record.line))
    }

    /// The outcome of the next feature, of whatever kind of file.
    private mutating func next(
        _ feature: () throws(LayerError) -> Feature?
    ) throws -> Outcome? {
        features += 1
        do throws(LayerError) {
            guard let feature = try feature() else { return nil }
            return outcome(featureRows.row(feature, number: features), unit: .feature)
        } catch .malformed(_, let line, let column, let reason) {
            return .rejected(
                Rejection(
                    line: line, column: "", value: "", reason: "at character \(column): \(reason)"))
        }
    }

    private mutating func outcome(
        _ row: SourceRow, unit: Rejection.Unit = .line
    ) -> Outcome {
        do throws(RowProblem) {
            var incident = try mapping(of: row).incident(row, countries)
            let outcome = lookup.place(&incident)
            if outcome == .placed { placed += 1 }
            if outcome == .unplaced { unplaced += 1 }
            return .record(ImportedRecord(incident: incident, original: row))
        } catch {
            return .rejected(
                Rejection(
                    line: row.line, unit: unit, column: error.column, value: error.value,
                    reason: error.reason))
        }
    }

    private mutating func mapping(of row: SourceRow) -> any RecordMapping {
        if let mapping, mappedColumns == row.columns { return mapping }
        let isOfFeatures = [.geojson, .kml, .geopackage].contains(format)
        // Other programs turn tables into layers and keep the columns.
        if isOfFeatures, let known = FormatDetector.source(of: row.columns) { format = known }
        let made: any RecordMapping =
            switch format {
            case .ucdp: UCDPMapping()
            case .acled: ACLEDMapping()
            case .gdelt1, .gdelt2: GDELTMapping()
            case .icews: ICEWSMapping()
            case .hxl, .table, .geojson, .kml, .geopackage:
                TableMapping(
                    prefix: prefix,
                    map: (map ?? FieldMap([:])).completed(
                        for: row.columns.names, isKML: format == .kml),
                    columns: row.columns)
            }
        mapping = made
        mappedColumns = row.columns
        return made
    }
}

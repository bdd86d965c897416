import Layers

/// Recognises the form of a file from its first bytes: by its header, never by its name.
struct FormatDetector {
    /// What was recognised.
    struct Finding {
        let format: ImportFormat
        /// How values are separated; nil for JSON.
        let dialect: DelimitedDialect?
        /// How many records stand before the data.
        let headerRecords: Int
        let columns: SourceRow.Columns
        /// The map of an HXL table.
        let map: FieldMap?
    }

    /// How many bytes are enough to see.
    static let headSize = 1 << 16

    /// How a GeoPackage begins.
    static let databaseMark = Array("SQLite format 3\0".utf8)

    private let name: String
    private let head: [UInt8]

    init(head: [UInt8], name: String) {
        self.head = head
        self.name = name
    }

    func find(_ wanted: ImportFormat?) throws -> Finding {
        var start = head.prefix { $0 <= 32 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 == 0x1E }
            .count
        start = min(start, head.count)
        guard start < head.count else {
            throw IncidentError.unknownFormat(path: name, reason: "the file is empty.")
        }
        if let format = try features(start) {
            if let wanted, wanted != format, !(wanted == .ucdp && format == .geojson) {
                throw IncidentError.unknownFormat(
                    path: name,
                    reason: "this is no \(wanted.title) file; it looks like \(format.title).")
            }
            return Finding(
                format: wanted ?? format, dialect: nil, headerRecords: 0,
                columns: SourceRow.Columns([]), map: nil)
        }
        try refuseForeign(start)
        let dialect = DelimitedDialect(recognisedIn: head)
        let records = records(dialect, count: 2)
        guard let first = records.first else {
            throw IncidentError.unknownFormat(path: name, reason: "no record can be read.")
        }
        return try find(wanted, dialect, first, records.dropFirst().first ?? [])
    }

    private func find(
        _ wanted: ImportFormat?, _ dialect: DelimitedDialect, _ first: [String], _ second: [String]
    ) throws -> Finding {
        let header = SourceRow.Columns(first.map { $0.trimmed })
        func finding(
            _ format: ImportFormat, _ other: DelimitedDialect? = nil, header records: Int = 1,
            columns: SourceRow.Columns? = nil, map: FieldMap? = nil
        ) throws -> Finding {
            if let wanted, wanted != format, wanted != .table {
                throw IncidentError.unknownFormat(
                    path: name,
                    reason: "this is no \(wanted.title) file; it looks like \(format.title).")
            }
            return Finding(
                format: wanted ?? format, dialect: other ?? dialect, headerRecords: records,
                columns: columns ?? header, map: map)
        }
        let isNumbered = first.count > 1 && Int(first[0]) != nil && SourceDate.day(first[1]) != nil
        if isNumbered && dialect.separator == 9 {
            switch first.count {
            case 61:
                return try finding(.gdelt2, .tab, header: 0, columns: GDELTMapping.columns2)
            case 58, 57:
                let names = GDELTMapping.columns1.names.prefix(first.count)
                return try finding(
                    .gdelt1, .tab, header: 0, columns: SourceRow.Columns(Array(names)))
            default: break
            }
        }
        if HXLTags.isTagRow(first) {
            return try finding(.hxl, map: HXLTags.map(columns: header.names, tags: first))
        }
        if HXLTags.isTagRow(second) {
            return try finding(
                .hxl, header: 2, map: HXLTags.map(columns: header.names, tags: second))
        }
        let source = Self.source(of: header)
        return try finding(source ?? .table, source == .icews ? .tab : nil)
    }

    /// The source that has such columns; nil for none that is known.
    static func source(of columns: SourceRow.Columns) -> ImportFormat? {
        if UCDPMapping.recognises(columns) { return .ucdp }
        if ACLEDMapping.recognises(columns) { return .acled }
        return ICEWSMapping.recognises(columns) ? .icews : nil
    }

    /// The form of data that are features and no rows; nil for others.
    private func features(_ start: Int) throws -> ImportFormat? {
        if head[start] == UInt8(ascii: "{") { return .geojson }
        if head.starts(with: Self.databaseMark) { return .geopackage }
        guard head[start] == UInt8(ascii: "<") else { return nil }
        guard
            String(decoding: head, as: UTF8.self).contains("<kml")
                || String(decoding: head, as: UTF8.self).contains(":kml")
        else {
            throw IncidentError.unknownFormat(
                path: name,
                reason: "this is XML but no KML; convert it to GeoJSON with ogr2ogr.")
        }
        return .kml
    }

    private func refuseForeign(_ start: Int) throws {
        let known: [(String, String)] = [
            ("[", "this is a JSON array; GeoJSON begins with an object.")
        ]
        for (mark, reason) in known where head[start...].starts(with: Array(mark.utf8)) {
            throw IncidentError.unknownFormat(path: name, reason: reason)
        }
        if head.contains(0) {
            throw IncidentError.unknownFormat(path: name, reason: "this is no text.")
        }
    }

    private func records(_ dialect: DelimitedDialect, count: Int) -> [[String]] {
        var reader = DelimitedReader(bytes: head, fileName: name, dialect: dialect)
        var record = DelimitedRecord()
        var records: [[String]] = []
        while records.count < count, (try? reader.next(into: &record)) == true {
            records.append(record.strings)
        }
        return records
    }
}

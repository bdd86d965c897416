import Layers

/// Records that are written together or not at all, ready to be written.
struct ImportBatch: Sendable {
    /// The incidents as rows of their tables.
    var rows: IncidentRows
    /// The sets of columns that sources of the batch have, by key.
    var columnSets: [String: SourceRow.Columns] = [:]
    var rejections: [Rejection] = []
    /// How many records were read, rejected ones included.
    var read = 0
    /// How many places the gazetteer gave and could not give.
    var placed = 0
    var unplaced = 0
    /// Whether nothing comes after it.
    var isLast = false
    /// The form of the data as known after the batch.
    var format: ImportFormat

    /// After so many bytes a batch is full, however few records it has.
    private static let mostBytes = 64 << 20

    /// Reads the next records and makes features of them.
    init(_ reader: inout IncidentReader, size: Int, keys: inout ColumnKeys) throws {
        format = reader.format
        rows = IncidentRows(capacity: min(size, 20_000))
        let (placedBefore, unplacedBefore) = (reader.placed, reader.unplaced)
        var lastKey: String?
        while read < size, rows.batch.byteCount < ImportBatch.mostBytes {
            guard let outcome = try reader.next() else {
                isLast = true
                break
            }
            read += 1
            switch outcome {
            case .record(let record):
                let columns = record.original.columns
                guard !columns.names.isEmpty else {
                    rows.append(record.incident, original: nil, columnsID: "")
                    continue
                }
                let key = keys.key(of: columns)
                if key != lastKey {
                    columnSets[key] = columns
                    lastKey = key
                }
                rows.append(record.incident, original: record.original, columnsID: key)
            case .rejected(let rejection): rejections.append(rejection)
            }
        }
        format = reader.format
        placed = reader.placed - placedBefore
        unplaced = reader.unplaced - unplacedBefore
    }
}

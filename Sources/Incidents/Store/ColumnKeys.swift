import Layers

/// The keys under which the columns of sources are kept.
struct ColumnKeys {
    private var known: [SourceRow.Columns: String] = [:]
    private var last: (columns: SourceRow.Columns, key: String)?

    /// The names of columns as one JSON text.
    static func names(of columns: SourceRow.Columns) -> String {
        JSONValue.array(columns.names.map { .string($0) }).text
    }

    /// The key of a set of columns, the same in every file.
    mutating func key(of columns: SourceRow.Columns) -> String {
        if let last, last.columns == columns { return last.key }
        let key = known[columns] ?? ColumnKeys.hash(ColumnKeys.names(of: columns))
        known[columns] = key
        last = (columns, key)
        return key
    }

    private static func hash(_ names: String) -> String {
        // FNV-1a.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in names.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return String(hash, radix: 36)
    }
}

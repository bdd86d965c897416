/// Writes delimited text record by record.
///
/// Fields are quoted only where RFC 4180 asks for it. In a dialect without quotes a separator or
/// line end inside a field becomes a space, since nothing else can be read back.
public struct DelimitedWriter: Sendable {
    private let dialect: DelimitedDialect
    private let lineEnd: [UInt8]

    /// Makes a writer; lines end with LF unless CRLF is asked for.
    public init(dialect: DelimitedDialect = .csv, endsLinesWithCRLF: Bool = false) {
        self.dialect = dialect
        lineEnd = endsLinesWithCRLF ? [13, 10] : [10]
    }

    /// Appends one record.
    public func append(_ fields: some Sequence<String>, to bytes: inout [UInt8]) {
        let start = bytes.count
        var isFirst = true
        for field in fields {
            if !isFirst { bytes.append(dialect.separator) }
            isFirst = false
            append(field: field, to: &bytes)
        }
        // A record of one empty field would be a blank line, which readers pass over.
        if bytes.count == start, dialect.hasQuotes { bytes += [0x22, 0x22] }
        bytes += lineEnd
    }

    private func append(field: String, to bytes: inout [UInt8]) {
        let separator = dialect.separator
        guard dialect.hasQuotes else {
            for byte in field.utf8 {
                bytes.append(byte == separator || byte == 10 || byte == 13 ? 0x20 : byte)
            }
            return
        }
        let needsQuotes =
            field.utf8.contains { $0 == separator || $0 == 0x22 || $0 == 10 || $0 == 13 }
            || field.utf8.first == 0x20 || field.utf8.last == 0x20
        guard needsQuotes else {
            bytes.append(contentsOf: field.utf8)
            return
        }
        bytes.append(0x22)
        for byte in field.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }
}

/// A small delimited text with a header, read whole.
public struct DelimitedTable: Sendable {
    /// One row under the header.
    public struct Row: Sendable {
        fileprivate let columns: [String: Int]
        /// The cells in the order of the header.
        public let cells: [String]
        /// The line on which the row starts, from 1.
        public let line: Int

        /// The cell under a column; empty where the table has no such column.
        public subscript(column: String) -> String {
            columns[column].map { cells[$0] } ?? ""
        }

        /// The values of a cell that separates them with `|`, without surrounding spaces; none for
        /// an empty cell.
        public func list(_ column: String) -> [String] {
            self[column].split(separator: "|").map(trimmed).filter { !$0.isEmpty }
        }
    }

    /// The names of the columns.
    public let header: [String]
    /// The rows under the header.
    public let rows: [Row]
    /// The name of the file for messages.
    public let fileName: String

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8.
    ///   - fileName: The name for messages.
    ///   - separator: The character between cells; with a tab there is no quoting.
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)`` for a broken record, a row
    ///   with more or fewer cells than the header, and a header with a name twice or none.
    public init(
        bytes: [UInt8], fileName: String, separator: Character = ","
    ) throws(LayerError) {
        guard let byte = separator.asciiValue else {
            preconditionFailure("separator \(separator) is not an ASCII character")
        }
        let dialect = DelimitedDialect(
            separator: byte, hasQuotes: separator != "\t", brokenText: .refused)
        var reader = DelimitedReader(bytes: bytes, fileName: fileName, dialect: dialect)
        var record = DelimitedRecord()
        self.fileName = fileName
        guard try reader.next(into: &record) else {
            throw .malformed(
                format: "table in \(fileName)", line: 1, column: 1,
                reason: "the file is empty; its first line must name the columns.")
        }
        header = record.strings.map { trimmed(Substring($0)) }
        var columns: [String: Int] = [:]
        for (index, name) in header.enumerated() {
            guard !name.isEmpty, columns.updateValue(index, forKey: name) == nil else {
                throw .malformed(
                    format: "table in \(fileName)", line: record.line, column: index + 1,
                    reason: name.isEmpty
                        ? "column \(index + 1) has no name." : "column \"\(name)\" stands twice.")
            }
        }
        var rows: [Row] = []
        while try reader.next(into: &record) {
            guard record.count == header.count else {
                throw .malformed(
                    format: "table in \(fileName)", line: record.line, column: 1,
                    reason: "the row has \(record.count) cells, the header \(header.count).")
            }
            rows.append(Row(columns: columns, cells: record.strings, line: record.line))
        }
        self.rows = rows
    }

    /// Makes sure that the table has the columns.
    ///
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)`` that names the missing ones.
    public func require(_ columns: [String]) throws(LayerError) {
        let missing = columns.filter { !header.contains($0) }
        guard missing.isEmpty else {
            throw .malformed(
                format: "table in \(fileName)", line: 1, column: 1,
                reason: "the header lacks \(missing.joined(separator: ", ")).")
        }
    }
}

private func trimmed(_ text: Substring) -> String {
    var rest = text
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
}

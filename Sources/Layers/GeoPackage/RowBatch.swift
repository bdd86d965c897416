public import Geodesy

/// Rows of points for one layer, as flat as they are stored: texts in one buffer, numbers in another.
///
/// For writing millions of rows: one core fills a batch while another writes the one before it with
/// ``GeoPackageTransaction/insertIfNew(_:_:into:)``, and no row costs memory of its own.
public struct RowBatch: Sendable {
    /// What stands in one column of one row; for nothing known there is no cell.
    enum Cell: Sendable {
        case boolean(Bool)
        case integer(Int)
        case number(Double)
        case text(start: Int, count: UInt32)
        case date(start: Int)
    }

    /// The columns besides the identifier and the position.
    public let columns: [LayerColumn]
    /// All texts, one behind the other; never empty, so that a text without bytes has an address.
    private(set) var bytes: [UInt8] = [0]
    /// The identifier and what is known in the columns of one row behind those of the other.
    private(set) var cells: [Cell] = []
    /// Where the cells of each row begin.
    private var starts: [Int] = []
    /// Which columns of each row have a value: a bit for each, ``wordCount`` words a row.
    private var known: [UInt64] = []
    private let wordCount: Int
    /// The column whose value comes next.
    private var column: Int
    private(set) var positions: [Coordinate?] = []

    /// Makes an empty batch.
    ///
    /// - Parameters:
    ///   - columns: The columns besides the identifier and the position.
    ///   - capacity: How many rows are expected.
    public init(columns: [LayerColumn], capacity: Int) {
        self.columns = columns
        wordCount = (columns.count + 63) / 64
        column = columns.count
        // Often half of the columns are empty.
        cells.reserveCapacity(capacity * (columns.count / 2 + 1))
        starts.reserveCapacity(capacity)
        known.reserveCapacity(capacity * wordCount)
        positions.reserveCapacity(capacity)
        bytes.reserveCapacity(capacity * 192 + 1)
    }

    /// How many rows there are.
    public var count: Int { positions.count }

    /// About how many bytes the rows have when they are stored.
    public var byteCount: Int { bytes.count + count * 64 }

    /// Begins a row; the values of its columns follow in their order.
    ///
    /// - Precondition: The row before it is complete.
    public mutating func begin(id: String, at position: Coordinate?) {
        precondition(
            column == columns.count,
            "the row before \"\(id)\" has \(column) of \(columns.count) values")
        positions.append(position)
        starts.append(cells.count)
        for _ in 0..<wordCount { known.append(0) }
        column = 0
        cells.append(text { $0.append(contentsOf: id.utf8) })
    }

    /// Appends the value of the next column.
    @inline(__always)
    private mutating func append(_ cell: Cell) {
        precondition(column < columns.count, "a row has more than \(columns.count) values")
        known[known.count - wordCount + column >> 6] |= 1 << UInt64(column & 63)
        column += 1
        cells.append(cell)
    }

    /// The text that a function writes.
    @inline(__always)
    private mutating func text(_ write: (inout [UInt8]) -> Void) -> Cell {
        let start = bytes.count
        write(&bytes)
        return .text(start: start, count: UInt32(bytes.count - start))
    }

    /// Appends a text.
    public mutating func append(_ text: String) {
        append(self.text { $0.append(contentsOf: text.utf8) })
    }

    /// Appends a text, or nothing known where it is empty.
    public mutating func append(nonEmpty text: String) {
        if text.isEmpty { appendNull() } else { append(text) }
    }

    /// Appends the text that a function writes as UTF-8, or nothing known where it writes nothing.
    public mutating func append(written write: (inout [UInt8]) -> Void) {
        let before = bytes.count
        let cell = text(write)
        if bytes.count == before { appendNull() } else { append(cell) }
    }

    /// Appends a whole number, or nothing known.
    public mutating func append(_ number: Int?) {
        if let number { append(.integer(number)) } else { appendNull() }
    }

    /// Appends a number, or nothing known.
    public mutating func append(_ number: Double?) {
        // SQLite stores NaN as null anyway; infinity is no number of a map.
        if let number, number.isFinite { append(.number(number)) } else { appendNull() }
    }

    /// Appends yes or no.
    public mutating func append(_ isTrue: Bool) { append(.boolean(isTrue)) }

    /// Appends a day, or nothing known.
    public mutating func append(_ date: CalendarDate?) {
        guard let date else { return appendNull() }
        let start = bytes.count
        date.append(to: &bytes)
        append(.date(start: start))
    }

    /// Appends nothing known.
    public mutating func appendNull() {
        precondition(column < columns.count, "a row has more than \(columns.count) values")
        column += 1
    }

    /// The identifier of a row.
    public func id(of row: Int) -> String {
        guard case .text(let start, let count) = cells[starts[row]] else { return "" }
        return text(start, count)
    }

    /// The position of a row; nil where it has none.
    public func position(of row: Int) -> Coordinate? { positions[row] }

    /// A row as a feature.
    public func feature(of row: Int) -> Feature {
        var properties = columns.map { Feature.Property($0.name, .null) }
        forEachCell(of: row) { column, cell in
            properties[column] = Feature.Property(columns[column].name, value(cell))
        }
        return Feature(
            id: id(of: row), geometry: positions[row].map { .point($0) }, properties: properties)
    }

    /// Where the cell with the identifier of a row stands; those of its columns follow.
    func firstCell(of row: Int) -> Int { starts[row] }

    /// Offers what is known of a row, in the order of the columns.
    @inline(__always)
    func forEachCell(of row: Int, _ body: (_ column: Int, _ cell: Cell) -> Void) {
        var cell = starts[row] + 1
        for word in 0..<wordCount {
            var bits = known[row * wordCount + word]
            while bits != 0 {
                body(word << 6 + bits.trailingZeroBitCount, cells[cell])
                bits &= bits - 1
                cell += 1
            }
        }
    }

    /// Which columns have a value in any of a range of rows.
    func filled(_ range: Range<Int>) -> [Bool] {
        var all = [UInt64](repeating: 0, count: wordCount)
        for row in range {
            for word in all.indices { all[word] |= known[row * wordCount + word] }
        }
        return columns.indices.map { all[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
    }

    private func value(_ cell: Cell) -> PropertyValue {
        switch cell {
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .number(let value): .number(value)
        case .text(let start, let count): .string(text(start, count))
        case .date(let start):
            CalendarDate(iso: text(start, 10)).map { .date($0) } ?? .null
        }
    }

    private func text(_ start: Int, _ count: UInt32) -> String {
        String(decoding: bytes[start..<(start + Int(count))], as: UTF8.self)
    }
}

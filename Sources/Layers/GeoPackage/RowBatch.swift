public import Geodesy

/// Rows of points for one layer, as flat as they are stored: texts in one buffer, numbers in another.
///
/// For writing millions of rows: one core fills a batch while another writes the one before it with
/// ``GeoPackageTransaction/insertIfNew(_:_:into:)``, and no row costs memory of its own.
public struct RowBatch: Sendable {
    /// What stands in one column of one row.
    enum Cell: Sendable {
        case null
        case boolean(Bool)
        case integer(Int)
        case number(Double)
        case text(start: Int, count: Int)
        case date(start: Int)
    }

    /// The columns besides the identifier and the position.
    public let columns: [LayerColumn]
    /// All texts, one behind the other; never empty, so that a text without bytes has an address.
    private(set) var bytes: [UInt8] = [0]
    /// The identifier and the columns of one row behind those of the other.
    private(set) var cells: [Cell] = []
    private(set) var positions: [Coordinate?] = []
    /// Which columns have a value in any row, as far as that was looked at.
    private var seen: (rows: Int, filled: [Bool]) = (0, [])

    /// Makes an empty batch.
    ///
    /// - Parameters:
    ///   - columns: The columns besides the identifier and the position.
    ///   - capacity: How many rows are expected.
    public init(columns: [LayerColumn], capacity: Int) {
        self.columns = columns
        cells.reserveCapacity(capacity * (columns.count + 1))
        positions.reserveCapacity(capacity)
        bytes.reserveCapacity(capacity * 256 + 1)
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
            cells.count == count * (columns.count + 1),
            "the row before \"\(id)\" does not have \(columns.count) values")
        positions.append(position)
        append(id)
    }

    /// Appends a text.
    public mutating func append(_ text: String) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        cells.append(.text(start: start, count: bytes.count - start))
    }

    /// Appends a text, or nothing known where it is empty.
    public mutating func append(nonEmpty text: String) {
        if text.isEmpty { appendNull() } else { append(text) }
    }

    /// Appends the text that a function writes as UTF-8, or nothing known where it writes nothing.
    public mutating func append(written write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        let count = bytes.count - start
        cells.append(count == 0 ? .null : .text(start: start, count: count))
    }

    /// Appends a whole number, or nothing known.
    public mutating func append(_ number: Int?) {
        cells.append(number.map { .integer($0) } ?? .null)
    }

    /// Appends a number, or nothing known.
    public mutating func append(_ number: Double?) {
        // SQLite stores NaN as null anyway; infinity is no number of a map.
        cells.append(number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null)
    }

    /// Appends yes or no.
    public mutating func append(_ isTrue: Bool) { cells.append(.boolean(isTrue)) }

    /// Appends a day, or nothing known.
    public mutating func append(_ date: CalendarDate?) {
        guard let date else { return appendNull() }
        let start = bytes.count
        date.append(to: &bytes)
        cells.append(.date(start: start))
    }

    /// Appends nothing known.
    public mutating func appendNull() { cells.append(.null) }

    /// The identifier of a row.
    public func id(of row: Int) -> String {
        guard case .text(let start, let count) = cells[row * (columns.count + 1)] else { return "" }
        return text(start, count)
    }

    /// The position of a row; nil where it has none.
    public func position(of row: Int) -> Coordinate? { positions[row] }

    /// A row as a feature.
    public func feature(of row: Int) -> Feature {
        let first = row * (columns.count + 1)
        return Feature(
            id: id(of: row), geometry: positions[row].map { .point($0) },
            properties: columns.indices.map { index in
                Feature.Property(columns[index].name, value(cells[first + 1 + index]))
            })
    }

    /// Says that the rows are complete: looks now at what is to be known before they are written.
    public mutating func complete() { seen = (count, filled(0..<count)) }

    /// Which columns may have a value in a range of rows; the others have none.
    func filled(_ range: Range<Int>) -> [Bool] {
        if seen.rows == count { return seen.filled }
        var filled = [Bool](repeating: false, count: columns.count)
        let cells = cells.span
        var cell = range.lowerBound * (columns.count + 1)
        for _ in range {
            for column in filled.indices {
                if case .null = cells[cell + 1 + column] { continue }
                filled[column] = true
            }
            cell += columns.count + 1
        }
        return filled
    }

    private func value(_ cell: Cell) -> PropertyValue {
        switch cell {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .number(let value): .number(value)
        case .text(let start, let count): .string(text(start, count))
        case .date(let start):
            CalendarDate(iso: text(start, 10)).map { .date($0) } ?? .null
        }
    }

    private func text(_ start: Int, _ count: Int) -> String {
        String(decoding: bytes[start..<(start + count)], as: UTF8.self)
    }
}

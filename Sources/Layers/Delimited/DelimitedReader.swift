/// Reads delimited text record by record in bounded memory.
///
/// Follows RFC 4180, with a byte order mark and LF, CRLF or CR as line ends accepted, blank lines
/// passed over, and a quote inside an unquoted field taken as a letter. After an error the reader
/// stands at the next line, so that one bad record does not cost the rest.
public struct DelimitedReader {
    /// The largest record in bytes; a quote that is never closed ends here and not in full memory.
    public static let largestRecord = 1 << 24

    private var source: any ByteSource
    private let dialect: DelimitedDialect
    private var buffer: [UInt8] = []
    private var position = 0
    private var line = 1
    private var lineStart = 0
    private var consumed = 0
    private var isStarted = false
    private var isRefused = false
    private var isCarriageReturnPending = false
    private let format: String

    /// Makes a reader over any source.
    public init(_ source: any ByteSource, dialect: DelimitedDialect) {
        self.source = source
        self.dialect = dialect
        format = "delimited text in \(source.name)"
    }

    /// Opens a file; `-` is standard input.
    public init(path: String, dialect: DelimitedDialect) throws(LayerError) {
        self.init(try FileSource(path: path), dialect: dialect)
    }

    /// Makes a reader over bytes in memory.
    public init(bytes: [UInt8], fileName: String, dialect: DelimitedDialect) {
        self.init(MemorySource(bytes, name: fileName), dialect: dialect)
    }

    /// How many bytes of the source have been read, for progress.
    public var bytesRead: Int { consumed + position }

    /// Reads the next record into the given one.
    ///
    /// - Returns: False at the end of the text; the record is then empty.
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)`` for a broken record (the next
    ///   call goes on behind it), ``LayerError/file(path:reason:)`` where the source fails.
    /// - Complexity: Linear in the bytes of the record.
    public mutating func next(into record: inout DelimitedRecord) throws(LayerError) -> Bool {
        if !isStarted { try start() }
        if isRefused {
            record.clear(line: line)
            return false
        }
        repeat {
            record.clear(line: line)
            guard try dialect.hasQuotes ? readQuoted(&record) : readPlain(&record) else {
                return false
            }
        } while record.count == 1 && record.bytes.isEmpty
        if dialect.brokenText == .refused { try checkText(of: record) }
        return true
    }

    private mutating func start() throws(LayerError) {
        isStarted = true
        try source.next(into: &buffer)
        // Too short to see the mark: gather a few bytes first.
        while buffer.count < 3 {
            var more: [UInt8] = []
            try source.next(into: &more)
            if more.isEmpty { break }
            buffer += more
        }
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
            isRefused = true
            throw .malformed(
                format: format, line: 1, column: 1,
                reason: "the text is UTF-16; save it as UTF-8.")
        }
        lineStart = position
    }

    /// Gets more bytes; false at the end.
    private mutating func refill() throws(LayerError) -> Bool {
        consumed += buffer.count
        lineStart -= buffer.count
        try source.next(into: &buffer)
        position = 0
        return !buffer.isEmpty
    }

    private mutating func endLine() {
        line += 1
        lineStart = position
    }

    /// Tab-separated and the like: only LF ends a record, a CR before it is dropped.
    private mutating func readPlain(_ record: inout DelimitedRecord) throws(LayerError) -> Bool {
        let separator = dialect.separator
        var isEmpty = true
        while true {
            if position == buffer.count {
                guard try refill() else {
                    if isEmpty { return false }
                    break
                }
            }
            isEmpty = false
            let start = position
            let found = scan(from: start) { $0 == separator || $0 == 10 }
            record.bytes.append(contentsOf: buffer[start..<found])
            position = found
            try checkSize(record)
            if found == buffer.count { continue }
            position += 1
            if buffer[found] == 10 {
                endLine()
                break
            }
            record.ends.append(record.bytes.count)
        }
        if record.bytes.last == 13, record.bytes.count > (record.ends.last ?? 0) {
            record.bytes.removeLast()
        }
        record.ends.append(record.bytes.count)
        return true
    }

    private enum State { case fieldStart, unquoted, quoted, quoteInQuoted }

    private mutating func readQuoted(_ record: inout DelimitedRecord) throws(LayerError) -> Bool {
        let separator = dialect.separator
        var state = State.fieldStart
        var isEmpty = true
        var opening = (line: 0, column: 0)
        while true {
            if position == buffer.count {
                guard try refill() else {
                    if isEmpty { return false }
                    if state == .quoted {
                        throw .malformed(
                            format: format, line: opening.line, column: opening.column,
                            reason: "the quote that opens here is never closed.")
                    }
                    record.ends.append(record.bytes.count)
                    return true
                }
            }
            if isCarriageReturnPending {
                isCarriageReturnPending = false
                if buffer[position] == 10 {
                    position += 1
                    if state != .quoted { lineStart = position }
                    continue
                }
            }
            isEmpty = false
            let byte = buffer[position]
            switch state {
            case .fieldStart where byte == 0x22:
                opening = (line, column)
                position += 1
                state = .quoted
                continue
            case .fieldStart, .unquoted:
                let start = position
                position = scan(from: start) { $0 == separator || $0 == 10 || $0 == 13 }
                record.bytes.append(contentsOf: buffer[start..<position])
                try checkSize(record)
                state = .unquoted
                if position == buffer.count { continue }
            case .quoted:
                let start = position
                position = scan(from: start) { $0 == 0x22 || $0 == 10 }
                record.bytes.append(contentsOf: buffer[start..<position])
                try checkSize(record)
                if position == buffer.count { continue }
                position += 1
                if buffer[position - 1] == 10 {
                    record.bytes.append(10)
                    endLine()
                } else {
                    state = .quoteInQuoted
                }
                continue
            case .quoteInQuoted:
                if byte == 0x22 {
                    record.bytes.append(0x22)
                    position += 1
                    state = .quoted
                    continue
                }
                guard byte == separator || byte == 10 || byte == 13 else {
                    let place = (line, column)
                    try skipLine()
                    throw .malformed(
                        format: format, line: place.0, column: place.1,
                        reason: "text stands behind a closing quote; "
                            + "write a quote inside a quoted field twice.")
                }
            }
            // Here stands a separator or the end of a line.
            let end = buffer[position]
            position += 1
            record.ends.append(record.bytes.count)
            if end == separator {
                state = .fieldStart
                // A separator as the last byte of the text opens one more, empty field.
                continue
            }
            isCarriageReturnPending = end == 13
            endLine()
            return true
        }
    }

    private var column: Int { position - lineStart + 1 }

    @inline(__always)
    private func scan(from start: Int, until isEnd: (UInt8) -> Bool) -> Int {
        let bytes = buffer.span
        var index = start
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        return index
    }

    private mutating func checkSize(_ record: DelimitedRecord) throws(LayerError) {
        guard record.bytes.count > DelimitedReader.largestRecord else { return }
        try skipLine()
        throw .malformed(
            format: format, line: record.line, column: 1,
            reason: "the record is longer than \(DelimitedReader.largestRecord >> 20) MiB; "
                + "a quote may be missing.")
    }

    private mutating func skipLine() throws(LayerError) {
        while true {
            if position == buffer.count, try !refill() { return }
            position = scan(from: position) { $0 == 10 }
            if position < buffer.count {
                position += 1
                endLine()
                return
            }
        }
    }

    private func checkText(of record: DelimitedRecord) throws(LayerError) {
        var all: UInt8 = 0
        for byte in record.bytes { all |= byte }
        guard all >= 0x80 else { return }
        for index in 0..<record.count
        where String(validating: record.bytes(at: index), as: UTF8.self) == nil {
            throw .malformed(
                format: format, line: record.line, column: 1,
                reason: "field \(index + 1) is not UTF-8 text; save the file as UTF-8.")
        }
    }
}

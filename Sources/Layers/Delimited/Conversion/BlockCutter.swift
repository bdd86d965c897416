/// Cuts a stream of delimited text into blocks of whole records.
struct BlockCutter {
    private var source: any ByteSource
    private let dialect: DelimitedDialect
    private let size: Int
    private var rest: [UInt8]
    private var piece: [UInt8] = []
    private var isAtEnd = false
    private let format: String

    /// Makes a cutter of the bytes that were read ahead, and those that follow.
    init(head: [UInt8], _ source: any ByteSource, dialect: DelimitedDialect, size: Int) {
        precondition(size > 0, "block size \(size)")
        rest = head
        self.source = source
        self.dialect = dialect
        self.size = size
        format = "delimited text in \(source.name)"
    }

    /// The next whole records; empty at the end.
    mutating func next() throws(LayerError) -> [UInt8] {
        var block = rest
        rest = []
        var looked = 0
        var state = State.fieldStart
        while true {
            repeat {
                if isAtEnd { return block }
                try source.next(into: &piece)
                isAtEnd = piece.isEmpty
                if looked == 0 { block.reserveCapacity(size + piece.count) }
                block += piece
            } while block.count < size
            if let end = lastEnd(in: block, from: &looked, &state) {
                rest = Array(block[end...])
                block.removeLast(block.count - end)
                return block
            }
            guard block.count <= DelimitedReader.largestRecord else {
                throw .malformed(
                    format: format, line: 1, column: 1,
                    reason: "a record is longer than \(DelimitedReader.largestRecord >> 20) MiB; "
                        + "a quote may be missing.")
            }
        }
    }

    private enum State { case fieldStart, unquoted, quoted, quoteInQuoted, broken }

    /// Where the last record ends that is surely whole; looks only at what was not looked at.
    private func lastEnd(
        in block: [UInt8], from looked: inout Int, _ state: inout State
    ) -> Int? {
        let bytes = block.span
        if !dialect.hasQuotes { return block.lastIndex(of: 10).map { $0 + 1 } }
        if looked == 0, !block.contains(0x22) {
            if let end = block.lastIndex(of: 10) { return end + 1 }
            // Old line ends of a single CR; the last byte may be the first of CRLF.
            return block.dropLast().lastIndex(of: 13).map { $0 + 1 }
        }
        let separator = dialect.separator
        var last: Int?
        var index = looked
        // The byte behind a CR must be seen.
        let end = bytes.count - 1
        while index < end {
            let byte = bytes[index]
            index += 1
            switch state {
            case .fieldStart, .unquoted:
                if byte == 0x22, state == .fieldStart {
                    state = .quoted
                } else if byte == separator {
                    state = .fieldStart
                } else if byte == 10 || (byte == 13 && bytes[index] != 10) {
                    state = .fieldStart
                    last = index
                } else {
                    state = .unquoted
                }
            case .quoted:
                if byte == 0x22 { state = .quoteInQuoted }
            case .quoteInQuoted:
                switch byte {
                case 0x22: state = .quoted
                case separator: state = .fieldStart
                case 10:
                    state = .fieldStart
                    last = index
                case 13:
                    if bytes[index] != 10 {
                        state = .fieldStart
                        last = index
                    }
                default: state = .broken
                }
            case .broken:
                if byte == 10 {
                    state = .fieldStart
                    last = index
                }
            }
        }
        looked = index
        return last
    }
}

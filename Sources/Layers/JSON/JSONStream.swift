/// Bytes of JSON that come in pieces: finds where values end, so that each can be parsed by itself.
struct JSONStream {
    /// The largest value that is taken into memory at once.
    static let largestValue = 1 << 28

    private var source: any ByteSource
    private var window: [UInt8] = []
    private var position = 0
    private var piece: [UInt8] = []
    private var line = 1
    private var column = 1
    private var isExhausted = false

    init(_ source: any ByteSource) {
        self.source = source
    }

    var name: String { source.name }

    /// The next byte that is no space (nor a record separator), or nil at the end.
    mutating func peek() throws(LayerError) -> UInt8? {
        while true {
            while position < window.count {
                switch window[position] {
                case 0x20, 0x09, 0x0D, 0x0A, 0x1E: advance(1)
                default: return window[position]
                }
            }
            guard try fill() else { return nil }
        }
    }

    /// Steps over the byte that ``peek()`` has shown.
    mutating func step() { advance(1) }

    /// Takes the bytes of the value at the position, which stands behind a ``peek()``.
    ///
    /// Only brackets and quotes are looked at; the parser judges the rest.
    mutating func takeValue<Result>(
        _ body: (inout JSONParser) throws(LayerError) -> Result
    ) throws(LayerError) -> Result {
        let length = try lengthOfValue()
        let range = position..<position + length
        var parser = JSONParser(window[range], fileName: name, origin: (line, column))
        defer { advance(length) }
        let result = try body(&parser)
        parser.skipSpace()
        guard parser.isAtEnd else { throw parser.error("\(parser.found), which ends no value.") }
        return result
    }

    func error(_ reason: String) -> LayerError {
        .malformed(format: "GeoJSON in \(name)", line: line, column: column, reason: reason)
    }

    private mutating func lengthOfValue() throws(LayerError) -> Int {
        var depth = 0
        var isInText = false
        var index = 0
        let isScalar: Bool
        switch window[position] {
        case UInt8(ascii: "{"), UInt8(ascii: "["), 0x22: isScalar = false
        default: isScalar = true
        }
        while true {
            let found = scan(&index, &depth, &isInText, isScalar)
            if found { return index }
            guard index <= JSONStream.largestValue else {
                throw error("a value is larger than \(JSONStream.largestValue >> 20) MiB.")
            }
            guard try fill() else {
                if isScalar, index > 0 { return index }
                throw error("the text ends within the value that begins here.")
            }
        }
    }

    /// Goes on to the end of the value or of the window; true at the end of the value.
    private func scan(
        _ index: inout Int, _ depth: inout Int, _ isInText: inout Bool, _ isScalar: Bool
    ) -> Bool {
        let bytes = window.span
        var place = position + index
        defer { index = place - position }
        while place < bytes.count {
            let byte = bytes[place]
            if isInText {
                if byte == UInt8(ascii: "\\") {
                    // The escaped byte may stand in the next piece: then come back here.
                    guard place + 1 < bytes.count else { return false }
                    place += 1
                } else if byte == 0x22 {
                    isInText = false
                    if depth == 0 {
                        place += 1
                        return true
                    }
                }
                place += 1
                continue
            }
            switch byte {
            case 0x22: isInText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return true }
                depth -= 1
                if depth == 0 {
                    place += 1
                    return true
                }
            case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D, 0x1E:
                if isScalar, depth == 0 { return true }
            default: break
            }
            place += 1
        }
        return false
    }

    private mutating func advance(_ count: Int) {
        for byte in window[position..<position + count] {
            if byte == 10 {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        position += count
    }

    /// Puts the next piece behind what is left; false at the end.
    private mutating func fill() throws(LayerError) -> Bool {
        guard !isExhausted else { return false }
        let isStart = line == 1 && column == 1 && window.isEmpty
        try source.next(into: &piece)
        guard !piece.isEmpty else {
            isExhausted = true
            return false
        }
        if position == window.count {
            swap(&window, &piece)
        } else {
            window.removeSubrange(0..<position)
            window += piece
        }
        position = 0
        // RFC 8259, 8.1: a byte order mark must not be written, but may be passed over.
        if isStart {
            while window.count < 3 {
                try source.next(into: &piece)
                if piece.isEmpty { break }
                window += piece
            }
            if window.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        }
        return true
    }
}

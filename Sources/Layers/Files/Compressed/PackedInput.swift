/// Bytes that are looked at before they are taken.
struct PackedInput: ByteSource {
    private var source: any ByteSource
    private var buffer: [UInt8] = []
    private var position = 0

    let name: String

    init(_ source: any ByteSource) {
        self.source = source
        name = source.name
    }

    /// How many bytes are at hand.
    var available: Int { buffer.count - position }

    /// Reads on until so many bytes are at hand.
    ///
    /// - Returns: False where there are not so many.
    mutating func fill(_ count: Int) throws(LayerError) -> Bool {
        while available < count {
            var more: [UInt8] = []
            try source.next(into: &more)
            if more.isEmpty { return false }
            buffer.removeFirst(position)
            position = 0
            if buffer.isEmpty { buffer = more } else { buffer += more }
        }
        return true
    }

    mutating func begins(with mark: [UInt8]) throws(LayerError) -> Bool {
        try fill(mark.count) && buffer[position...].starts(with: mark)
    }

    /// Bytes at hand, some way ahead.
    func peek(at offset: Int, _ count: Int) -> [UInt8] {
        Array(buffer[(position + offset)..<(position + offset + count)])
    }

    /// The next bytes, or nil where there are not so many.
    mutating func take(_ count: Int) throws(LayerError) -> [UInt8]? {
        guard try fill(count) else { return nil }
        defer { position += count }
        return Array(buffer[position..<(position + count)])
    }

    /// Unpacks what is at hand, after reading on where nothing is.
    ///
    /// - Returns: How many bytes came out; zero at the end of the stream.
    mutating func unpack(
        with inflater: Inflater, into output: inout [UInt8]
    ) throws(LayerError) -> Int {
        while !inflater.isAtEnd {
            guard try fill(1) else { throw failure("it is cut short; fetch it again.") }
            do throws(Inflater.Damage) {
                let count = try inflater.unpack(&buffer, from: &position, into: &output)
                if count > 0 { return count }
            } catch {
                throw failure("its packed data is damaged (\(error.reason)); fetch it again.")
            }
        }
        return 0
    }

    func failure(_ reason: String) -> LayerError { .file(path: name, reason: reason) }

    mutating func next(into bytes: inout [UInt8]) throws(LayerError) {
        if available == 0 {
            try source.next(into: &bytes)
            return
        }
        bytes = position == 0 ? buffer : Array(buffer[position...])
        buffer = []
        position = 0
    }

    /// Passes over bytes.
    mutating func skip(_ count: Int) throws(LayerError) {
        var left = count
        while left > 0 {
            guard try fill(1) else { throw failure("it is cut short; fetch it again.") }
            let step = min(left, available)
            position += step
            left -= step
        }
    }

    /// At most so many bytes of those at hand; empty only at the end.
    mutating func some(_ most: Int) throws(LayerError) -> [UInt8] {
        guard try fill(1) else { return [] }
        let step = min(most, available)
        defer { position += step }
        return Array(buffer[position..<(position + step)])
    }
}

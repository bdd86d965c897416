import Layers

/// Writes the sections of a compiled gazetteer one after the other, then the table of them.
///
/// Nothing is kept but the table, so that sections may be larger than memory allows together.
struct ImageWriter<Sink: ByteSink> {
    private(set) var sink: Sink
    private var position = 0
    private var table: [UInt64] = []

    init(_ sink: Sink) throws(LayerError) {
        self.sink = sink
        try put(
            SectionTable.magic
                + LittleEndian.bytes(of: [UInt64(SectionTable.version)]))
    }

    private mutating func put(_ bytes: [UInt8]) throws(LayerError) {
        try sink.write(bytes)
        position += bytes.count
    }

    /// Sections start on boundaries of 64 bytes, so that numbers are aligned in memory.
    private mutating func align() throws(LayerError) {
        let gap = (64 - position % 64) % 64
        if gap > 0 { try put([UInt8](repeating: 0, count: gap)) }
    }

    mutating func add(_ id: SectionID, bytes: [UInt8], width: Int = 1) throws(LayerError) {
        try align()
        var sum = Checksum()
        LittleEndian.eachWord(of: bytes) { sum.add($0) }
        table.append(UInt64(id.rawValue) | UInt64(width) << 32)
        table.append(UInt64(position))
        table.append(UInt64(bytes.count))
        table.append(sum.value)
        try put(bytes)
    }

    mutating func add<Number: FixedWidthInteger & BitwiseCopyable>(
        _ id: SectionID, _ numbers: [Number]
    ) throws(LayerError) {
        try add(id, bytes: LittleEndian.bytes(of: numbers), width: MemoryLayout<Number>.size)
    }

    mutating func add(
        _ hashes: HashTableBuilder, _ start: SectionID, _ mark: SectionID, _ number: SectionID
    ) throws(LayerError) {
        try add(start, hashes.starts)
        try add(mark, bytes: hashes.marks)
        try add(number, hashes.numbers)
    }

    /// Writes the table and the trailer: the file is complete then.
    mutating func finish() throws(LayerError) {
        try align()
        let count = UInt64(table.count / 4)
        let size = UInt64(position + table.count * 8 + SectionTable.trailerLength)
        let sum = SectionTable.checksum(count: count, size: size, table: table)
        try put(LittleEndian.bytes(of: table + [count, size, sum]) + SectionTable.magic)
    }
}

/// Puts sections together to the bytes of a compiled gazetteer.
struct ImageAssembler {
    private var sections: [(id: SectionID, width: Int, bytes: [UInt8])] = []

    mutating func add(_ id: SectionID, bytes: [UInt8]) {
        sections.append((id, 1, bytes))
    }

    mutating func add<Number: FixedWidthInteger & BitwiseCopyable>(
        _ id: SectionID, _ numbers: [Number]
    ) {
        sections.append((id, MemoryLayout<Number>.size, ImageAssembler.bytes(of: numbers)))
    }

    /// The numbers in little-endian order.
    static func bytes<Number: FixedWidthInteger & BitwiseCopyable>(
        of numbers: [Number]
    ) -> [UInt8] {
        var ordered = numbers
        if Number(1).littleEndian != 1 {
            for index in ordered.indices { ordered[index] = ordered[index].littleEndian }
        }
        return unsafe ordered.withUnsafeBytes { unsafe Array($0) }
    }

    /// The whole file: header, table, sections on boundaries of 64 bytes.
    func assembled() -> [UInt8] {
        let tableEnd =
            SectionTable.headerLength + sections.count * SectionTable.entryLength
        var offset = (tableEnd + 63) / 64 * 64
        var table: [UInt64] = []
        var offsets: [Int] = []
        for section in sections {
            var sum = Checksum()
            ImageAssembler.eachWord(of: section.bytes) { sum.add($0) }
            table.append(UInt64(section.id.rawValue) | UInt64(section.width) << 32)
            table.append(UInt64(offset))
            table.append(UInt64(section.bytes.count))
            table.append(sum.value)
            offsets.append(offset)
            offset = (offset + section.bytes.count + 63) / 64 * 64
        }
        let size = offset
        let version = UInt64(SectionTable.version) | UInt64(sections.count) << 32
        var sum = Checksum()
        sum.add(version)
        sum.add(UInt64(size))
        for word in table { sum.add(word) }
        var bytes = SectionTable.magic
        bytes.reserveCapacity(size)
        bytes += ImageAssembler.bytes(of: [version, UInt64(size), sum.value] + table)
        for (section, offset) in zip(sections, offsets) {
            bytes.append(contentsOf: repeatElement(0, count: offset - bytes.count))
            bytes += section.bytes
        }
        bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
        return bytes
    }

    /// The bytes as little-endian words of eight, then singly, as the checksum takes them.
    static func eachWord(of bytes: [UInt8], _ body: (UInt64) -> Void) {
        unsafe bytes.withUnsafeBytes { buffer in
            var index = 0
            while index + 8 <= buffer.count {
                body(
                    UInt64(
                        littleEndian: unsafe buffer.loadUnaligned(
                            fromByteOffset: index, as: UInt64.self)))
                index += 8
            }
            while index < buffer.count {
                body(UInt64(unsafe buffer[index]))
                index += 1
            }
        }
    }
}

/// Reads what ``RecordWriter`` wrote.
///
/// Damaged bytes give an error, never a crash and never a huge allocation.
struct RecordReader {
    /// The bytes are not what was written.
    struct Damage: Error {}

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func word() throws(Damage) -> UInt64 {
        guard bytes.count - position >= 8 else { throw Damage() }
        var number: UInt64 = 0
        for index in 0..<8 { number |= UInt64(bytes[position + index]) << UInt64(8 * index) }
        position += 8
        return number
    }

    mutating func whole() throws(Damage) -> Int {
        Int(Int64(bitPattern: try word()))
    }

    /// A number of things that follow, each of at least one byte.
    private mutating func count() throws(Damage) -> Int {
        let count = try whole()
        guard count >= 0, count <= bytes.count - position else { throw Damage() }
        return count
    }

    mutating func number() throws(Damage) -> Double { Double(bitPattern: try word()) }

    mutating func flag() throws(Damage) -> Bool {
        guard position < bytes.count, bytes[position] < 2 else { throw Damage() }
        position += 1
        return bytes[position - 1] == 1
    }

    mutating func text() throws(Damage) -> String {
        let length = try count()
        position += length
        return String(decoding: bytes[(position - length)..<position], as: UTF8.self)
    }

    mutating func optionalText() throws(Damage) -> String? { try flag() ? try text() : nil }

    mutating func list<Element>(
        _ element: (inout RecordReader) throws(Damage) -> Element
    ) throws(Damage) -> [Element] {
        let count = try count()
        var list: [Element] = []
        list.reserveCapacity(count)
        for _ in 0..<count { list.append(try element(&self)) }
        return list
    }

    mutating func texts() throws(Damage) -> [String] {
        try list { reader throws(Damage) in try reader.text() }
    }
}

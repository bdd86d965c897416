/// One record of a delimited text: its fields as bytes, without quotes.
///
/// The record is filled again and again by ``DelimitedReader/next(into:)``; keep what is needed
/// from it before the next call.
public struct DelimitedRecord: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    /// The line on which the record starts, from 1.
    public internal(set) var line = 0

    /// Makes an empty record.
    public init() {}

    /// How many fields the record has.
    public var count: Int { ends.count }

    /// The bytes of a field; empty for a field that the record does not have.
    public func bytes(at index: Int) -> ArraySlice<UInt8> { bytes[range(at: index)] }

    /// The text of a field; empty for a field that the record does not have.
    public subscript(index: Int) -> String { String(decoding: bytes(at: index), as: UTF8.self) }

    /// All the fields as texts.
    public var strings: [String] { ends.indices.map { self[$0] } }

    func range(at index: Int) -> Range<Int> {
        guard ends.indices.contains(index) else { return 0..<0 }
        return (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    mutating func clear(line: Int) {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        self.line = line
    }
}

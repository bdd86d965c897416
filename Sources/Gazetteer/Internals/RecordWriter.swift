/// Writes values one after the other as bytes, for ``RecordReader``.
///
/// Numbers are 64 bits, little-endian; texts are their length and their UTF-8.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    mutating func put(_ number: Int) { put(UInt64(bitPattern: Int64(number))) }

    mutating func put(_ number: Double) { put(number.bitPattern) }

    mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func put(_ text: String) {
        put(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func put(_ text: String?) {
        put(text != nil)
        if let text { put(text) }
    }

    mutating func put<Element>(
        _ list: [Element], _ element: (inout RecordWriter, Element) -> Void
    ) {
        put(list.count)
        for value in list { element(&self, value) }
    }

    mutating func put(_ texts: [String]) { put(texts) { $0.put($1) } }
}

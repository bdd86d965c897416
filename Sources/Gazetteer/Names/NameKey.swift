/// What is left of a name when case, marks, separators and scripts are taken away.
///
/// "Tongo-Tongo", "TONGO TONGO" and "tongotongo" have one key, as have "Ménaka" and "Menaka".
/// Arabic, Cyrillic, Greek, Tifinagh, Hebrew, Georgian and Armenian letters are romanised, so that
/// most keys are ASCII letters and digits; scripts without such a table are kept as they are. It is
/// for finding, never for showing.
public struct NameKey: Hashable, Sendable {
    /// The key in UTF-8.
    public private(set) var bytes: [UInt8]

    /// The empty key, to append to.
    public init() {
        bytes = []
    }

    /// Makes the key of a name.
    ///
    /// - Complexity: Linear in the length of the name.
    public init(_ name: some StringProtocol) {
        bytes = []
        bytes.reserveCapacity(name.utf8.count)
        append(name)
    }

    /// Takes bytes that already are a key.
    package init(folded bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether nothing is left.
    public var isEmpty: Bool { bytes.isEmpty }

    /// Appends the key of a further word.
    public mutating func append(_ name: some StringProtocol) {
        let table = FoldingTable.shared
        for scalar in name.unicodeScalars { append(scalar, table) }
    }

    /// Appends a key that is already folded.
    public mutating func append(_ other: NameKey) {
        bytes.append(contentsOf: other.bytes)
    }

    /// Appends the key of UTF-8 bytes; broken sequences count as nothing.
    mutating func append(utf8 text: some Collection<UInt8>) {
        let table = FoldingTable.shared
        if text.allSatisfy({ $0 < 0x80 }) {
            for byte in text { appendASCII(byte) }
        } else {
            for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
                append(scalar, table)
            }
        }
    }

    /// Empties the key but keeps its memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    private mutating func appendASCII(_ byte: UInt8) {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: bytes.append(byte)
        case 0x41...0x5A: bytes.append(byte | 0x20)
        default: break
        }
    }

    @inline(__always)
    private mutating func append(_ scalar: Unicode.Scalar, _ table: FoldingTable) {
        if scalar.value < 0x80 { return appendASCII(UInt8(truncatingIfNeeded: scalar.value)) }
        var packed = table[scalar.value]
        if packed == FoldingTable.dropped { return }
        if packed == FoldingTable.unknown {
            bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
            return
        }
        while packed != 0 {
            bytes.append(UInt8(truncatingIfNeeded: packed))
            packed >>= 8
        }
    }
}

extension NameKey: CustomStringConvertible {
    /// The key as a text, for explanations and tests.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}

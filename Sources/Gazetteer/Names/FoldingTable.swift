/// The look-up from a Unicode scalar to the ASCII letters it folds to.
///
/// Two levels: a page of 256 scalars each, so that the table is small and a look-up two loads.
struct FoldingTable: Sendable {
    /// The table of ``FoldingData``, built once.
    static let shared = FoldingTable()

    /// The value of a scalar that folds to nothing at all.
    static let dropped: UInt32 = .max
    /// The value of a scalar that the table does not know.
    static let unknown: UInt32 = 0

    private var pages = [UInt16](repeating: 0, count: 256)
    private var entries = [UInt32](repeating: 0, count: 256)

    init() {
        for (target, characters) in FoldingData.rows {
            var packed: UInt32 = 0
            for byte in target.utf8.reversed() { packed = packed << 8 | UInt32(byte) }
            for scalar in characters.unicodeScalars {
                set(scalar.value, to: target.isEmpty ? FoldingTable.dropped : packed)
            }
        }
        for range in [
            0x300...0x36F, 0x483...0x489, 0x591...0x5C7, 0x610...0x61A, 0x640...0x640,
            0x64B...0x65F, 0x670...0x670, 0x6D6...0x6ED, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF,
            0x2000...0x206F, 0x20D0...0x20FF, 0x2D7F...0x2D7F, 0x2E00...0x2E7F, 0x3000...0x303F,
            0xFE00...0xFE0F, 0xFE20...0xFE6F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFD, 0x80...0xBF,
            0x2B0...0x2FF, 0x60C...0x60C, 0x61B...0x61F, 0x66A...0x66D, 0x6D4...0x6D4,
            0x700...0x70F, 0x1680...0x1680, 0x55A...0x55F, 0x589...0x58A, 0x5BE...0x5BE,
        ] {
            for value in range where self[UInt32(value)] == FoldingTable.unknown {
                set(UInt32(value), to: FoldingTable.dropped)
            }
        }
    }

    private mutating func set(_ scalar: UInt32, to value: UInt32) {
        let page = Int(scalar >> 8)
        if pages[page] == 0 {
            pages[page] = UInt16(entries.count / 256)
            entries.append(contentsOf: repeatElement(FoldingTable.unknown, count: 256))
        }
        entries[Int(pages[page]) * 256 + Int(scalar & 0xFF)] = value
    }

    /// Up to four ASCII letters, the first in the low byte; or ``dropped`` or ``unknown``.
    @inline(__always)
    subscript(scalar: UInt32) -> UInt32 {
        guard scalar < 0x10000 else { return FoldingTable.unknown }
        return entries[Int(pages[Int(scalar >> 8)]) * 256 + Int(scalar & 0xFF)]
    }
}

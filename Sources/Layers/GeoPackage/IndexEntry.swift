/// A cell of an R*Tree: a row or a node, and its box.
struct IndexEntry: Hashable {
    var key: Int64
    var minX: Float
    var maxX: Float
    var minY: Float
    var maxY: Float

    /// Makes the cell of a row; the box grows to the nearest numbers of 32 bits that hold it.
    init(key: Int64, _ box: GeometryBlob.Envelope) {
        self.key = key
        minX = IndexEntry.down(box.minX)
        maxX = -IndexEntry.down(-box.maxX)
        minY = IndexEntry.down(box.minY)
        maxY = -IndexEntry.down(-box.maxY)
    }

    /// Makes the cell of a node.
    init(key: Int64, holding cells: ArraySlice<IndexEntry>) {
        precondition(!cells.isEmpty, "a node without cells")
        self = cells[cells.startIndex]
        self.key = key
        for cell in cells {
            minX = min(minX, cell.minX)
            maxX = max(maxX, cell.maxX)
            minY = min(minY, cell.minY)
            maxY = max(maxY, cell.maxY)
        }
    }

    /// Reads a cell from the bytes of a node.
    init(_ bytes: ArraySlice<UInt8>) {
        func word(_ offset: Int) -> UInt32 {
            let start = bytes.startIndex + offset
            return bytes[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) }
        }
        key = Int64(bitPattern: UInt64(word(0)) << 32 | UInt64(word(4)))
        minX = Float(bitPattern: word(8))
        maxX = Float(bitPattern: word(12))
        minY = Float(bitPattern: word(16))
        maxY = Float(bitPattern: word(20))
    }

    /// How many bytes a cell has in a node.
    static let size = 24

    /// Appends the bytes of the cell, big endian.
    func append(to bytes: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: key >> Int64(shift)))
        }
        for edge in [minX, maxX, minY, maxY] {
            let word = edge.bitPattern
            for shift in stride(from: 24, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift)))
            }
        }
    }

    /// Twice the middle of the box.
    var middle: (x: Double, y: Double) {
        (Double(minX) + Double(maxX), Double(minY) + Double(maxY))
    }

    private static func down(_ value: Double) -> Float {
        let near = Float(value)
        return Double(near) > value ? near.nextDown : near
    }
}

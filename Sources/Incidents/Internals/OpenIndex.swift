import Geodesy
import Layers

/// The unsafe inside of a ``SpaceTimeIndex``: checked headers over immutable memory.
struct OpenIndex: Sendable {
    let header: IndexImage.Header
    private let memory: IndexMemory
    private let grids: [IndexImage.Grid]
    /// Larger discs, in kilometres, reach so many cells that they are read faster in one go.
    private static let largeRadius = 1_000.0
    /// The shapes of the grids, which are more work to make than most questions.
    private let shapes: [GridShape]

    /// Sorts rows into memory of the process.
    init(_ columns: SpaceTimeColumns) throws(LayerError) {
        let builder = IndexBuilder(columns)
        self.init(
            try unsafe IndexMemory(count: builder.size) { bytes in
                unsafe builder.fill(bytes)
                unsafe builder.complete(bytes, stamp: [])
            }, shapes: builder.shapes)
    }

    /// Takes memory that a builder has filled.
    init(_ memory: IndexMemory, shapes: [GridShape]) {
        self.memory = memory
        self.shapes = shapes
        header = unsafe memory.bytes.loadUnaligned(as: IndexImage.Header.self)
        grids = OpenIndex.grids(header, memory)
    }

    init?(keptAt path: String, stamp: [UInt8]) {
        guard let memory = IndexMemory(path: path), memory.count >= IndexImage.headerSize else {
            return nil
        }
        header = unsafe memory.bytes.loadUnaligned(as: IndexImage.Header.self)
        let stamp = Array(stamp.prefix(IndexImage.longestStamp))
        guard header.magic == IndexImage.magic, header.version == IndexImage.version,
            header.size == UInt64(memory.count),
            header.gridCount <= UInt32(IndexImage.mostGrids),
            header.stampLength == UInt64(stamp.count),
            OpenIndex.stamp(memory, count: stamp.count) == stamp,
            OpenIndex.headerChecksum(memory) == header.headerChecksum
        else { return nil }
        self.memory = memory
        grids = OpenIndex.grids(header, memory)
        guard grids.allSatisfy({ GridShape.cellSizes.contains($0.cellSize) }) else { return nil }
        shapes = grids.map { GridShape(cellSize: $0.cellSize) }
        for (grid, shape) in zip(grids, shapes) {
            guard unsafe RowGrid(grid, shape, in: memory.bytes) != nil else { return nil }
        }
    }

    private static func grids(
        _ header: IndexImage.Header, _ memory: IndexMemory
    ) -> [IndexImage.Grid] {
        (0..<Int(header.gridCount)).map { index in
            unsafe memory.bytes.loadUnaligned(
                fromByteOffset: IndexImage.gridOffset(index), as: IndexImage.Grid.self)
        }
    }

    private static func stamp(_ memory: IndexMemory, count: Int) -> [UInt8] {
        let start = IndexImage.stampOffset
        return unsafe Array(memory.bytes[start..<start + count])
    }

    private static func headerChecksum(_ memory: IndexMemory) -> UInt64 {
        var bytes = unsafe Array(memory.bytes[..<IndexImage.headerSize])
        for offset in 0..<8 { bytes[IndexImage.checksumOffset + offset] = 0 }
        return unsafe bytes.withUnsafeBytes { unsafe IndexImage.checksum($0) }
    }

    /// Whether every byte of the rows is as it was written.
    func isIntact() -> Bool {
        unsafe IndexImage.checksum(
            UnsafeRawBufferPointer(rebasing: memory.bytes[IndexImage.headerSize...]))
            == header.payloadChecksum
    }

    /// The numbers of the rows in a disc and a window, in no particular order.
    func rows(_ disc: Disc, days: ClosedRange<Int32>?, includesUndated: Bool) -> [UInt32] {
        var rows: [UInt32] = []
        if disc.radius.kilometres > OpenIndex.largeRadius { memory.expectAll() }
        for (grid, shape) in zip(grids, shapes) {
            guard let view = unsafe RowGrid(grid, shape, in: memory.bytes) else { continue }
            view.find(disc, days: days, includesUndated: includesUndated, into: &rows)
        }
        return rows
    }
}

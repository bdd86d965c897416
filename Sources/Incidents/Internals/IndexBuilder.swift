import Geodesy

/// Sorts rows by cell and day into the memory of an index.
///
/// Rows of one day, of up to a week, a month, a year and of longer stretches lie in grids of their
/// own, so that a window of days need only look back as far as the longest stretch of a grid.
struct IndexBuilder {
    /// The longest stretch of days, less one, of each grid; rows without a date come last.
    private static let longestDurations: [Int64] = [0, 6, 31, 366, Int64(UInt32.max), -1]

    private let columns: SpaceTimeColumns
    private var members: [[UInt32]]
    private var grids: [IndexImage.Grid] = []
    private(set) var shapes: [GridShape] = []
    private(set) var size = IndexImage.headerSize

    init(_ columns: SpaceTimeColumns) {
        precondition(columns.count <= Int(UInt32.max), "An index holds at most 4294967295 rows.")
        precondition(
            columns.numbers.isEmpty || columns.numbers.count == columns.count,
            "\(columns.numbers.count) of \(columns.count) rows have a number.")
        self.columns = columns
        members = Array(repeating: [], count: IndexBuilder.longestDurations.count)
        let (firstDays, lastDays) = (columns.firstDays, columns.lastDays)
        let kinds = (0..<columns.count).map { row in
            UInt8(IndexBuilder.grid(firstDays[row], lastDays[row]))
        }
        for kind in members.indices {
            let count = kinds.count { $0 == kind }
            members[kind].reserveCapacity(count)
            for (row, other) in kinds.enumerated() where count > 0 && other == kind {
                members[kind].append(UInt32(row))
            }
        }
        members.removeAll(where: \.isEmpty)
        for rows in members {
            let shape = GridShape(rows: rows.count)
            shapes.append(shape)
            grids.append(layOut(rows, shape))
        }
    }

    private static func grid(_ first: Int32, _ last: Int32) -> Int {
        if first == SpaceTimeColumns.noDay { return longestDurations.count - 1 }
        let duration = Int64(last) - Int64(first)
        return longestDurations.firstIndex { duration <= $0 } ?? 0
    }

    private mutating func layOut(_ rows: [UInt32], _ shape: GridShape) -> IndexImage.Grid {
        let first = columns.firstDays[Int(rows[0])]
        var grid = IndexImage.Grid()
        grid.rowCount = UInt64(rows.count)
        grid.cellSize = shape.cellSize
        let kind = IndexBuilder.grid(first, columns.lastDays[Int(rows[0])])
        grid.longestDuration = IndexBuilder.longestDurations[kind]
        func place(_ bytes: Int) -> UInt64 {
            defer { size = IndexImage.aligned(size + bytes) }
            return UInt64(size)
        }
        grid.directory = place((shape.cellCount + 1) * MemoryLayout<UInt32>.stride)
        grid.places = place(rows.count * MemoryLayout<IndexImage.PlaceRow>.stride)
        grid.firstDays = place(rows.count * MemoryLayout<Int32>.stride)
        grid.cold = place(rows.count * MemoryLayout<IndexImage.ColdRow>.stride)
        if grid.longestDuration > 0 {
            grid.lastDays = place(rows.count * MemoryLayout<Int32>.stride)
        }
        let (latitudes, longitudes) = (columns.latitudes, columns.longitudes)
        let hasLongDecimals = rows.contains { row in
            !IndexBuilder.isExact(latitudes[Int(row)])
                || !IndexBuilder.isExact(longitudes[Int(row)])
        }
        if hasLongDecimals {
            grid.exact = place(rows.count * MemoryLayout<IndexImage.ExactRow>.stride)
        }
        return grid
    }

    private static func scaled(_ degrees: Double) -> Int32 { Int32((degrees * 1e7).rounded()) }

    private static func isExact(_ degrees: Double) -> Bool {
        Double(scaled(degrees)) / 1e7 == degrees
    }

    /// Writes the rows into zeroed memory of ``size`` bytes.
    func fill(_ memory: UnsafeMutableRawBufferPointer) {
        guard let base = memory.baseAddress else { return }
        for (index, grid) in grids.enumerated() {
            unsafe fill(base, grid, shapes[index], members[index])
            unsafe (base + IndexImage.gridOffset(index)).storeBytes(
                of: grid, as: IndexImage.Grid.self)
        }
    }

    /// Writes what stands before the rows, once they are there.
    func complete(_ memory: UnsafeMutableRawBufferPointer, stamp: [UInt8]) {
        guard let base = memory.baseAddress else { return }
        let stamp = stamp.prefix(IndexImage.longestStamp)
        for (offset, byte) in stamp.enumerated() {
            unsafe memory[IndexImage.stampOffset + offset] = byte
        }
        var header = IndexImage.Header()
        header.gridCount = UInt32(grids.count)
        header.rowCount = UInt64(columns.count)
        header.size = UInt64(memory.count)
        header.stampLength = UInt64(stamp.count)
        header.payloadChecksum = unsafe IndexImage.checksum(
            UnsafeRawBufferPointer(rebasing: memory[IndexImage.headerSize...]))
        unsafe base.storeBytes(of: header, as: IndexImage.Header.self)
        header.headerChecksum = unsafe IndexImage.checksum(
            UnsafeRawBufferPointer(rebasing: memory[..<IndexImage.headerSize]))
        unsafe base.storeBytes(of: header, as: IndexImage.Header.self)
    }

    private func fill(
        _ base: UnsafeMutableRawPointer, _ grid: IndexImage.Grid, _ shape: GridShape,
        _ rows: [UInt32]
    ) {
        let directory = unsafe (base + Int(grid.directory))
            .bindMemory(to: UInt32.self, capacity: shape.cellCount + 1)
        let order = unsafe RowOrder(columns, rows, shape).fill(directory)
        unsafe fillPlaces(base, grid, order)
        func fillDays(_ offset: UInt64, _ column: [Int32]) {
            let days = unsafe (base + Int(offset))
                .bindMemory(to: Int32.self, capacity: order.count)
            for (index, row) in order.enumerated() { unsafe days[index] = column[Int(row)] }
        }
        fillDays(grid.firstDays, columns.firstDays)
        if grid.lastDays != 0 { fillDays(grid.lastDays, columns.lastDays) }
        guard grid.exact != 0 else { return }
        let exact = unsafe (base + Int(grid.exact))
            .bindMemory(to: IndexImage.ExactRow.self, capacity: rows.count)
        for (index, row) in order.enumerated() {
            unsafe exact[index] = IndexImage.ExactRow(
                latitude: columns.latitudes[Int(row)], longitude: columns.longitudes[Int(row)])
        }
    }

    /// Writes positions and numbers.
    ///
    /// The columns are read at random: first a block of rows, so that the reads overlap.
    private func fillPlaces(
        _ base: UnsafeMutableRawPointer, _ grid: IndexImage.Grid, _ order: [UInt32]
    ) {
        let places = unsafe (base + Int(grid.places))
            .bindMemory(to: IndexImage.PlaceRow.self, capacity: order.count)
        let cold = unsafe (base + Int(grid.cold))
            .bindMemory(to: IndexImage.ColdRow.self, capacity: order.count)
        let (latitudes, longitudes) = (columns.latitudes, columns.longitudes)
        let numbers = columns.numbers
        var block = [SIMD2<Double>](repeating: .zero, count: 256)
        for start in stride(from: 0, to: order.count, by: block.count) {
            let end = min(start + block.count, order.count)
            for index in start..<end {
                let row = Int(order[index])
                block[index - start] = SIMD2(latitudes[row], longitudes[row])
            }
            for index in start..<end {
                let (latitude, longitude) = (block[index - start].x, block[index - start].y)
                let position = Disc.position(latitude: latitude, longitude: longitude)
                unsafe places[index] = IndexImage.PlaceRow(
                    x: position.x, y: position.y, z: position.z)
                unsafe cold[index] = IndexImage.ColdRow(
                    latitude: IndexBuilder.scaled(latitude),
                    longitude: IndexBuilder.scaled(longitude),
                    row: numbers.isEmpty ? order[index] : numbers[Int(order[index])])
            }
        }
    }
}

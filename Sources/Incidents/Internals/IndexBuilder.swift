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
    private var shapes: [GridShape] = []
    private(set) var size = IndexImage.headerSize

    init(_ columns: SpaceTimeColumns) {
        precondition(columns.count <= Int(UInt32.max), "An index holds at most 4294967295 rows.")
        precondition(
            columns.numbers.isEmpty || columns.numbers.count == columns.count,
            "\(columns.numbers.count) of \(columns.count) rows have a number.")
        self.columns = columns
        members = Array(repeating: [], count: IndexBuilder.longestDurations.count)
        for row in 0..<columns.count {
            members[IndexBuilder.grid(columns.firstDays[row], columns.lastDays[row])]
                .append(UInt32(row))
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
        grid.hot = place(rows.count * MemoryLayout<IndexImage.HotRow>.stride)
        grid.cold = place(rows.count * MemoryLayout<IndexImage.ColdRow>.stride)
        if grid.longestDuration > 0 {
            grid.lastDays = place(rows.count * MemoryLayout<Int32>.stride)
        }
        let hasLongDecimals = rows.contains { row in
            !IndexBuilder.isExact(columns.latitudes[Int(row)])
                || !IndexBuilder.isExact(columns.longitudes[Int(row)])
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

    /// Writes everything into zeroed memory of ``size`` bytes.
    func fill(_ memory: UnsafeMutableRawBufferPointer, stamp: [UInt8]) {
        guard let base = memory.baseAddress else { return }
        for (index, grid) in grids.enumerated() {
            unsafe fill(base, grid, shapes[index], members[index])
            unsafe (base + IndexImage.gridOffset(index)).storeBytes(
                of: grid, as: IndexImage.Grid.self)
        }
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
        let order = unsafe sorted(rows, shape, directory)
        let hot = unsafe (base + Int(grid.hot))
            .bindMemory(to: IndexImage.HotRow.self, capacity: rows.count)
        let cold = unsafe (base + Int(grid.cold))
            .bindMemory(to: IndexImage.ColdRow.self, capacity: rows.count)
        for (index, key) in order.enumerated() {
            let row = Int(UInt32(truncatingIfNeeded: key))
            let (latitude, longitude) = (columns.latitudes[row], columns.longitudes[row])
            let position = Disc.position(latitude: latitude, longitude: longitude)
            unsafe hot[index] = IndexImage.HotRow(
                x: position.x, y: position.y, z: position.z, day: columns.firstDays[row])
            unsafe cold[index] = IndexImage.ColdRow(
                latitude: IndexBuilder.scaled(latitude),
                longitude: IndexBuilder.scaled(longitude),
                row: columns.numbers.isEmpty ? UInt32(row) : columns.numbers[row])
        }
        if grid.lastDays != 0 {
            let days = unsafe (base + Int(grid.lastDays))
                .bindMemory(to: Int32.self, capacity: rows.count)
            for (index, key) in order.enumerated() {
                unsafe days[index] = columns.lastDays[Int(UInt32(truncatingIfNeeded: key))]
            }
        }
        if grid.exact != 0 {
            let exact = unsafe (base + Int(grid.exact))
                .bindMemory(to: IndexImage.ExactRow.self, capacity: rows.count)
            for (index, key) in order.enumerated() {
                let row = Int(UInt32(truncatingIfNeeded: key))
                unsafe exact[index] = IndexImage.ExactRow(
                    latitude: columns.latitudes[row], longitude: columns.longitudes[row])
            }
        }
    }

    /// The rows by cell, day and number; each key holds the day above the number of the row.
    private func sorted(
        _ rows: [UInt32], _ shape: GridShape, _ directory: UnsafeMutablePointer<UInt32>
    ) -> [UInt64] {
        var cells = [UInt32](repeating: 0, count: rows.count)
        for (index, row) in rows.enumerated() {
            let cell = shape.cell(
                latitude: columns.latitudes[Int(row)], longitude: columns.longitudes[Int(row)])
            cells[index] = UInt32(cell)
            unsafe directory[cell + 1] += 1
        }
        for cell in 0..<shape.cellCount { unsafe directory[cell + 1] += directory[cell] }
        var next = (0..<shape.cellCount).map { unsafe directory[$0] }
        var keys = [UInt64](repeating: 0, count: rows.count)
        for (index, row) in rows.enumerated() {
            let cell = Int(cells[index])
            // Turning the sign bit makes days before 1970 sort first as unsigned numbers.
            let day = UInt32(bitPattern: columns.firstDays[Int(row)]) ^ 0x8000_0000
            keys[Int(next[cell])] = UInt64(day) << 32 | UInt64(row)
            next[cell] += 1
        }
        for cell in 0..<shape.cellCount {
            let (start, end) = (Int(unsafe directory[cell]), Int(unsafe directory[cell + 1]))
            if end - start > 1 { keys[start..<end].sort() }
        }
        return keys
    }
}

import Geodesy

/// The rows of one grid, sorted by cell and day, as they lie in the memory of an index.
///
/// A view without ownership: the memory must outlive it.
@safe struct RowGrid {
    let shape: GridShape
    let rowCount: Int
    let longestDuration: Int64
    let directory: UnsafePointer<UInt32>
    let places: UnsafePointer<IndexImage.PlaceRow>
    let firstDays: UnsafePointer<Int32>
    let cold: UnsafePointer<IndexImage.ColdRow>
    let lastDays: UnsafePointer<Int32>?
    let exact: UnsafePointer<IndexImage.ExactRow>?

    /// Makes a view, or nil where a section does not lie whole in the memory.
    init?(_ grid: IndexImage.Grid, _ shape: GridShape, in bytes: UnsafeRawBufferPointer) {
        guard let rowCount = Int(exactly: grid.rowCount), rowCount <= bytes.count,
            let base = bytes.baseAddress
        else { return nil }
        func section<Element>(
            _ offset: UInt64, _ count: Int, of type: Element.Type
        ) -> UnsafePointer<Element>? {
            guard let offset = Int(exactly: offset), offset >= IndexImage.headerSize,
                offset % 64 == 0, offset <= bytes.count,
                count <= (bytes.count - offset) / MemoryLayout<Element>.stride
            else { return nil }
            return unsafe (base + offset).assumingMemoryBound(to: type)
        }
        self.shape = shape
        self.rowCount = rowCount
        longestDuration = grid.longestDuration
        guard
            let directory = unsafe section(
                grid.directory, shape.cellCount + 1, of: UInt32.self),
            let places = unsafe section(grid.places, rowCount, of: IndexImage.PlaceRow.self),
            let firstDays = unsafe section(grid.firstDays, rowCount, of: Int32.self),
            let cold = unsafe section(grid.cold, rowCount, of: IndexImage.ColdRow.self)
        else { return nil }
        unsafe self.directory = directory
        unsafe self.places = places
        unsafe self.firstDays = firstDays
        unsafe self.cold = cold
        unsafe lastDays = section(grid.lastDays, rowCount, of: Int32.self)
        unsafe exact = section(grid.exact, rowCount, of: IndexImage.ExactRow.self)
        if grid.lastDays != 0, unsafe lastDays == nil { return nil }
        if grid.exact != 0, unsafe exact == nil { return nil }
        if longestDuration > 0, unsafe lastDays == nil { return nil }
    }

    /// Adds the numbers of the rows in a disc and a window, in no particular order.
    ///
    /// Rows without a date are looked at in every window where they are asked for.
    func find(
        _ disc: Disc, days window: ClosedRange<Int32>?, includesUndated: Bool,
        into rows: inout [UInt32]
    ) {
        let isUndated = longestDuration < 0
        if window != nil && isUndated && !includesUndated { return }
        let days = isUndated ? nil : window
        let low = Int64(days?.lowerBound ?? .min)
        let firstDay = Int32(clamping: max(low - longestDuration, Int64(Int32.min)))
        let lastDay = days?.upperBound ?? .max
        let isWindowed = days != nil
        shape.forEachRun(
            latitude: disc.center.latitude, longitude: disc.center.longitude, reach: disc.reach
        ) { first, last in
            if isWindowed {
                for cell in first...last {
                    let (start, end) = range(cell, cell)
                    if start == end { continue }
                    var index = lowerBound(firstDay, start, end)
                    while index < end, unsafe firstDays[index] <= lastDay {
                        consider(index, disc, low, &rows)
                        index += 1
                    }
                }
            } else {
                let (start, end) = range(first, last)
                for index in start..<end {
                    consider(index, disc, low, &rows)
                }
            }
        }
    }

    /// The rows of neighbouring cells; a damaged directory gives a wrong range, never one outside.
    @inline(__always)
    private func range(_ first: Int, _ last: Int) -> (Int, Int) {
        let end = min(rowCount, Int(unsafe directory[last + 1]))
        return (min(end, Int(unsafe directory[first])), end)
    }

    /// The first row from a day on, without a branch that could be foreseen wrongly.
    @inline(__always)
    private func lowerBound(_ day: Int32, _ start: Int, _ end: Int) -> Int {
        var low = start
        var count = end - start
        while count > 0 {
            let half = (count + 1) >> 1
            low += unsafe firstDays[low + half - 1] < day ? half : 0
            count -= half
        }
        return low
    }

    @inline(__always)
    private func consider(_ index: Int, _ disc: Disc, _ low: Int64, _ rows: inout [UInt32]) {
        let chord = unsafe disc.squaredChord(to: places[index])
        if chord > disc.surelyOutside { return }
        if let lastDays = unsafe lastDays, unsafe Int64(lastDays[index]) < low { return }
        let found = unsafe cold[index]
        if chord <= disc.surelyInside {
            rows.append(found.row)
            return
        }
        let (latitude, longitude) = degrees(index)
        if disc.contains(latitude: latitude, longitude: longitude) { rows.append(found.row) }
    }

    /// The position of a row in degrees, exactly as it came in.
    func degrees(_ index: Int) -> (latitude: Double, longitude: Double) {
        if let exact = unsafe exact {
            let row = unsafe exact[index]
            return (min(90, max(-90, row.latitude)), min(180, max(-180, row.longitude)))
        }
        let row = unsafe cold[index]
        return (
            min(90, max(-90, Double(row.latitude) / 1e7)),
            min(180, max(-180, Double(row.longitude) / 1e7))
        )
    }
}

/// The order of rows in a grid: by cell, day and number.
struct RowOrder {
    private let columns: SpaceTimeColumns
    private let rows: [UInt32]
    private let shape: GridShape

    init(_ columns: SpaceTimeColumns, _ rows: [UInt32], _ shape: GridShape) {
        self.columns = columns
        self.rows = rows
        self.shape = shape
    }

    /// Fills the zeroed directory with the first row of each cell.
    ///
    /// - Returns: The rows in order.
    /// - Complexity: Linear: rows are counted into days, then into cells, and both keep the order.
    func fill(_ directory: UnsafeMutablePointer<UInt32>) -> [UInt32] {
        let (latitudes, longitudes) = (columns.latitudes, columns.longitudes)
        let cells = rows.map { row in
            UInt32(
                shape.cell(latitude: latitudes[Int(row)], longitude: longitudes[Int(row)]))
        }
        for cell in cells { unsafe directory[Int(cell) + 1] += 1 }
        for cell in 0..<shape.cellCount { unsafe directory[cell + 1] += directory[cell] }
        var next = (0..<shape.cellCount).map { unsafe directory[$0] }
        var ordered = [UInt32](repeating: 0, count: rows.count)
        for index in byDay() {
            let cell = Int(cells[Int(index)])
            ordered[Int(next[cell])] = rows[Int(index)]
            next[cell] += 1
        }
        return ordered
    }

    /// The places in ``rows`` by day, sixteen bits of it at a time.
    private func byDay() -> [UInt32] {
        let firstDays = columns.firstDays
        let days = rows.map { firstDays[Int($0)] }
        let earliest = days.min() ?? 0
        let span = days.reduce(0) { max($0, UInt32(bitPattern: $1 &- earliest)) }
        var order = Array(0..<UInt32(rows.count))
        for shift in [UInt32(0), 16] where span >> shift > 0 {
            var next = [UInt32](repeating: 0, count: min(65_536, Int(span >> shift) + 1) + 1)
            func digit(_ day: Int32) -> Int {
                Int((UInt32(bitPattern: day &- earliest) >> shift) & 0xFFFF)
            }
            for day in days { next[digit(day) + 1] += 1 }
            for value in 1..<next.count { next[value] += next[value - 1] }
            var sorted = [UInt32](repeating: 0, count: order.count)
            for index in order {
                let value = digit(days[Int(index)])
                sorted[Int(next[value])] = index
                next[value] += 1
            }
            order = sorted
        }
        return order
    }
}

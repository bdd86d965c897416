import Glibc

/// How a grid divides the earth: bands of latitude, each with the same number of columns.
struct GridShape {
    /// The side of a cell in degrees.
    let cellSize: Double
    /// The number of columns around the earth.
    let columns: Int
    /// The number of bands from pole to pole.
    let bands: Int

    /// The sides that a grid may have: each divides 180 degrees.
    static let cellSizes: [Double] = [0.25, 0.5, 1, 2, 5, 15]

    init(cellSize: Double) {
        self.cellSize = cellSize
        columns = Int((360 / cellSize).rounded())
        bands = Int((180 / cellSize).rounded())
    }

    /// The finest grid whose directory stays small beside so many rows.
    init(rows: Int) {
        let size = GridShape.cellSizes.first { 360 * 180 / ($0 * $0) <= Double(rows) * 1.05 }
        self.init(cellSize: size ?? 15)
    }

    var cellCount: Int { columns * bands }

    func cell(latitude: Double, longitude: Double) -> Int {
        band(latitude) * columns + min(columns - 1, max(0, Int((longitude + 180) / cellSize)))
    }

    private func band(_ latitude: Double) -> Int {
        min(bands - 1, max(0, Int((latitude + 90) / cellSize)))
    }

    // `reach` bounds the disc's radius as an angle on the sphere, in degrees; `visit` is called with
    // the first and the last cell of each run of neighbouring cells in one band.
    @inline(__always)
    func forEachRun(
        latitude: Double, longitude: Double, reach: Double, visit: (Int, Int) -> Void
    ) {
        let south = latitude - reach
        let north = latitude + reach
        var width = 181.0
        if south > -90 && north < 90 {
            let ratio = sin(reach * .pi / 180) / cos(latitude * .pi / 180)
            // The margin covers the rounding of the trigonometric functions.
            if ratio < 1 { width = asin(ratio) * 180 / .pi + 1e-9 }
        }
        let west = Int(((longitude - width + 180) / cellSize).rounded(.down))
        let east = Int(((longitude + width + 180) / cellSize).rounded(.down))
        for band in band(max(-90, south))...band(min(90, north)) {
            let start = band * columns
            if east - west >= columns - 1 {
                visit(start, start + columns - 1)
            } else if west < 0 {
                visit(start, start + min(east, columns - 1))
                visit(start + west + columns, start + columns - 1)
            } else if east >= columns {
                visit(start + west, start + columns - 1)
                visit(start, start + east - columns)
            } else {
                visit(start + west, start + east)
            }
        }
    }
}

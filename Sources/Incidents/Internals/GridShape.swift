import Glibc

/// How a grid divides the earth: bands of latitude, with fewer columns toward the poles.
struct GridShape: Sendable {
    /// The height of a cell, and its width at the equator, in degrees.
    let cellSize: Double
    /// The number of bands from pole to pole.
    private let bands: Int
    /// The number of the first cell of each band, and the number of all cells.
    private let starts: [Int]
    /// Columns for a degree of longitude, by band.
    private let scales: [Double]
    /// Sines and cosines of the latitudes of the edges, from the south pole on.
    private let edges: [SIMD2<Double>]

    /// The sides that a grid may have: each divides 90 degrees.
    static let cellSizes: [Double] = [0.25, 0.5, 1, 2, 5, 15]
    /// The fewest rows for a cell, so that looking up cells costs no more than looking at rows.
    private static let rowsForACell = 4.0

    init(cellSize: Double) {
        self.cellSize = cellSize
        let bands = Int((180 / cellSize).rounded())
        var starts = [0]
        var scales: [Double] = []
        for band in 0..<bands {
            // The edge that is nearer to the equator, where the band is widest.
            let edge = min(abs(Double(band) * cellSize - 90), abs(Double(band + 1) * cellSize - 90))
            let columns = max(1, (360 / cellSize * cos(edge * .pi / 180)).rounded(.up))
            starts.append((starts.last ?? 0) + Int(columns))
            scales.append(columns / 360)
        }
        self.bands = bands
        self.starts = starts
        self.scales = scales
        edges = (0...bands).map { edge in
            let latitude = (Double(edge) * cellSize - 90) * .pi / 180
            return SIMD2(sin(latitude), cos(latitude))
        }
    }

    /// The finest grid that has enough rows in a cell.
    init(rows: Int) {
        // Bands narrow with the cosine of the latitude, so that 2 of π columns are left.
        let size = GridShape.cellSizes.first {
            360 * 180 / ($0 * $0) * (2 / .pi) * GridShape.rowsForACell <= Double(rows)
        }
        self.init(cellSize: size ?? 15)
    }

    var cellCount: Int { starts.last ?? 0 }

    @inline(__always)
    func cell(latitude: Double, longitude: Double) -> Int {
        let band = band(latitude)
        let start = starts[band]
        let last = starts[band + 1] - start - 1
        return start + min(last, max(0, Int((longitude + 180) * scales[band])))
    }

    @inline(__always)
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
        let chord = Chord(latitude: latitude, reach: reach, width: width, cellSize: cellSize)
        for band in band(max(-90, south))...band(min(90, north)) {
            let start = starts[band]
            let columns = starts[band + 1] - start
            let width = chord.width(from: edges[band], to: edges[band + 1])
            let west = Int(((longitude - width + 180) * scales[band]).rounded(.down))
            let east = Int(((longitude + width + 180) * scales[band]).rounded(.down))
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

/// How far a disc reaches east and west in each band.
private struct Chord {
    /// More than the rounding of the cosine can do where ``isNarrowed``.
    private static let margin = 1e-4

    private let sine: Double
    private let cosine: Double
    private let reachCosine: Double
    /// The sine of the latitude at which the disc is widest.
    private let widest: Double
    private let width: Double
    private let isNarrowed: Bool

    @inline(__always)
    init(latitude: Double, reach: Double, width: Double, cellSize: Double) {
        sine = sin(latitude * .pi / 180)
        cosine = cos(latitude * .pi / 180)
        reachCosine = cos(reach * .pi / 180)
        widest = sine / reachCosine
        self.width = width
        // Small discs lie in few cells anyway, and near the poles little of the cosine is left.
        isNarrowed = reach > cellSize && width < 90 && cosine > 0.1
    }

    /// Half the width in degrees of the part of the disc between two edges, or a little more.
    @inline(__always)
    func width(from south: SIMD2<Double>, to north: SIMD2<Double>) -> Double {
        guard isNarrowed else { return width }
        let edge: SIMD2<Double>
        if widest < south.x {
            edge = south
        } else if widest > north.x {
            edge = north
        } else {
            return width
        }
        let scale = cosine * edge.y
        guard scale > 0.01 else { return width }
        // The spherical law of cosines for the triangle of pole, centre and crossing of the edge.
        let turn = (reachCosine - sine * edge.x) / scale
        return min(width, acos(min(1, max(-1, turn))) * 180 / .pi + Chord.margin)
    }
}

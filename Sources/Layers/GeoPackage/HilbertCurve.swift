/// The order of boxes along a curve that fills the plane, so that neighbours stay together.
enum HilbertCurve {
    private static let side: UInt32 = 1 << 16

    /// The cells by where their middles lie on the curve; equal places keep their order.
    static func sorted(_ cells: [IndexEntry]) -> [IndexEntry] {
        var west = Double.infinity
        var south = Double.infinity
        var east = -Double.infinity
        var north = -Double.infinity
        for cell in cells {
            let (x, y) = cell.middle
            west = min(west, x)
            east = max(east, x)
            south = min(south, y)
            north = max(north, y)
        }
        func scale(_ low: Double, _ high: Double) -> Double {
            let factor = Double(side - 1) / (high - low)
            return factor.isFinite ? factor : 0
        }
        let scaleX = scale(west, east)
        let scaleY = scale(south, north)
        let places = cells.indices.map { index -> UInt64 in
            let (x, y) = cells[index].middle
            let place = place(UInt32((x - west) * scaleX), UInt32((y - south) * scaleY))
            return UInt64(place) << 32 | UInt64(index)
        }
        return places.sorted().map { cells[Int($0 & 0xFFFF_FFFF)] }
    }

    /// How far along the curve a square of the grid lies.
    ///
    /// The curve is followed through four halvings of the sides at a time, as it runs in one of four
    /// ways through every square.
    static func place(_ x: UInt32, _ y: UInt32) -> UInt32 {
        let (x, y) = (min(x, side - 1), min(y, side - 1))
        let steps = steps.span
        var place: UInt32 = 0
        var way = 0
        for shift: UInt32 in [12, 8, 4, 0] {
            let square = Int((x >> shift & 15) << 4 | (y >> shift & 15))
            let step = steps[way << 8 | square]
            place = place << 8 | UInt32(step.place)
            way = Int(step.way)
        }
        return place
    }

    /// Where the curve passes a square of sixteen by sixteen, and which way it runs through it.
    private struct Step {
        var place: UInt8 = 0
        var way: UInt8 = 0
    }

    /// The steps for each way and square.
    ///
    /// A way says whether the axes are swapped (1) and turned round (2) before a halving is read.
    private static let steps: [Step] = (0..<4).flatMap { way in
        (0..<256).map { square in
            var (x, y) = (square >> 4, square & 15)
            if way & 2 != 0 { (x, y) = (15 - x, 15 - y) }
            if way & 1 != 0 { swap(&x, &y) }
            var step = Step(way: UInt8(way))
            var half = 8
            while half > 0 {
                let right = x & half == 0 ? 0 : 1
                let upper = y & half == 0 ? 0 : 1
                step.place += UInt8(half * half * ((3 * right) ^ upper))
                if upper == 0 {
                    if right == 1 {
                        (x, y) = (15 - x, 15 - y)
                        step.way ^= 2
                    }
                    swap(&x, &y)
                    step.way ^= 1
                }
                half /= 2
            }
            return step
        }
    }
}

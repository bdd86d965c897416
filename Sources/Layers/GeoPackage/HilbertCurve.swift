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
    static func place(_ x: UInt32, _ y: UInt32) -> UInt32 {
        var (x, y) = (min(x, side - 1), min(y, side - 1))
        var place: UInt32 = 0
        var half = side / 2
        while half > 0 {
            let right: UInt32 = x & half == 0 ? 0 : 1
            let upper: UInt32 = y & half == 0 ? 0 : 1
            place += half &* half &* ((3 &* right) ^ upper)
            if upper == 0 {
                if right == 1 {
                    x = side - 1 - x
                    y = side - 1 - y
                }
                swap(&x, &y)
            }
            half /= 2
        }
        return place
    }
}

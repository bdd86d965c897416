/// Leaves out what could not be told apart on a tile.
///
/// Where a tile has few points, only those go that would stand on the same spot of the screen. Where
/// it has many, one stays for each cell of a grid with gaps as wide as a small symbol. The first of
/// a cell stays, so that the same points are seen again after the map has moved.
struct TileThinning {
    /// More points than this are thinned to cells of the coarse grid.
    static let mostPoints = 4096
    /// Tiles are 512 pixels wide on screens: a half pixel, and a symbol of eight.
    private static let fine = 4
    private static let coarse = 64

    private let unit: Int
    private var taken: Set<Int> = []

    /// Begins a tile with so many points.
    init(points: Int) {
        unit = points > Self.mostPoints ? Self.coarse : Self.fine
    }

    /// Whether a point stays.
    mutating func keeps(x: Double, y: Double) -> Bool {
        let width = 2 * (TileAddress.extent + 2 * TileAddress.buffer) / unit
        let cell = (
            Int(x + Double(TileAddress.extent)) / unit, Int(y + Double(TileAddress.extent)) / unit
        )
        return taken.insert(cell.1 * width + cell.0).inserted
    }
}

import Geodesy

/// The border between two countries, or one stretch of it with its own status.
struct BorderLine: Sendable {
    /// ISO alpha-2 of the two sides, the earlier letter first.
    let sides: [String]
    let status: BorderStatus
    let lines: [[Coordinate]]
    private let indexed = LoadedOnce<LineSet>()

    init(sides: [String], status: BorderStatus, lines: [[Coordinate]]) {
        self.sides = sides
        self.status = status
        self.lines = lines
    }

    func lineSet() throws(GazetteerError) -> LineSet {
        try indexed.get { LineSet(lines: lines) }
    }
}

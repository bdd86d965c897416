import Geodesy

/// The coast of one country.
struct Coast: Sendable {
    /// ISO alpha-2.
    let country: String
    let lines: [[Coordinate]]
    private let indexed = LoadedOnce<LineSet>()

    init(country: String, lines: [[Coordinate]]) {
        self.country = country
        self.lines = lines
    }

    func lineSet() throws(GazetteerError) -> LineSet {
        try indexed.get { LineSet(lines: lines) }
    }
}

/// A square of 100 km of MGRS beyond the UTM grid, lettered over the polar stereographic projection.
struct PolarSquare: Sendable {
    private static let southRows = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
    private static let northRows = Array("ABCDEFGHJKLMNP")
    /// The letters of the columns with the number of the first one, in squares from the origin.
    private static let columns: [Character: (letters: [Character], first: Int)] = [
        "A": (Array("JKLPQRSTUXYZ"), 8), "B": (Array("ABCFGHJKLPQR"), 20),
        "Y": (Array("RSTUXYZ"), 13), "Z": (Array("ABCFGHJ"), 20),
    ]

    /// The three letters: which half of which pole, column and row.
    let letters: String
    /// The position on the projection, in metres.
    let position: MapPosition
    private let isNorth: Bool

    /// The square's south-western corner from its letters, `nil` if there is none.
    init?(half: Character, column: Character, row: Character) {
        isNorth = half >= "Y"
        let rows = isNorth ? Self.northRows : Self.southRows
        guard let columns = Self.columns[half], let x = columns.letters.firstIndex(of: column),
            let y = rows.firstIndex(of: row)
        else { return nil }
        letters = String([half, column, row])
        position = MapPosition(
            x: Double(columns.first + x) * 100_000,
            y: Double((isNorth ? 13 : 8) + y) * 100_000)
    }

    /// The square that holds a position.
    init(of coordinate: Coordinate) throws(GeodesyError) {
        isNorth = coordinate.latitude > 0
        position = try GridProjections.ups(isNorth: isNorth).project(coordinate)
        let isEast = position.x >= 2_000_000
        let half: Character = isNorth ? (isEast ? "Z" : "Y") : (isEast ? "B" : "A")
        let rows = isNorth ? Self.northRows : Self.southRows
        guard let columns = Self.columns[half] else {
            throw .outsideUTM(latitude: coordinate.latitude)
        }
        let column = Int((position.x + 1e-6) / 100_000) - columns.first
        let row = Int((position.y + 1e-6) / 100_000) - (isNorth ? 13 : 8)
        guard columns.letters.indices.contains(column), rows.indices.contains(row) else {
            throw .outsideUTM(latitude: coordinate.latitude)
        }
        letters = String([half, columns.letters[column], rows[row]])
    }

    /// The position so many metres into the square, `nil` where UTM should have been used.
    func coordinate(eastward: Double, northward: Double) throws(GeodesyError) -> Coordinate? {
        let found = try GridProjections.ups(isNorth: isNorth).coordinate(
            at: MapPosition(x: position.x + eastward, y: position.y + northward))
        return isNorth ? (found.latitude > 82 ? found : nil) : (found.latitude < -78 ? found : nil)
    }
}

import Gazetteer
import Geodesy

/// The places in the order of their names and by position, for suggestions and for "what is here".
struct PlaceDirectory: Sendable {
    private let register: PlaceRegister
    private let names: [(key: [UInt8], row: Int)]
    private let points: PointIndex
    private let rows: [Int]

    /// Sorts the places once.
    init(_ register: PlaceRegister) {
        self.register = register
        let index = register.index
        names = (0..<index.count).map { (NameKey(index.name(at: $0)).bytes, $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        // Nobody is in a country or a region as one is in a town.
        rows = (0..<index.count).filter { row in
            index.featureClass(at: row) == .populated
        }
        points = PointIndex(rows.map { index.coordinate(at: $0) })
    }

    /// The places whose preferred names begin so, the most important first.
    func places(beginningWith text: String, limit: Int) -> [Place] {
        let key = NameKey(text).bytes
        guard !key.isEmpty else { return [] }
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle].key.lexicographicallyPrecedes(key) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var found: [Int] = []
        while low < names.count, names[low].key.starts(with: key) {
            found.append(names[low].row)
            low += 1
        }
        let index = register.index
        return found.sorted { index.importance(at: $0) > index.importance(at: $1) }
            .prefix(limit).map { index.place(at: $0) }
    }

    /// The towns and villages nearest to a position.
    func nearest(to position: Coordinate, count: Int) -> [(place: Place, distance: Length)] {
        points.nearest(to: position, count: count).map { neighbour in
            (register.index.place(at: rows[neighbour.row]), neighbour.distance)
        }
    }
}

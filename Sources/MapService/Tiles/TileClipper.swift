import Geodesy

/// Puts positions on a tile and cuts away what lies beyond its buffer.
struct TileClipper {
    private typealias Position = (x: Double, y: Double)

    let tile: TileAddress
    private let low = -Double(TileAddress.buffer)
    private let high = Double(TileAddress.extent + TileAddress.buffer)

    init(tile: TileAddress) {
        self.tile = tile
    }

    private func position(_ coordinate: Coordinate) -> Position {
        tile.place(longitude: coordinate.longitude, latitude: coordinate.latitude)
    }

    private func isInside(_ position: Position) -> Bool {
        position.x >= low && position.x <= high && position.y >= low && position.y <= high
    }

    private func rounded(_ position: Position) -> TileShape.Place {
        TileShape.Place(x: Int(position.x.rounded()), y: Int(position.y.rounded()))
    }

    /// The points within, without those that fall on another.
    func points(_ coordinates: [Coordinate]) -> [TileShape.Place] {
        var known: Set<TileShape.Place> = []
        return coordinates.map(position).filter(isInside).map(rounded)
            .filter { known.insert($0).inserted }
    }

    /// The pieces of a line within, after Liang and Barsky.
    func pieces(of line: [Coordinate]) -> [[TileShape.Place]] {
        var pieces: [[TileShape.Place]] = []
        var piece: [TileShape.Place] = []
        func end() {
            if piece.count >= 2 { pieces.append(piece) }
            piece = []
        }
        func add(_ place: TileShape.Place) {
            if piece.last != place { piece.append(place) }
        }
        var positions = line.map(position)[...]
        guard var from = positions.popFirst() else { return [] }
        for to in positions {
            if let cut = cut(from, to) {
                add(rounded(cut.from))
                add(rounded(cut.to))
                if cut.leaves { end() }
            } else {
                end()
            }
            from = to
        }
        end()
        return pieces
    }

    private func cut(
        _ from: Position, _ to: Position
    ) -> (from: Position, to: Position, leaves: Bool)? {
        let step = (x: to.x - from.x, y: to.y - from.y)
        var (start, stop) = (0.0, 1.0)
        let sides = [
            (-step.x, from.x - low), (step.x, high - from.x), (-step.y, from.y - low),
            (step.y, high - from.y),
        ]
        for (slope, distance) in sides {
            if slope == 0 {
                if distance < 0 { return nil }
            } else if slope < 0 {
                start = max(start, distance / slope)
            } else {
                stop = min(stop, distance / slope)
            }
        }
        guard start <= stop else { return nil }
        func at(_ share: Double) -> Position {
            (from.x + share * step.x, from.y + share * step.y)
        }
        return (at(start), at(stop), stop < 1)
    }

    /// The part of a ring within, after Sutherland and Hodgman, not closed.
    func ring(_ ring: [Coordinate]) -> [TileShape.Place] {
        var positions = ring.dropLast().map(position)
        positions = half(positions, { $0.x - low })
        positions = half(positions, { high - $0.x })
        positions = half(positions, { $0.y - low })
        positions = half(positions, { high - $0.y })
        var places: [TileShape.Place] = []
        for place in positions.lazy.map(rounded) where places.last != place {
            places.append(place)
        }
        while places.count > 1, places.first == places.last { places.removeLast() }
        return places
    }

    /// The part of a ring where a distance is not negative.
    private func half(
        _ ring: [Position], _ distance: (Position) -> Double
    ) -> [Position] {
        guard var last = ring.last else { return [] }
        var kept: [Position] = []
        var lastDistance = distance(last)
        for position in ring {
            let own = distance(position)
            if (own >= 0) != (lastDistance >= 0) {
                let share = lastDistance / (lastDistance - own)
                kept.append(
                    (last.x + share * (position.x - last.x), last.y + share * (position.y - last.y))
                )
            }
            if own >= 0 { kept.append(position) }
            (last, lastDistance) = (position, own)
        }
        return kept
    }
}

/// Cuts lines and polygons of the unwrapped plane where they cross the antimeridian.
///
/// The two sides of a cut are the pieces of the rings between crossings; along the meridian the
/// inside lies between the first and second crossing, the third and fourth, and so on. A position
/// on the meridian counts as lying east of it, which keeps the number of crossings even.
enum AntimeridianCutter {
    /// The pieces of a line, each within one turn of the earth.
    static func pieces(ofLine line: [RawPosition]) -> [[RawPosition]] {
        var pieces: [[RawPosition]] = []
        var piece: [RawPosition] = []
        for position in line {
            if let before = piece.last {
                for meridian in meridians(
                    between: before.longitude, and: position.longitude, includingLow: true)
                {
                    let crossing = before.crossing(to: position, meridian: meridian)
                    if piece.last != crossing { piece.append(crossing) }
                    if piece.count > 1 { pieces.append(piece) }
                    piece = [crossing]
                }
            }
            if piece.last != position { piece.append(position) }
        }
        if piece.count > 1 || pieces.isEmpty { pieces.append(piece) }
        return pieces
    }

    /// The polygons that a polygon falls into, each within one turn of the earth.
    static func pieces(ofPolygon rings: [[RawPosition]]) -> [[[RawPosition]]] {
        guard let exterior = rings.first, let extent = extent(of: exterior) else { return [rings] }
        var parts = [rings]
        for meridian in meridians(between: extent.west, and: extent.east) {
            parts = parts.flatMap { split($0, at: meridian) }
        }
        return parts
    }

    /// The meridians 180 degrees (and whole turns from it) between two longitudes, as they are met.
    ///
    /// One at the western end counts only for lines: they are cut where they
    /// leave it to the east.
    private static func meridians(
        between start: Double, and end: Double, includingLow: Bool = false
    ) -> [Double] {
        let low = min(start, end)
        let high = max(start, end)
        var meridian = ((low - 180) / 360).rounded(.down) * 360 + 180
        var found: [Double] = []
        while meridian < high {
            if meridian > low || includingLow && meridian == low { found.append(meridian) }
            meridian += 360
        }
        return start <= end ? found : found.reversed()
    }

    static func extent(of ring: [RawPosition]) -> (west: Double, east: Double)? {
        guard let west = ring.lazy.map(\.longitude).min(),
            let east = ring.lazy.map(\.longitude).max()
        else { return nil }
        return (west, east)
    }

    /// Where a ring meets the meridian.
    private struct Crossing {
        let position: RawPosition
        /// How the latitude changes on going west from the crossing.
        ///
        /// It orders crossings at one position, as a meridian a hair's breadth further west would.
        let slope: Double

        init(_ one: RawPosition, _ two: RawPosition, meridian: Double) {
            position = one.crossing(to: two, meridian: meridian)
            let west = one.longitude < two.longitude ? one : two
            slope = (west.latitude - position.latitude) / (meridian - west.longitude)
        }
    }

    /// A part of a ring on one side, from crossing to crossing.
    private struct Chain {
        var positions: [RawPosition]
        let isEast: Bool
        let start: Crossing
        let end: Crossing
    }

    private static func split(
        _ rings: [[RawPosition]], at meridian: Double
    ) -> [[[RawPosition]]] {
        var chains: [Chain] = []
        var whole: [(isEast: Bool, ring: [RawPosition])] = []
        for ring in rings {
            let cut = self.chains(of: ring, at: meridian)
            if cut.isEmpty {
                whole.append(((ring.first?.longitude ?? 0) >= meridian, ring))
            } else {
                chains += cut
            }
        }
        guard !chains.isEmpty else { return [rings] }
        var polygons: [[[RawPosition]]] = []
        for isEast in [false, true] {
            let exteriors = join(chains.filter { $0.isEast == isEast })
            var side = exteriors.map { [$0] }
            for hole in whole where hole.isEast == isEast {
                let owner = exteriors.firstIndex { contains($0, hole.ring) }
                if let owner { side[owner].append(hole.ring) }
            }
            polygons += side
        }
        return polygons
    }

    private static func chains(of ring: [RawPosition], at meridian: Double) -> [Chain] {
        var crossings: [(crossing: Crossing, index: Int)] = []
        for index in ring.indices.dropFirst()
        where (ring[index - 1].longitude >= meridian) != (ring[index].longitude >= meridian) {
            crossings.append((Crossing(ring[index - 1], ring[index], meridian: meridian), index))
        }
        return crossings.indices.map { number in
            let (start, first) = crossings[number]
            let isLast = number == crossings.count - 1
            let (end, next) = crossings[isLast ? 0 : number + 1]
            // The ring is closed: behind its last position comes its second.
            let between =
                isLast ? ring[first...] + ring[1..<max(next, 1)] : ring[first..<next]
            return Chain(
                positions: ([start.position] + between + [end.position]).withoutRepetition,
                isEast: ring[first].longitude >= meridian, start: start, end: end)
        }
    }

    /// Joins the chains of one side along the meridian into rings.
    private static func join(_ chains: [Chain]) -> [[RawPosition]] {
        struct End {
            let crossing: Crossing
            let chain: Int
            let isStart: Bool
        }
        var ends: [End] = []
        for (index, chain) in chains.enumerated() {
            ends.append(End(crossing: chain.start, chain: index, isStart: true))
            ends.append(End(crossing: chain.end, chain: index, isStart: false))
        }
        ends.sort {
            ($0.crossing.position.latitude, $0.crossing.slope, $0.chain, $0.isStart ? 0 : 1)
                < ($1.crossing.position.latitude, $1.crossing.slope, $1.chain, $1.isStart ? 0 : 1)
        }
        var partner: [Int: Int] = [:]
        func key(_ end: End) -> Int { end.chain * 2 + (end.isStart ? 0 : 1) }
        for index in stride(from: 0, to: ends.count - 1, by: 2) {
            partner[key(ends[index])] = key(ends[index + 1])
            partner[key(ends[index + 1])] = key(ends[index])
        }
        var isUsed = [Bool](repeating: false, count: chains.count)
        var rings: [[RawPosition]] = []
        for first in chains.indices where !isUsed[first] {
            var ring: [RawPosition] = []
            var entry = first * 2
            while !isUsed[entry / 2] {
                isUsed[entry / 2] = true
                let isForward = entry.isMultiple(of: 2)
                let positions = chains[entry / 2].positions
                for position in isForward ? positions : positions.reversed()
                where ring.last != position { ring.append(position) }
                let exit = isForward ? entry + 1 : entry - 1
                guard let next = partner[exit] else { break }
                entry = next
            }
            if let start = ring.first, ring.last != start { ring.append(start) }
            // A side that only touches the meridian has no area.
            if ring.count >= 4, Unwrapped.doubleArea(ring) != 0 { rings.append(ring) }
        }
        return rings
    }

    /// Whether a ring holds another, judged by a position of it that is not on the edge.
    private static func contains(_ ring: [RawPosition], _ inner: [RawPosition]) -> Bool {
        guard let point = inner.first(where: { !ring.contains($0) }) ?? inner.first else {
            return false
        }
        var isInside = false
        for index in ring.indices.dropFirst() {
            let (one, two) = (ring[index - 1], ring[index])
            if (one.latitude > point.latitude) != (two.latitude > point.latitude) {
                let part = (point.latitude - one.latitude) / (two.latitude - one.latitude)
                if point.longitude < one.longitude + part * (two.longitude - one.longitude) {
                    isInside.toggle()
                }
            }
        }
        return isInside
    }
}

extension Sequence<RawPosition> {
    /// The positions without those that repeat the one before.
    var withoutRepetition: [RawPosition] {
        reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}

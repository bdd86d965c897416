import Geodesy

/// Points in the plane of longitude and latitude, for boxes: how many lie in one, and which.
///
/// A packed tree as of flatbush: the points stand along a curve that fills the plane, in leaves of
/// 64 with their boxes, and 16 boxes of a level lie in one of the next. It takes 20 bytes a point.
struct PointTree: Sendable {
    private struct Box {
        var west = Double.infinity
        var south = Double.infinity
        var east = -Double.infinity
        var north = -Double.infinity

        mutating func add(_ other: Box) {
            west = min(west, other.west)
            south = min(south, other.south)
            east = max(east, other.east)
            north = max(north, other.north)
        }
    }

    private static let leafSize = 64
    private static let fan = 16

    private let longitudes: [Double]
    private let latitudes: [Double]
    /// The numbers of the points along the curve.
    private let order: [UInt32]
    /// The boxes of the leaves, of what holds 16 of them, and so on up to a single level.
    private let levels: [[Box]]

    /// Builds the tree.
    ///
    /// - Parameters:
    ///   - longitudes: Degrees; NaN for a feature without a position, which lies in no box.
    ///   - latitudes: Degrees.
    /// - Complexity: O(*n* log *n*).
    init(longitudes: [Double], latitudes: [Double]) {
        precondition(longitudes.count == latitudes.count, "two columns of one length")
        self.longitudes = longitudes
        self.latitudes = latitudes
        let keys = longitudes.indices.map { index in
            Self.place(longitudes[index], latitudes[index]) << 32 | UInt64(index)
        }
        order = keys.filter { !longitudes[Int($0 & 0xFFFF_FFFF)].isNaN }.sorted()
            .map { UInt32(truncatingIfNeeded: $0) }
        var level: [Box] = stride(from: 0, to: order.count, by: Self.leafSize).map { [order] in
            var box = Box()
            for number in order[$0..<min($0 + Self.leafSize, order.count)] {
                let (x, y) = (longitudes[Int(number)], latitudes[Int(number)])
                box.add(Box(west: x, south: y, east: x, north: y))
            }
            return box
        }
        var levels = [level]
        while level.count > Self.fan {
            level = stride(from: 0, to: level.count, by: Self.fan).map { [level] in
                var box = Box()
                for member in level[$0..<min($0 + Self.fan, level.count)] { box.add(member) }
                return box
            }
            levels.append(level)
        }
        self.levels = levels
    }

    /// The place along Morton's curve, in 32 bits.
    private static func place(_ longitude: Double, _ latitude: Double) -> UInt64 {
        func spread(_ value: Double) -> UInt64 {
            var bits = UInt64(max(0, min(65_535, value * 65_536)))
            bits = (bits | bits << 8) & 0x00FF_00FF
            bits = (bits | bits << 4) & 0x0F0F_0F0F
            bits = (bits | bits << 2) & 0x3333_3333
            return (bits | bits << 1) & 0x5555_5555
        }
        guard !longitude.isNaN else { return 0 }
        return spread((longitude + 180) / 360) << 1 | spread((latitude + 90) / 180)
    }

    /// The numbers of the points in a box, edges included, in no particular order.
    ///
    /// - Precondition: The box does not cross the antimeridian and touches neither it nor a pole,
    ///   where one position has several longitudes.
    func points(in box: BoundingBox) -> [UInt32] {
        points(west: box.west, south: box.south, east: box.east, north: box.north)
    }

    /// The numbers of the points whose degrees lie between edges, those included.
    func points(west: Double, south: Double, east: Double, north: Double) -> [UInt32] {
        var found: [UInt32] = []
        let box = Box(west: west, south: south, east: east, north: north)
        let top = levels.count - 1
        for node in levels[top].indices { search(top, node, box, &found) }
        return found
    }

    private func search(_ level: Int, _ node: Int, _ box: Box, _ found: inout [UInt32]) {
        let own = levels[level][node]
        guard own.east >= box.west, own.west <= box.east, own.north >= box.south,
            own.south <= box.north
        else { return }
        let isInside =
            own.west >= box.west && own.east <= box.east && own.south >= box.south
            && own.north <= box.north
        if isInside || level == 0 {
            var width = Self.leafSize
            for _ in 0..<level { width *= Self.fan }
            let range = node * width..<min((node + 1) * width, order.count)
            if isInside {
                found.append(contentsOf: order[range])
                return
            }
            for number in order[range] where contains(box, Int(number)) { found.append(number) }
            return
        }
        let below = node * Self.fan..<min((node + 1) * Self.fan, levels[level - 1].count)
        for child in below { search(level - 1, child, box, &found) }
    }

    private func contains(_ box: Box, _ number: Int) -> Bool {
        let (x, y) = (longitudes[number], latitudes[number])
        return x >= box.west && x <= box.east && y >= box.south && y <= box.north
    }
}

import Geodesy

/// Points in the plane of longitude and latitude, for boxes: how many lie in one, and which.
///
/// A packed tree as of flatbush: the points stand along a curve that fills the plane, in leaves of
/// 64 with their boxes, and 16 boxes of a level lie in one of the next. It takes 24 bytes a point.
struct PointTree: Sendable {
    private static let leafSize = 64
    private static let fan = 16

    /// The numbers of the points along the curve, those without a position at the end.
    let order: [UInt32]
    /// How many of them have a position.
    private let count: Int
    /// The degrees of the points along the curve.
    private let longitudes: [Double]
    private let latitudes: [Double]
    /// The place of each point along the curve, by its number.
    let places: [UInt32]
    /// The boxes of the leaves, of what holds 16 of them, and so on up to a single level.
    private let levels: [[DegreeBox]]

    /// Builds the tree.
    ///
    /// - Parameters:
    ///   - longitudes: Degrees; NaN for a feature without a position, which lies in no box.
    ///   - latitudes: Degrees.
    /// - Complexity: O(*n* log *n*).
    init(longitudes: [Double], latitudes: [Double]) {
        precondition(longitudes.count == latitudes.count, "two columns of one length")
        var keys: [UInt64] = []
        keys.reserveCapacity(longitudes.count)
        for index in longitudes.indices {
            keys.append(Self.place(longitudes[index], latitudes[index]) << 32 | UInt64(index))
        }
        keys.sort()
        let order = keys.map { UInt32(truncatingIfNeeded: $0) }
        var places = [UInt32](repeating: 0, count: order.count)
        for (place, number) in order.enumerated() { places[Int(number)] = UInt32(place) }
        self.order = order
        self.places = places
        self.longitudes = order.map { longitudes[Int($0)] }
        self.latitudes = order.map { latitudes[Int($0)] }
        count = order.count - longitudes.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
        levels = Self.levels(self.longitudes, self.latitudes, count)
    }

    private static func levels(
        _ longitudes: [Double], _ latitudes: [Double], _ count: Int
    ) -> [[DegreeBox]] {
        var level: [DegreeBox] = []
        for start in stride(from: 0, to: count, by: leafSize) {
            var box = DegreeBox()
            for place in start..<min(start + leafSize, count) {
                box.add(longitudes[place], latitudes[place])
            }
            level.append(box)
        }
        var levels = [level]
        while level.count > fan {
            var next: [DegreeBox] = []
            for start in stride(from: 0, to: level.count, by: fan) {
                var box = DegreeBox()
                for member in level[start..<min(start + fan, level.count)] { box.add(member) }
                next.append(box)
            }
            levels.append(next)
            level = next
        }
        return levels
    }

    /// The place along Morton's curve in 31 bits, behind all for a feature without a position.
    private static func place(_ longitude: Double, _ latitude: Double) -> UInt64 {
        func spread(_ value: Double) -> UInt64 {
            var bits = UInt64(max(0, min(32_767, value * 32_768)))
            bits = (bits | bits << 8) & 0x00FF_00FF
            bits = (bits | bits << 4) & 0x0F0F_0F0F
            bits = (bits | bits << 2) & 0x3333_3333
            return (bits | bits << 1) & 0x5555_5555
        }
        guard !longitude.isNaN else { return 0xFFFF_FFFF }
        return spread((longitude + 180) / 360) << 1 | spread((latitude + 90) / 180)
    }

    /// The degrees of a point, by its number; NaN where it has no position.
    func position(_ number: UInt32) -> (longitude: Double, latitude: Double) {
        let place = Int(places[Int(number)])
        return (longitudes[place], latitudes[place])
    }

    /// The numbers of the points without a position.
    var unlocated: ArraySlice<UInt32> { order[count...] }

    /// The numbers of the points whose degrees lie in a box, edges included, in no particular order.
    ///
    /// - Parameters:
    ///   - box: The edges; a position with several pairs of numbers lies only where its own say.
    ///   - most: How many may be gathered.
    /// - Returns: Nil where there are more.
    func points(in box: DegreeBox, most: Int = .max) -> [UInt32]? {
        var found: [UInt32] = []
        let top = levels.count - 1
        for node in levels[top].indices where !search(top, node, box, most, &found) { return nil }
        return found
    }

    /// How many points lie in a box, edges included.
    ///
    /// - Complexity: Linear in what lies along the edges only.
    func count(in box: DegreeBox) -> Int {
        let top = levels.count - 1
        return levels[top].indices.reduce(0) { $0 + count(top, $1, box) }
    }

    private func count(_ level: Int, _ node: Int, _ box: DegreeBox) -> Int {
        let own = levels[level][node]
        guard own.touches(box) else { return 0 }
        if own.lies(in: box) { return places(below: level, node).count }
        if level > 0 {
            return children(of: level, node).reduce(0) { $0 + count(level - 1, $1, box) }
        }
        var found = 0
        for place in places(below: 0, node)
        where box.contains(longitudes[place], latitudes[place]) {
            found += 1
        }
        return found
    }

    private func search(
        _ level: Int, _ node: Int, _ box: DegreeBox, _ most: Int, _ found: inout [UInt32]
    ) -> Bool {
        let own = levels[level][node]
        guard own.touches(box) else { return true }
        if own.lies(in: box) {
            let inside = places(below: level, node)
            guard inside.count <= most - found.count else { return false }
            found.append(contentsOf: order[inside])
        } else if level == 0 {
            for place in places(below: 0, node)
            where box.contains(longitudes[place], latitudes[place]) {
                found.append(order[place])
            }
        } else {
            for child in children(of: level, node)
            where !search(level - 1, child, box, most, &found) { return false }
        }
        return found.count <= most
    }

    /// Where the points below a node stand along the curve.
    private func places(below level: Int, _ node: Int) -> Range<Int> {
        var width = Self.leafSize
        for _ in 0..<level { width *= Self.fan }
        return node * width..<min((node + 1) * width, count)
    }

    private func children(of level: Int, _ node: Int) -> Range<Int> {
        node * Self.fan..<min((node + 1) * Self.fan, levels[level - 1].count)
    }
}

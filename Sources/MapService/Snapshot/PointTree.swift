import Geodesy

/// Points in the plane of longitude and latitude, for boxes: how many lie in one, and which.
///
/// A packed tree as of flatbush: the points stand along a curve that fills the plane, in leaves of
/// 64 with their boxes, and 16 boxes of a level lie in one of the next. It takes 24 bytes a point.
struct PointTree: Sendable {
    /// One of the points.
    struct Point: Comparable, Sendable {
        let number: UInt32
        /// Where it stands along the curve.
        let place: UInt32

        /// By the numbers.
        static func < (one: Point, other: Point) -> Bool { one.number < other.number }
    }

    /// As many as a word has bits.
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
    private let places: [UInt32]
    /// The boxes of the leaves, of what holds 16 of them each, and so on up to the top.
    private let boxes: [DegreeBox]
    /// Where the boxes of each level begin, and where those of the top end.
    private let starts: [Int]

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
        var boxes = Self.leaves(self.longitudes, self.latitudes, count)
        starts = Self.addLevels(above: &boxes)
        self.boxes = boxes
    }

    private static func leaves(
        _ longitudes: [Double], _ latitudes: [Double], _ count: Int
    ) -> [DegreeBox] {
        stride(from: 0, to: count, by: leafSize).map { start in
            var box = DegreeBox()
            for place in start..<min(start + leafSize, count) {
                box.add(longitudes[place], latitudes[place])
            }
            return box
        }
    }

    /// Appends the boxes of all other levels to the leaves.
    ///
    /// - Returns: Where the levels begin, and the end.
    private static func addLevels(above boxes: inout [DegreeBox]) -> [Int] {
        var starts = [0, boxes.count]
        var level = 0..<boxes.count
        while level.count > fan {
            for start in stride(from: level.lowerBound, to: level.upperBound, by: fan) {
                var box = DegreeBox()
                for member in start..<min(start + fan, level.upperBound) { box.add(boxes[member]) }
                boxes.append(box)
            }
            level = level.upperBound..<boxes.count
            starts.append(boxes.count)
        }
        return starts
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

    /// The point of a number.
    func point(_ number: Int) -> Point { Point(number: UInt32(number), place: places[number]) }

    /// The degrees of a point; NaN where it has no position.
    func position(_ point: Point) -> (longitude: Double, latitude: Double) {
        (longitudes[Int(point.place)], latitudes[Int(point.place)])
    }

    /// How many points have no position.
    var unlocatedCount: Int { order.count - count }

    /// Adds the points without a position.
    func appendUnlocated(to points: inout [Point]) {
        append(count..<order.count, to: &points)
    }

    private func append(_ places: Range<Int>, to points: inout [Point]) {
        for place in places { points.append(Point(number: order[place], place: UInt32(place))) }
    }

    /// The points whose degrees lie in a box, edges included, in no particular order.
    ///
    /// - Parameters:
    ///   - box: The edges; a position with several pairs of numbers lies only where its own say.
    ///   - most: How many may be gathered.
    /// - Returns: Nil where there are more.
    func points(in box: DegreeBox, most: Int = .max) -> [Point]? {
        var found: [Point] = []
        found.reserveCapacity(min(most, 1024))
        for node in 0..<topCount where !search(topLevel, node, box, most, &found) { return nil }
        return found
    }

    /// How many points lie in a box, edges included.
    ///
    /// - Complexity: Linear in what lies along the edges only.
    func count(in box: DegreeBox) -> Int {
        (0..<topCount).reduce(0) { $0 + count(topLevel, $1, box) }
    }

    private var topLevel: Int { starts.count - 2 }
    private var topCount: Int { boxes.count - starts[topLevel] }

    private func count(_ level: Int, _ node: Int, _ box: DegreeBox) -> Int {
        let own = boxes[starts[level] + node]
        guard own.touches(box) else { return 0 }
        if own.lies(in: box) { return places(below: level, node).count }
        if level > 0 {
            return children(of: level, node).reduce(0) { $0 + count(level - 1, $1, box) }
        }
        return members(of: node, in: box).nonzeroBitCount
    }

    private func search(
        _ level: Int, _ node: Int, _ box: DegreeBox, _ most: Int, _ found: inout [Point]
    ) -> Bool {
        let own = boxes[starts[level] + node]
        guard own.touches(box) else { return true }
        if own.lies(in: box) {
            let inside = places(below: level, node)
            guard inside.count <= most - found.count else { return false }
            append(inside, to: &found)
        } else if level == 0 {
            var members = members(of: node, in: box)
            while members != 0 {
                let place = node * Self.leafSize + members.trailingZeroBitCount
                found.append(Point(number: order[place], place: UInt32(place)))
                members &= members - 1
            }
        } else {
            for child in children(of: level, node)
            where !search(level - 1, child, box, most, &found) { return false }
        }
        return found.count <= most
    }

    /// Which points of a leaf lie in a box, the first as the lowest bit.
    ///
    /// It goes the same way for all of them, since nothing could foretell which ones lie inside.
    private func members(of leaf: Int, in box: DegreeBox) -> UInt64 {
        let start = leaf * Self.leafSize
        let size = min(Self.leafSize, count - start)
        let longitudes = longitudes.span.extracting(start..<start + size)
        let latitudes = latitudes.span.extracting(start..<start + size)
        var members: UInt64 = 0
        for index in 0..<size {
            let longitude = longitudes[index]
            let latitude = latitudes[index]
            let isInside: UInt64 =
                (longitude >= box.west ? 1 : 0) & (longitude <= box.east ? 1 : 0)
                & (latitude >= box.south ? 1 : 0) & (latitude <= box.north ? 1 : 0)
            members |= isInside &<< UInt64(truncatingIfNeeded: index)
        }
        return members
    }

    /// Where the points below a node stand along the curve.
    private func places(below level: Int, _ node: Int) -> Range<Int> {
        var width = Self.leafSize
        for _ in 0..<level { width *= Self.fan }
        return node * width..<min((node + 1) * width, count)
    }

    private func children(of level: Int, _ node: Int) -> Range<Int> {
        node * Self.fan..<min((node + 1) * Self.fan, starts[level] - starts[level - 1])
    }
}

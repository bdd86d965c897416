import Geodesy
import Glibc

/// Positions in a balanced tree over geocentric coordinates, in flat columns.
///
/// A complete binary tree of cuts along the widest axis; its leaves are runs of about twelve points.
/// Straight distances through the earth order places as distances over it do, to within parts per
/// million where places are near, and know neither poles nor an antimeridian; the last choice is made
/// with the exact geodesic.
struct PointTree: Sendable {
    static let pointsPerLeaf = 12
    /// How much farther than the best a point may lie, in square of the straight distance, to be
    /// measured exactly: covers rounding to single precision (half a metre) and the ellipsoid.
    static let slack = 1.0001
    /// How much that grows with the distance: for far places the order of straight distances and
    /// that of geodesics may differ by the flattening.
    static let farSlack = 0.002 / (6_378_137.0 * 6_378_137.0)

    let coordinates: Column<UInt32>
    let rows: Column<UInt32>
    let cuts: Column<UInt32>
    let axes: Column<UInt8>

    /// Metres from the middle of the earth.
    struct Position {
        var x: Double
        var y: Double
        var z: Double
    }

    /// The geocentric position of a point on the ellipsoid.
    static func position(latitude: Double, longitude: Double) -> Position {
        let flattening = 1 / 298.257_223_563
        let square = flattening * (2 - flattening)
        let phi = latitude * .pi / 180
        let lambda = longitude * .pi / 180
        let normal = 6_378_137 / (1 - square * sin(phi) * sin(phi)).squareRoot()
        return Position(
            x: normal * cos(phi) * cos(lambda), y: normal * cos(phi) * sin(lambda),
            z: normal * (1 - square) * sin(phi))
    }

    /// How many leaves so many points have: a power of two.
    static func leaves(of points: Int) -> Int {
        var leaves = 1
        while leaves * pointsPerLeaf < points { leaves *= 2 }
        return leaves
    }

    /// The first point of a leaf.
    @inline(__always)
    static func start(ofLeaf leaf: Int, of leaves: Int, points: Int) -> Int {
        leaf * points / leaves
    }

    /// The nearest rows to a position, by straight distance, with a few more for the last choice.
    ///
    /// - Parameters:
    ///   - position: Where to look from.
    ///   - count: How many are wanted.
    ///   - limit: The square of the greatest straight distance in metres.
    ///   - isWanted: Which rows count.
    /// - Returns: Rows with the squares of their straight distances, in no order.
    func nearest(
        to position: Position, count: Int, limit: Double, isWanted: (Int) -> Bool
    ) -> [(row: Int, square: Double)] {
        var search = Search(tree: self, position: position, count: count, limit: limit)
        search.run(isWanted)
        return search.found
    }

    private struct Search {
        let tree: PointTree
        let position: Position
        let count: Int
        let leaves: Int
        let points: Int
        var found: [(row: Int, square: Double)] = []
        /// Squares of the best distances, in order: the last is that of the worst one wanted.
        var best: [Double] = []
        var limit: Double

        init(tree: PointTree, position: Position, count: Int, limit: Double) {
            self.tree = tree
            self.position = position
            self.count = count
            self.limit = limit
            points = tree.rows.count
            leaves = PointTree.leaves(of: points)
        }

        mutating func run(_ isWanted: (Int) -> Bool) {
            guard points > 0, tree.cuts.count >= leaves else { return }
            descend(node: 1, offX: 0, offY: 0, offZ: 0, isWanted)
            let limit = limit
            found.removeAll { $0.square > limit }
        }

        /// Visits the nearer half first; `off` tells how far the half lies along each axis at least.
        private mutating func descend(
            node: Int, offX: Double, offY: Double, offZ: Double, _ isWanted: (Int) -> Bool
        ) {
            guard node < leaves else { return visit(leaf: node - leaves, isWanted) }
            let axis = tree.axes[node]
            let cut = Double(Float(bitPattern: tree.cuts[node]))
            let along = axis == 0 ? position.x : axis == 1 ? position.y : position.z
            let side = along - cut
            let near = side < 0 ? 2 * node : 2 * node + 1
            descend(node: near, offX: offX, offY: offY, offZ: offZ, isWanted)
            // The cut is rounded to single precision, so it may be half a metre off.
            let off = max(0, abs(side) - 1)
            let x = axis == 0 ? max(offX, off) : offX
            let y = axis == 1 ? max(offY, off) : offY
            let z = axis == 2 ? max(offZ, off) : offZ
            if x * x + y * y + z * z <= limit {
                descend(node: near ^ 1, offX: x, offY: y, offZ: z, isWanted)
            }
        }

        private mutating func visit(leaf: Int, _ isWanted: (Int) -> Bool) {
            let first = PointTree.start(ofLeaf: leaf, of: leaves, points: points)
            let end = PointTree.start(ofLeaf: leaf + 1, of: leaves, points: points)
            var index = first
            while index < end {
                let x = Double(Float(bitPattern: tree.coordinates[3 * index])) - position.x
                let y = Double(Float(bitPattern: tree.coordinates[3 * index + 1])) - position.y
                let z = Double(Float(bitPattern: tree.coordinates[3 * index + 2])) - position.z
                let square = x * x + y * y + z * z
                if square <= limit {
                    let row = Int(tree.rows[index])
                    if isWanted(row) { take(row, square) }
                }
                index += 1
            }
        }

        private mutating func take(_ row: Int, _ square: Double) {
            found.append((row, square))
            if best.count == count, let worst = best.last, square >= worst { return }
            var place = best.count
            while place > 0, best[place - 1] > square { place -= 1 }
            best.insert(square, at: place)
            if best.count > count { best.removeLast() }
            if best.count == count, let worst = best.last {
                limit = min(limit, PointTree.reach(of: worst))
                if found.count > 4 * count + 16 {
                    let limit = limit
                    found.removeAll { $0.square > limit }
                }
            }
        }
    }
}

/// A balanced k-d tree over points in space, in flat arrays without pointers.
///
/// The points of every node are a range of the arrays, halved at its middle, so that only the axis
/// and the place of each cut are stored, at the positions of a binary heap.
struct PointTree: Sendable {
    /// How much farther apart two points may be than their stored coordinates say, in metres.
    ///
    /// Coordinates are kept as `Float`, whose step is half a metre at the surface of the earth.
    static let rounding = 1.0
    private static let leafSize = 8

    private var rows: ContiguousArray<Int32>
    private var xs: ContiguousArray<Float> = []
    private var ys: ContiguousArray<Float> = []
    private var zs: ContiguousArray<Float> = []
    private var cutAxes: ContiguousArray<UInt8> = []
    private var cutPlaces: ContiguousArray<Float> = []

    init(_ coordinates: ContiguousArray<Coordinate>) {
        rows = ContiguousArray(0..<Int32(coordinates.count))
        xs.reserveCapacity(coordinates.count)
        ys.reserveCapacity(coordinates.count)
        zs.reserveCapacity(coordinates.count)
        for coordinate in coordinates {
            let point = SpacePoint(coordinate)
            xs.append(Float(point.x))
            ys.append(Float(point.y))
            zs.append(Float(point.z))
        }
        var leaves = 1
        while leaves * Self.leafSize < coordinates.count { leaves *= 2 }
        cutAxes = ContiguousArray(repeating: 0, count: leaves)
        cutPlaces = ContiguousArray(repeating: 0, count: leaves)
        split(node: 1, low: 0, high: coordinates.count)
    }

    // MARK: Building

    private mutating func split(node: Int, low: Int, high: Int) {
        guard node < cutAxes.count else { return }
        let axis = widestAxis(low: low, high: high)
        let middle = (low + high) / 2
        select(middle, low: low, high: high - 1, axis: axis)
        cutAxes[node] = UInt8(axis)
        cutPlaces[node] = value(middle, axis)
        split(node: 2 * node, low: low, high: middle)
        split(node: 2 * node + 1, low: middle, high: high)
    }

    private func value(_ index: Int, _ axis: Int) -> Float {
        axis == 0 ? xs[index] : axis == 1 ? ys[index] : zs[index]
    }

    private func widestAxis(low: Int, high: Int) -> Int {
        var widest = 0
        var width: Float = -1
        for axis in 0..<3 {
            var least = Float.infinity
            var greatest = -Float.infinity
            for index in low..<high {
                least = min(least, value(index, axis))
                greatest = max(greatest, value(index, axis))
            }
            if greatest - least > width {
                width = greatest - least
                widest = axis
            }
        }
        return widest
    }

    /// Puts the item of a rank where it belongs, lesser ones before it and greater ones after it.
    private mutating func select(_ rank: Int, low: Int, high: Int, axis: Int) {
        var low = low
        var high = high
        while low < high {
            // The median of three keeps sorted input from being the worst case.
            let middle = (low + high) / 2
            if value(middle, axis) < value(low, axis) { swap(middle, low) }
            if value(high, axis) < value(low, axis) { swap(high, low) }
            if value(high, axis) < value(middle, axis) { swap(high, middle) }
            let pivot = value(middle, axis)
            var left = low
            var right = high
            while left <= right {
                while value(left, axis) < pivot { left += 1 }
                while pivot < value(right, axis) { right -= 1 }
                if left <= right {
                    swap(left, right)
                    left += 1
                    right -= 1
                }
            }
            if rank <= right {
                high = right
            } else if rank >= left {
                low = left
            } else {
                return
            }
        }
    }

    private mutating func swap(_ first: Int, _ second: Int) {
        rows.swapAt(first, second)
        xs.swapAt(first, second)
        ys.swapAt(first, second)
        zs.swapAt(first, second)
    }

    // MARK: Asking

    /// The rows nearest in space, and the straight distance of the first one left out.
    func nearest(
        to from: SpacePoint, count: Int, within limit: Double, where isWanted: (Int) -> Bool
    ) -> (rows: [Int], next: Double?) {
        var best = NearestList(capacity: count + 1, limit: limit * limit)
        visit(1, low: 0, high: rows.count, from: from, offset: SpacePoint(x: 0, y: 0, z: 0)) {
            row, square in
            if square <= best.limit, isWanted(row) { best.insert(row, square: square) }
        } limit: {
            best.limit
        }
        let all = best.entries
        let next = all.count > count ? all[count].square.squareRoot() : nil
        return (all.prefix(count).map(\.row), next)
    }

    /// Calls with every row whose straight distance is within the limit, in no order.
    func forEach(within limit: Double, of from: SpacePoint, _ body: (Int) -> Void) {
        let square = limit * limit
        visit(1, low: 0, high: rows.count, from: from, offset: SpacePoint(x: 0, y: 0, z: 0)) {
            row, found in
            if found <= square { body(row) }
        } limit: {
            square
        }
    }

    /// Walks the tree, nearer halves first, leaving out what lies beyond the limit.
    private func visit(
        _ node: Int, low: Int, high: Int, from: SpacePoint, offset: SpacePoint,
        _ body: (Int, Double) -> Void, limit: () -> Double
    ) {
        guard node < cutAxes.count else {
            for index in low..<high {
                let dx = Double(xs[index]) - from.x
                let dy = Double(ys[index]) - from.y
                let dz = Double(zs[index]) - from.z
                body(Int(rows[index]), dx * dx + dy * dy + dz * dz)
            }
            return
        }
        let axis = cutAxes[node]
        let place = axis == 0 ? from.x : axis == 1 ? from.y : from.z
        let away = place - Double(cutPlaces[node])
        let middle = (low + high) / 2
        let far = SpacePoint(
            x: axis == 0 ? away : offset.x, y: axis == 1 ? away : offset.y,
            z: axis == 2 ? away : offset.z)
        let bound = far.x * far.x + far.y * far.y + far.z * far.z
        if away < 0 {
            visit(2 * node, low: low, high: middle, from: from, offset: offset, body, limit: limit)
            if bound <= limit() {
                visit(
                    2 * node + 1, low: middle, high: high, from: from, offset: far, body,
                    limit: limit)
            }
        } else {
            visit(
                2 * node + 1, low: middle, high: high, from: from, offset: offset, body,
                limit: limit)
            if bound <= limit() {
                visit(2 * node, low: low, high: middle, from: from, offset: far, body, limit: limit)
            }
        }
    }
}

/// Sorts positions into a balanced tree in space: see ``PointTree``.
struct PointTreeBuilder {
    struct Point {
        var x: Float
        var y: Float
        var z: Float
        var row: UInt32

        @inline(__always)
        subscript(axis: Int) -> Float { axis == 0 ? x : axis == 1 ? y : z }
    }

    private(set) var points: [Point]
    private(set) var cuts: [Float]
    private(set) var axes: [UInt8]

    /// Sorts the positions of all rows.
    ///
    /// - Complexity: O(n log n).
    init(latitudes: [Int32], longitudes: [Int32]) {
        points = latitudes.indices.map { row in
            let position = PointTree.position(
                latitude: Double(latitudes[row]) / 1e7, longitude: Double(longitudes[row]) / 1e7)
            return Point(
                x: Float(position.x), y: Float(position.y), z: Float(position.z),
                row: UInt32(row))
        }
        let leaves = PointTree.leaves(of: points.count)
        cuts = [Float](repeating: 0, count: max(1, leaves))
        axes = [UInt8](repeating: 0, count: max(1, leaves))
        if leaves > 1 { split(node: 1, leaves: leaves, firstLeaf: 0, of: leaves) }
    }

    /// Splits the points of a node between its two halves of leaves.
    private mutating func split(node: Int, leaves: Int, firstLeaf: Int, of total: Int) {
        guard leaves > 1 else { return }
        let low = PointTree.start(ofLeaf: firstLeaf, of: total, points: points.count)
        let middle = PointTree.start(
            ofLeaf: firstLeaf + leaves / 2, of: total, points: points.count)
        let high = PointTree.start(ofLeaf: firstLeaf + leaves, of: total, points: points.count)
        let axis = widestAxis(low..<high)
        select(middle, in: low..<high, axis: axis)
        cuts[node] = middle < high ? points[middle][axis] : 0
        axes[node] = UInt8(axis)
        split(node: 2 * node, leaves: leaves / 2, firstLeaf: firstLeaf, of: total)
        split(
            node: 2 * node + 1, leaves: leaves / 2, firstLeaf: firstLeaf + leaves / 2, of: total)
    }

    private func widestAxis(_ range: Range<Int>) -> Int {
        var least = [Float](repeating: .infinity, count: 3)
        var most = [Float](repeating: -.infinity, count: 3)
        for index in range {
            for axis in 0..<3 {
                least[axis] = min(least[axis], points[index][axis])
                most[axis] = max(most[axis], points[index][axis])
            }
        }
        let widths = (0..<3).map { most[$0] - least[$0] }
        return widths[0] >= widths[1]
            ? (widths[0] >= widths[2] ? 0 : 2) : (widths[1] >= widths[2] ? 1 : 2)
    }

    /// Orders the points so that those before `middle` are at most, those behind at least as far
    /// along the axis.
    private mutating func select(_ middle: Int, in range: Range<Int>, axis: Int) {
        var low = range.lowerBound
        var high = range.upperBound - 1
        while low < high {
            let pivot = median(
                points[low][axis], points[(low + high) / 2][axis], points[high][axis])
            var left = low
            var right = high
            while left <= right {
                while points[left][axis] < pivot { left += 1 }
                while points[right][axis] > pivot { right -= 1 }
                if left <= right {
                    points.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if middle <= right {
                high = right
            } else if middle >= left {
                low = left
            } else {
                return
            }
        }
    }

    private func median(_ a: Float, _ b: Float, _ c: Float) -> Float {
        max(min(a, b), min(max(a, b), c))
    }
}

extension PointTree {
    /// The nearest row to a position where no other lies about as near.
    ///
    /// Follows the tree without keeping a list, for the many positions where straight distances
    /// alone decide.
    ///
    /// - Returns: The row; nil where the exact geodesic must choose between several, or where there
    ///   is none.
    func nearestClear(to position: Position) -> Int? {
        let points = rows.count
        let leaves = PointTree.leaves(of: points)
        guard points > 0, cuts.count >= leaves else { return nil }
        var search = ClearSearch(tree: self, position: position, leaves: leaves, points: points)
        search.descend(node: 1, offX: 0, offY: 0, offZ: 0)
        guard search.place >= 0, search.second > PointTree.reach(of: search.best) else {
            return nil
        }
        return Int(rows[search.place])
    }

    /// How far a point may lie to be measured exactly beside one at a distance, both squared.
    @inline(__always)
    static func reach(of square: Double) -> Double {
        let metres = square.squareRoot() + 2
        return metres * metres * (slack + farSlack * square)
    }

    private struct ClearSearch {
        let tree: PointTree
        let position: Position
        let leaves: Int
        let points: Int
        var best = Double.infinity
        var second = Double.infinity
        var limit = Double.infinity
        var place = -1

        /// Visits the nearer half first; `off` tells how far the half lies along each axis at least.
        mutating func descend(node: Int, offX: Double, offY: Double, offZ: Double) {
            guard node < leaves else { return visit(leaf: node - leaves) }
            let axis = tree.axes[node]
            let cut = Double(Float(bitPattern: tree.cuts[node]))
            let along = axis == 0 ? position.x : axis == 1 ? position.y : position.z
            let side = along - cut
            let near = side < 0 ? 2 * node : 2 * node + 1
            descend(node: near, offX: offX, offY: offY, offZ: offZ)
            // The cut is rounded to single precision, so it may be half a metre off.
            let off = max(0, abs(side) - 1)
            let x = axis == 0 ? max(offX, off) : offX
            let y = axis == 1 ? max(offY, off) : offY
            let z = axis == 2 ? max(offZ, off) : offZ
            if x * x + y * y + z * z <= limit {
                descend(node: near ^ 1, offX: x, offY: y, offZ: z)
            }
        }

        private mutating func visit(leaf: Int) {
            let first = PointTree.start(ofLeaf: leaf, of: leaves, points: points)
            let end = PointTree.start(ofLeaf: leaf + 1, of: leaves, points: points)
            for index in first..<end {
                let x = Double(Float(bitPattern: tree.coordinates[3 * index])) - position.x
                let y = Double(Float(bitPattern: tree.coordinates[3 * index + 1])) - position.y
                let z = Double(Float(bitPattern: tree.coordinates[3 * index + 2])) - position.z
                let square = x * x + y * y + z * z
                if square < best {
                    second = best
                    best = square
                    place = index
                    limit = PointTree.reach(of: square)
                } else if square < second {
                    second = square
                }
            }
        }
    }
}

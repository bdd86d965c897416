public import Geodesy
import Glibc

extension PlaceIndex {
    /// The row of the nearest place to each of many positions, on all cores.
    ///
    /// The positions are taken in the order of space, so that neighbours find the parts of the tree
    /// that they share in the caches.
    ///
    /// - Parameter positions: Where to look from.
    /// - Returns: For each position, in the same order, the row of the place that
    ///   ``nearest(to:)`` finds; -1 where there is none.
    /// - Complexity: O(n log m) for n positions and m places.
    public func nearestRows(toEach positions: [Coordinate]) async -> [Int] {
        // The upper half of a number is the place in space, the lower that in the list.
        let order = positions.enumerated()
            .map { UInt64(PlaceIndex.cell(of: $1)) << 32 | UInt64($0) }
            .sorted()
        let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let share = max(1024, (order.count + 4 * cores - 1) / (4 * cores))
        return await withTaskGroup(of: (Int, [Int32]).self) { group in
            for start in stride(from: 0, to: order.count, by: share) {
                group.addTask {
                    let part = order[start..<min(order.count, start + share)]
                    return (
                        start, part.map { self.nearestRow(to: positions[Int($0 & 0xFFFF_FFFF)]) }
                    )
                }
            }
            var all = [Int](repeating: -1, count: positions.count)
            for await (start, part) in group {
                for (place, row) in part.enumerated() {
                    all[Int(order[start + place] & 0xFFFF_FFFF)] = Int(row)
                }
            }
            return all
        }
    }

    private func nearestRow(to position: Coordinate) -> Int32 {
        let from = PointTree.position(latitude: position.latitude, longitude: position.longitude)
        if let row = points.nearestClear(to: from), row < count { return Int32(row) }
        return nearest(to: position, count: 1).first.map { Int32($0.row) } ?? -1
    }

    /// Where a position stands in the order of space: the bits of both angles in turn.
    private static func cell(of position: Coordinate) -> UInt32 {
        func spread(_ value: UInt32) -> UInt32 {
            var bits = value & 0xFFFF
            bits = (bits | bits << 8) & 0x00FF_00FF
            bits = (bits | bits << 4) & 0x0F0F_0F0F
            bits = (bits | bits << 2) & 0x3333_3333
            return (bits | bits << 1) & 0x5555_5555
        }
        let north = UInt32(min(65535, max(0, (position.latitude + 90) / 180 * 65536)))
        let east = UInt32(min(65535, max(0, (position.longitude + 180) / 360 * 65536)))
        return spread(east) | spread(north) << 1
    }
}

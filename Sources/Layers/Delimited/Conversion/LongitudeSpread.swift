/// The extent of millions of points, gathered in a few nanoseconds each.
///
/// Keeps the least and greatest longitude of each degree. Only gaps of more than half the earth
/// decide where an extent begins (``ExtentBuilder/edges``), so nothing is lost.
struct LongitudeSpread: Sendable {
    private var west = [Int](repeating: .max, count: 362)
    private var east = [Int](repeating: .min, count: 362)
    private var south = Int.max
    private var north = Int.min

    /// Adds a position in units of 1e-7 degrees, which lies on the earth.
    @inline(__always)
    mutating func add(longitude: Int, latitude: Int) {
        let degree = (longitude + 1_800_000_000) / 10_000_000
        if longitude < west[degree] { west[degree] = longitude }
        if longitude > east[degree] { east[degree] = longitude }
        if latitude < south { south = latitude }
        if latitude > north { north = latitude }
    }

    mutating func add(_ other: LongitudeSpread) {
        for degree in west.indices {
            west[degree] = min(west[degree], other.west[degree])
            east[degree] = max(east[degree], other.east[degree])
        }
        south = min(south, other.south)
        north = max(north, other.north)
    }

    /// West, south, east, north; nil where nothing was added.
    var edges: (west: Double, south: Double, east: Double, north: Double)? {
        guard south <= north else { return nil }
        var extent = ExtentBuilder()
        for degree in west.indices where west[degree] <= east[degree] {
            extent.add(
                west: Double(west[degree]) / 1e7, east: Double(east[degree]) / 1e7,
                south: Double(south) / 1e7, north: Double(north) / 1e7)
        }
        return extent.edges
    }
}

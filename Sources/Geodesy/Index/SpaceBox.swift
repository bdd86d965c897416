/// A box in geocentric metres around points or pieces of lines.
struct SpaceBox: Sendable {
    private(set) var low: SpacePoint
    private(set) var high: SpacePoint

    /// A box that holds nothing.
    static let empty = SpaceBox(
        low: SpacePoint(x: .infinity, y: .infinity, z: .infinity),
        high: SpacePoint(x: -.infinity, y: -.infinity, z: -.infinity))

    /// Widens the box so that it holds a point and everything within a margin of it.
    mutating func include(_ point: SpacePoint, margin: Double = 0) {
        low = SpacePoint(
            x: min(low.x, point.x - margin), y: min(low.y, point.y - margin),
            z: min(low.z, point.z - margin))
        high = SpacePoint(
            x: max(high.x, point.x + margin), y: max(high.y, point.y + margin),
            z: max(high.z, point.z + margin))
    }

    /// Widens the box so that it holds another.
    mutating func include(_ other: SpaceBox) {
        low = SpacePoint(
            x: min(low.x, other.low.x), y: min(low.y, other.low.y), z: min(low.z, other.low.z))
        high = SpacePoint(
            x: max(high.x, other.high.x), y: max(high.y, other.high.y), z: max(high.z, other.high.z)
        )
    }

    /// The square of the straight distance from a point, zero inside.
    func squaredChord(from point: SpacePoint) -> Double {
        let dx = max(0, max(low.x - point.x, point.x - high.x))
        let dy = max(0, max(low.y - point.y, point.y - high.y))
        let dz = max(0, max(low.z - point.z, point.z - high.z))
        return dx * dx + dy * dy + dz * dz
    }
}

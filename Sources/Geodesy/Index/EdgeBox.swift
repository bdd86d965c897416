/// What a group of edges covers, in space and in degrees.
struct EdgeBox: Sendable {
    private(set) var space = SpaceBox.empty
    private var north = -Double.infinity
    private var west = Double.infinity
    private var east = -Double.infinity

    init() {}

    mutating func include(
        _ ends: EdgeEnds, from start: SpacePoint, to end: SpacePoint, margin: Double,
        isHidden: Bool
    ) {
        if !isHidden {
            space.include(start, margin: margin)
            space.include(end, margin: margin)
        }
        north = max(north, max(ends.startLatitude, ends.endLatitude) + ends.northwardBulge)
        west = min(west, min(ends.startLongitude, ends.endLongitude))
        east = max(east, max(ends.startLongitude, ends.endLongitude))
    }

    mutating func include(_ other: EdgeBox) {
        space.include(other.space)
        north = max(north, other.north)
        west = min(west, other.west)
        east = max(east, other.east)
    }

    /// Whether an edge of the group can cross the meridian of a position north of it.
    func mayPass(northOf position: Coordinate) -> Bool {
        guard north >= position.latitude else { return false }
        return EdgeEnds.turns(of: position.longitude, from: west) <= east
    }
}

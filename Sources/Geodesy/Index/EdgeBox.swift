/// What a group of edges covers, in space and in degrees.
struct EdgeBox: Sendable {
    /// Room for the last bits of sums of longitudes; to look at an edge in vain does no harm.
    private static let slack = 1e-9

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
        let turned = ends.startLongitude + ends.turn
        west = min(west, min(ends.startLongitude, turned) - Self.slack)
        east = max(east, max(ends.startLongitude, turned) + Self.slack)
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
        // Edges start in -180...180 and turn by at most 180: three names of the meridian suffice.
        let longitude = position.longitude
        return (longitude >= west && longitude <= east)
            || (longitude + 360 >= west && longitude + 360 <= east)
            || (longitude - 360 >= west && longitude - 360 <= east)
    }
}

import Geodesy

/// A position in the unwrapped plane of degrees, in which longitudes run on beyond 180.
struct RawPosition: Hashable {
    var longitude: Double
    var latitude: Double

    init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    /// The position rounded to a grid.
    init(_ coordinate: Coordinate, _ grid: DegreeGrid) {
        longitude = grid.rounded(coordinate.longitude)
        latitude = grid.rounded(coordinate.latitude)
    }

    func coordinate(shifted turn: Double, _ grid: DegreeGrid) -> Coordinate {
        Coordinate(
            uncheckedLatitude: min(max(grid.rounded(latitude), -90), 90),
            longitude: min(max(grid.rounded(longitude + turn), -180), 180))
    }

    /// Where the straight line to another position meets a meridian.
    func crossing(to other: RawPosition, meridian: Double) -> RawPosition {
        let part = (meridian - longitude) / (other.longitude - longitude)
        let latitude = latitude + part * (other.latitude - latitude)
        return RawPosition(longitude: meridian, latitude: latitude)
    }
}

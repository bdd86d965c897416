import Geodesy

/// A position in the unwrapped plane of degrees, in which longitudes run on beyond 180.
struct RawPosition: Hashable {
    var longitude: Double
    var latitude: Double

    init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    /// The position rounded to the decimals that are written.
    init(_ coordinate: Coordinate) {
        longitude = RawPosition.rounded(coordinate.longitude)
        latitude = RawPosition.rounded(coordinate.latitude)
    }

    /// Seven decimals of a degree are about a centimetre.
    static func rounded(_ degrees: Double) -> Double {
        (degrees * 10_000_000).rounded() / 10_000_000
    }

    func coordinate(shifted turn: Double) -> Coordinate {
        Coordinate(
            uncheckedLatitude: min(max(RawPosition.rounded(latitude), -90), 90),
            longitude: min(max(RawPosition.rounded(longitude + turn), -180), 180))
    }

    /// Where the straight line to another position meets a meridian.
    func crossing(to other: RawPosition, meridian: Double) -> RawPosition {
        let part = (meridian - longitude) / (other.longitude - longitude)
        let latitude = latitude + part * (other.latitude - latitude)
        return RawPosition(longitude: meridian, latitude: RawPosition.rounded(latitude))
    }
}

import Geodesy

extension Coordinate {
    /// How far beyond the edge of the map a number may lie through rounding alone; a tenth of a
    /// millimetre on the ground.
    private static let roundingInDegrees = 1e-9

    /// Makes a position from degrees as files write them.
    ///
    /// Some programs run on beyond the antimeridian instead of cutting; the meaning is plain. What
    /// lies beyond an edge by rounding lies on it: taken around the earth, 180.00000000000006 would
    /// come to the other side of the map and with it a ring that ends at the antimeridian.
    ///
    /// - Parameters:
    ///   - latitude: Degrees north, -90...90.
    ///   - longitude: Degrees east, -360...360.
    /// - Throws: ``GeodesyError/latitudeOutOfRange(_:)`` or
    ///   ``GeodesyError/longitudeOutOfRange(_:)``.
    init(writtenLatitude latitude: Double, longitude: Double) throws(GeodesyError) {
        var (latitude, longitude) = (latitude, longitude)
        if abs(longitude) > 180 {
            if abs(longitude) - 180 <= Coordinate.roundingInDegrees {
                longitude = longitude > 0 ? 180 : -180
            } else if abs(longitude) <= 360 {
                longitude -= longitude > 0 ? 360 : -360
            }
        }
        if abs(latitude) > 90, abs(latitude) - 90 <= Coordinate.roundingInDegrees {
            latitude = latitude > 0 ? 90 : -90
        }
        try self.init(latitude: latitude, longitude: longitude)
    }
}

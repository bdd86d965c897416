/// A position on the WGS 84 ellipsoid in geodetic degrees.
///
/// Latitude is positive to the north, longitude positive to the east. The labels are always written,
/// so that the order can never be mistaken. It is a position, not a place: it carries no name and no
/// height.
public struct Coordinate: Hashable, Sendable {
    /// Geodetic latitude in degrees, -90...90.
    public let latitude: Double
    /// Longitude in degrees, -180...180.
    public let longitude: Double

    /// Makes a position from degrees.
    ///
    /// - Parameters:
    ///   - latitude: Degrees north, -90...90.
    ///   - longitude: Degrees east, -180...180.
    /// - Throws: ``GeodesyError/latitudeOutOfRange(_:)`` or
    ///   ``GeodesyError/longitudeOutOfRange(_:)``, also for values that are not finite.
    public init(latitude: Double, longitude: Double) throws(GeodesyError) {
        guard latitude >= -90, latitude <= 90 else { throw .latitudeOutOfRange(latitude) }
        guard longitude >= -180, longitude <= 180 else { throw .longitudeOutOfRange(longitude) }
        self.init(uncheckedLatitude: latitude, longitude: longitude)
    }

    /// Makes a position from degrees that are known to be in range.
    ///
    /// - Precondition: -90...90 and -180...180; checked in debug builds only.
    package init(uncheckedLatitude latitude: Double, longitude: Double) {
        assert(latitude >= -90 && latitude <= 90, "latitude \(latitude)")
        assert(longitude >= -180 && longitude <= 180, "longitude \(longitude)")
        self.latitude = latitude
        self.longitude = longitude
    }
}

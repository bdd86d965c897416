import Geodesy
import TestSupport

extension Coordinate {
    /// A position anywhere, with a share of awkward ones: poles, antimeridian, equator, whole degrees.
    static func random(using generator: inout SeededGenerator) -> Coordinate {
        // Evenly over the sphere would rarely come near a pole, so latitudes are even instead.
        var latitude = Double.random(in: -90...90, using: &generator)
        var longitude = Double.random(in: -180...180, using: &generator)
        switch Int.random(in: 0..<20, using: &generator) {
        case 0: latitude = latitude > 0 ? 90 : -90
        case 1: longitude = longitude > 0 ? 180 : -180
        case 2: latitude = latitude.rounded()
        case 3: longitude = longitude > 0 ? 180 - longitude / 1e6 : -180 - longitude / 1e6
        default: break
        }
        return Coordinate(uncheckedLatitude: latitude, longitude: longitude)
    }

    /// A position within a number of degrees of another.
    static func random(
        near centre: Coordinate, degrees: Double, using generator: inout SeededGenerator
    ) -> Coordinate {
        let distance = Length(
            kilometres: 111 * degrees * Double.random(in: 0...1, using: &generator))
        let azimuth = Azimuth(degrees: Double.random(in: 0..<360, using: &generator))
        return Geodesic.wgs84.destination(distance, toward: azimuth, from: centre)
    }
}

import Foundation
import Geodesy

extension FeatureArea {
    /// A box that holds the area; nil for an area without positions.
    var boundingBox: BoundingBox? {
        switch self {
        case .box(let box): box
        case .circle(let centre, let radius): FeatureArea.box(around: centre, radius)
        case .region(let geometry): geometry.boundingBox
        }
    }

    /// A box that holds a disc on the ellipsoid, a little larger than it must be.
    private static func box(around centre: Coordinate, _ radius: Length) -> BoundingBox? {
        guard radius.metres >= 0 else { return nil }
        // The shortest radius of curvature of WGS 84 gives the widest angle for a length.
        let angle = radius.metres / 6_335_439 * 1.000_001 + 1e-9
        guard angle < .pi / 2 else { return .world }
        let height = angle * 180 / .pi
        let south = max(centre.latitude - height, -90)
        let north = min(centre.latitude + height, 90)
        guard south > -90, north < 90 else {
            return BoundingBox(uncheckedWest: -180, south: south, east: 180, north: north)
        }
        // On the ellipsoid meridians draw together a little otherwise than on a sphere.
        let sine = sin(angle) / cos((abs(centre.latitude) + 0.2) * .pi / 180) * 1.01
        guard sine > 0, sine < 1 else {
            return BoundingBox(uncheckedWest: -180, south: south, east: 180, north: north)
        }
        let width = asin(sine) * 180 / .pi
        let west = centre.longitude - width
        let east = centre.longitude + width
        return BoundingBox(
            uncheckedWest: west < -180 ? west + 360 : west, south: south,
            east: east > 180 ? east - 360 : east, north: north)
    }
}

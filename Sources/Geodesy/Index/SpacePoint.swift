import Glibc

/// A position on the ellipsoid as geocentric metres, in which a straight line bounds every distance.
///
/// The straight line in space is never longer than a path over the surface, so that it excludes
/// without error and without special cases at the poles and the antimeridian.
struct SpacePoint: Sendable {
    let x: Double
    let y: Double
    let z: Double

    /// The least radius of curvature of the ellipsoid, that of the meridian at the equator.
    static let leastRadius = 6_335_439.0
    /// The greatest distance between two positions on the ellipsoid, from pole to pole.
    static let greatestDistance = 20_003_932.0

    init(x: Double, y: Double, z: Double) {
        self.x = x
        self.y = y
        self.z = z
    }

    init(_ coordinate: Coordinate) {
        self.init(latitude: coordinate.latitude, longitude: coordinate.longitude)
    }

    init(latitude: Double, longitude: Double) {
        let flattening = 1 / 298.257_223_563
        let squaredEccentricity = flattening * (2 - flattening)
        let phi = latitude * .pi / 180
        let lambda = longitude * .pi / 180
        let sine = sin(phi)
        let normal = 6_378_137 / (1 - squaredEccentricity * sine * sine).squareRoot()
        let axial = normal * cos(phi)
        self.init(
            x: axial * cos(lambda), y: axial * sin(lambda),
            z: normal * (1 - squaredEccentricity) * sine)
    }

    /// The square of the straight distance in square metres.
    func squaredChord(to other: SpacePoint) -> Double {
        let dx = x - other.x
        let dy = y - other.y
        let dz = z - other.z
        return dx * dx + dy * dy + dz * dz
    }

    /// The straight distance to the straight piece between two points, and where on it (0...1).
    func chord(toPieceFrom start: SpacePoint, to end: SpacePoint) -> (metres: Double, at: Double) {
        let ux = end.x - start.x
        let uy = end.y - start.y
        let uz = end.z - start.z
        let wx = x - start.x
        let wy = y - start.y
        let wz = z - start.z
        let square = ux * ux + uy * uy + uz * uz
        let share = square > 0 ? min(1, max(0, (ux * wx + uy * wy + uz * wz) / square)) : 0
        let dx = wx - share * ux
        let dy = wy - share * uy
        let dz = wz - share * uz
        return ((dx * dx + dy * dy + dz * dz).squareRoot(), share)
    }

    /// The longest path over the surface that a straight distance allows, as a safe upper bound.
    ///
    /// A path whose curvature nowhere exceeds that of a circle is no longer than the arc of that
    /// circle over the same chord (A. Schur).
    static func longestPath(overChord chord: Double) -> Double {
        let half = chord / (2 * leastRadius)
        return half < 1 ? min(greatestDistance, 2 * leastRadius * asin(half)) : greatestDistance
    }
}

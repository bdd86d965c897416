import Geodesy
import Glibc

/// A disc on the ellipsoid, prepared so that almost every row is decided by its chord.
///
/// The chord through the earth brackets the geodesic closely: by Schur's theorem a curve on the
/// ellipsoid, whose curvature lies between those of circles with the smallest and the greatest
/// radius of curvature, has a chord between theirs. At 1000 km the bracket is 21 m wide. Only rows
/// inside it need the geodesic itself, so the answers are those of the geodesic.
///
/// See A. Schur, *Über die Schwarzsche Extremaleigenschaft des Kreises*, Math. Ann. 83 (1921).
struct Disc {
    /// The radius up to which chords are compared; beyond it, angles between the normals.
    static let farthestChord = 1_000_000.0
    private static let equatorialRadius = 6_378_137.0
    private static let flattening = 1 / 298.257223563
    private static let eccentricitySquared = flattening * (2 - flattening)
    /// The smallest radius of curvature: of the meridian at the equator.
    private static let smallestRadius = equatorialRadius * (1 - eccentricitySquared)
    /// The greatest radius of curvature: at the poles.
    private static let greatestRadius = equatorialRadius / (1 - eccentricitySquared).squareRoot()
    /// Positions are stored as `Float`, with steps of half a metre; this covers both ends.
    private static let roundingInMetres = 2.0
    /// The mean radius, for the angles of discs that are too large for chords.
    private static let meanRadius = 6_371_008.8
    /// What the rounding of `Float` can do to a squared chord between two unit vectors.
    private static let roundingOfAngles = 2e-6

    let center: Coordinate
    let radius: Length
    let isFar: Bool
    let x: Float
    let y: Float
    let z: Float
    /// Squared chords up to this belong to rows inside.
    let surelyInside: Float
    /// Squared chords beyond this belong to rows outside.
    let surelyOutside: Float
    /// An upper bound of the radius as an angle on the sphere, in degrees.
    let reach: Double
    private let geodesic = Geodesic.wgs84

    init(center: Coordinate, radius: Length) {
        self.center = center
        self.radius = radius
        let metres = radius.metres
        isFar = metres > Disc.farthestChord
        let position = Disc.position(latitude: center.latitude, longitude: center.longitude)
        // The geodesic is at least 0.99442 times the arc between the normals on the mean sphere,
        // and at most 1.00449 times.
        let longestArc = metres / (Disc.smallestRadius / Disc.meanRadius) / Disc.meanRadius
        let shortestArc = metres / (Disc.greatestRadius / Disc.meanRadius) / Disc.meanRadius
        reach = longestArc * 180 / .pi + 1e-9
        if isFar {
            let normal = Disc.normal(position)
            (x, y, z) = (normal.x, normal.y, normal.z)
            surelyInside = Float(Disc.squaredChord(arc: shortestArc) - Disc.roundingOfAngles)
            surelyOutside =
                longestArc >= .pi
                ? .infinity : Float(Disc.squaredChord(arc: longestArc) + Disc.roundingOfAngles)
            return
        }
        (x, y, z) = position
        func chord(_ circle: Double) -> Double { 2 * circle * sin(metres / (2 * circle)) }
        let shortest = chord(Disc.smallestRadius) - Disc.roundingInMetres
        let longest = chord(Disc.greatestRadius) + Disc.roundingInMetres
        let low = shortest / Disc.equatorialRadius
        let high = longest / Disc.equatorialRadius
        surelyInside = low < 0 ? -1 : Float(low * low).nextDown
        surelyOutside = Float(high * high).nextUp
    }

    private static func squaredChord(arc: Double) -> Double {
        let half = sin(min(arc, .pi) / 2)
        return 4 * half * half
    }

    /// The geocentric position in units of the equatorial radius.
    @inline(__always)
    static func position(latitude: Double, longitude: Double) -> (x: Float, y: Float, z: Float) {
        let angles = SineAndCosine(degrees: SIMD2(latitude, longitude))
        let sine = angles.sine.x
        let prime = 1 / (1 - eccentricitySquared * sine * sine).squareRoot()
        let radius = prime * angles.cosine.x
        return (
            Float(radius * angles.cosine.y), Float(radius * angles.sine.y),
            Float(prime * (1 - eccentricitySquared) * sine)
        )
    }

    /// The unit vector of the ellipsoid's normal at a position.
    @inline(__always)
    private static func normal(
        _ position: (x: Float, y: Float, z: Float)
    ) -> (x: Float, y: Float, z: Float) {
        let z = position.z * Float(1 / (1 - eccentricitySquared))
        let length = (position.x * position.x + position.y * position.y + z * z).squareRoot()
        return (position.x / length, position.y / length, z / length)
    }

    /// The squared chord to a row, to be compared with the two limits.
    @inline(__always)
    func squaredChord(to row: IndexImage.PlaceRow) -> Float {
        let position = (x: row.x, y: row.y, z: row.z)
        let other = isFar ? Disc.normal(position) : position
        let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
        return dx * dx + dy * dy + dz * dz
    }

    /// Whether a position lies inside, by the geodesic itself.
    func contains(latitude: Double, longitude: Double) -> Bool {
        geodesic.distance(
            from: center,
            to: Coordinate(uncheckedLatitude: latitude, longitude: longitude)) <= radius
    }
}

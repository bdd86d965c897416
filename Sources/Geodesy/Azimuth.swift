/// A direction on the ground: degrees clockwise from true north, 0 ≤ degrees < 360.
///
/// It is an angle, not what a text says: see ``CompassPoint`` for words such as "north-east".
public struct Azimuth: Hashable, Sendable {
    /// Degrees clockwise from true north, 0 ≤ degrees < 360.
    public let degrees: Double

    /// Makes an azimuth from any finite angle, brought into 0 ..< 360.
    ///
    /// - Precondition: The angle is finite.
    public init(degrees: Double) {
        precondition(degrees.isFinite, "An azimuth must be finite, not \(degrees).")
        let turned = degrees.truncatingRemainder(dividingBy: 360)
        // -1e-17 + 360 rounds to 360 itself, which is north again; + 0 turns -0.0 into 0.0.
        let positive = turned < 0 ? turned + 360 : turned
        self.degrees = positive >= 360 ? 0 : positive + 0
    }

    /// The opposite direction.
    public var reversed: Azimuth { Azimuth(degrees: degrees + 180) }

    /// The angle between two directions in degrees, 0...180.
    public func angle(to other: Azimuth) -> Double {
        let difference = abs(degrees - other.degrees)
        return min(difference, 360 - difference)
    }

    /// The nearest of the sixteen compass points (each 22.5° wide).
    public var compassPoint: CompassPoint { CompassPoint(nearest: self, of: 16) }

    /// The nearest of the eight principal compass points (each 45° wide).
    public var principalCompassPoint: CompassPoint { CompassPoint(nearest: self, of: 8) }
}

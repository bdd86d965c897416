#if canImport(Glibc)
    private import Glibc
#else
    private import Darwin
#endif
import Geodesy

/// Judges a compass word against the direction from the reference to the subject.
///
/// The word names a sector. Readers take directions from maps in Mercator's projection as often as
/// from globes, so that the rhumb line counts as well as the geodesic and the better one is taken.
/// Places have extent, which widens the sector by the angle under which it is seen.
enum DirectionRule {
    struct Outcome {
        let standing: Standing
        /// The angle between the word's middle and the direction, less the slack, in degrees.
        let error: Double
        let sentence: String
    }

    /// - Parameters:
    ///   - stated: The compass word.
    ///   - azimuth: The geodesic direction at the reference toward the subject.
    ///   - rhumb: The constant direction between the two; nil if not known.
    ///   - measured: The distance, which gives the slack.
    /// - Returns: Whether the word holds, by how much it errs, and the sentence that says so.
    static func judge(
        _ stated: StatedDirection, azimuth: Azimuth, rhumb: Azimuth?,
        measured: DistanceRule.Measured
    ) -> Outcome {
        let word = stated.text
        guard measured.geodesic.metres > measured.reach.metres else {
            return Outcome(
                standing: .unknown, error: 0,
                sentence:
                    "Direction: the places reach into each other, so \"\(word)\" cannot be judged.")
        }
        let middle = stated.point.azimuth
        let error = min(
            azimuth.angle(to: middle), rhumb?.angle(to: middle) ?? .infinity)
        if stated.isTrailing, 180 - error <= stated.looseWidth {
            return Outcome(
                standing: .supported, error: 0,
                sentence:
                    "Direction: \"\(word)\" says where the reference lies from there, which holds.")
        }
        let slack =
            asin(min(1, measured.reach.metres / measured.geodesic.metres)) * 180 / .pi
        let rest = max(0, error - slack)
        let shown =
            "azimuth \(Figures.degrees(azimuth.degrees)), \(Figures.degrees(azimuth.angle(to: middle))) from \"\(word)\""
        let standing: Standing
        let tail: String
        if rest <= stated.halfWidth {
            standing = .supported
            let nearest = azimuth.compassPoint
            tail =
                nearest == stated.point
                ? "holds" : "holds (the nearest of sixteen points is \(nearest.abbreviation))"
        } else if rest <= stated.looseWidth {
            standing = .approximate
            tail = "holds loosely; \(azimuth.compassPoint.abbreviation) is nearer"
        } else if rest <= 45 {
            standing = .doubtful
            tail = "is doubtful; \(azimuth.compassPoint.abbreviation) is nearer"
        } else if rest <= 90 {
            standing = .doubtful
            tail = "is off; it is \(azimuth.compassPoint.abbreviation)"
        } else {
            standing = .contradicted
            tail = "is contradicted: it lies \(azimuth.compassPoint.abbreviation)"
        }
        return Outcome(
            standing: standing, error: rest, sentence: "Direction: \(shown): \(tail).")
    }

    /// Whether an outcome makes the verdict `direction-off`: more than 45° beyond the slack.
    static func isOff(_ outcome: Outcome) -> Bool {
        outcome.error > 45 && outcome.standing != .unknown
    }
}

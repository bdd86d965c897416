public import Geodesy

/// A claim measured with one choice of places: each namesake makes another reading.
public struct ClaimReading: Hashable, Sendable {
    /// The subject's end.
    public let subject: Site
    /// The reference's end.
    public let reference: Site
    /// The geodesic between the two.
    public let distance: Length
    /// The direction at the reference toward the subject.
    public let azimuth: Azimuth
    /// The constant direction from the reference to the subject.
    public let rhumbAzimuth: Azimuth
    /// The verdict of this reading.
    public let verdict: Verdict
    /// How likely the two places are before anything is measured, 0...1.
    public let prior: Double
    /// How well the statement fits, 0...1.
    public let fit: Double
    /// Stated by measured distance; nil without a stated distance.
    public let ratio: Double?
    /// What was found part by part.
    public let parts: [FindingPart]
    /// Hints at slips of units or digits.
    public let hints: [String]
    /// The tolerance used; nil without a stated distance.
    public let tolerance: Tolerance?
}

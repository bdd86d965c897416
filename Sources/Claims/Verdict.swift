/// The outcome of checking one claim against the geodesic; the raw values are those of the output.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// The statement holds within the tight tolerance.
    case consistent
    /// The statement holds if the number was rounded.
    case rounded
    /// Too long for a straight line, in the range of road distances.
    case roadLike = "road-like"
    /// Longer than any usual road.
    case tooLong = "too-long"
    /// Shorter than the geodesic, so shorter than any road.
    case tooShort = "too-short"
    /// The direction contradicts the positions.
    case directionOff = "direction-off"
    /// The two figures of a unit pair do not agree.
    case unitMismatch = "unit-mismatch"
    /// Several places of the name lead to different answers.
    case ambiguousPlace = "ambiguous-place"
    /// Nothing to measure, or not at this resolution.
    case notCheckable = "not-checkable"
}

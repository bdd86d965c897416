/// One part of a claim with its own outcome: the distance, the direction, the unit pair, the capital.
public struct FindingPart: Hashable, Sendable {
    /// Which part of the statement.
    public enum Aspect: String, Hashable, Sendable {
        /// The distance.
        case distance
        /// The compass word.
        case direction
        /// The two figures of a unit pair.
        case units
        /// That it is a capital.
        case capital
        /// That it lies inside.
        case containment
        /// That it lies near.
        case nearness
        /// That a border is shared or reached.
        case border
        /// How many there are.
        case count
        /// The places of a journey.
        case route
        /// The length of the road that a routing engine measured.
        case road
        /// The time of a journey.
        case travelTime = "travel-time"
    }

    /// Which part of the statement.
    public let aspect: Aspect
    /// How it stands.
    public let standing: Standing
    /// One sentence for people.
    public let sentence: String

    /// Makes a part.
    public init(_ aspect: Aspect, _ standing: Standing, _ sentence: String) {
        self.aspect = aspect
        self.standing = standing
        self.sentence = sentence
    }
}

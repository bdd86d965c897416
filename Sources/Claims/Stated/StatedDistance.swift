public import Geodesy

/// A distance as a text states it: number, unit, hedge, bound, and the second figure if it gives one.
///
/// It is not a measured length: see ``Finding`` for that.
public struct StatedDistance: Hashable, Sendable {
    /// What the words around the number make of it.
    public enum Bound: String, Hashable, Sendable {
        /// The number itself.
        case exact
        /// "more than", "over", "at least", "plus de".
        case atLeast = "at-least"
        /// "less than", "within", "up to", "à moins de".
        case atMost = "at-most"
        /// "nearly", "almost", "près de": the number or a little less.
        case nearly
    }

    /// The way along which the text says it counts.
    public enum Path: String, Hashable, Sendable {
        /// By road, by car, a drive.
        case road
        /// In a straight line, as the crow flies, by air.
        case straight
        /// By rail.
        case rail
        /// Along a river or by sea.
        case water
        /// On foot.
        case foot
    }

    /// The same distance in another unit, as the text gives it beside the first.
    public struct SecondFigure: Hashable, Sendable {
        /// The number.
        public let number: StatedNumber
        /// Its unit.
        public let unit: LengthUnit
        /// The words that soften it; nil if none.
        public let hedge: String?
    }

    /// The number.
    public let number: StatedNumber
    /// Its unit.
    public let unit: LengthUnit
    /// The words before the number, as written: "approximately", "more than"; nil if none.
    public let hedge: String?
    /// Whether one of these words makes the number approximate.
    public let isApproximate: Bool
    /// What the words make of the number.
    public let bound: Bound
    /// The same distance in another unit; nil if the text gives one figure only.
    public let second: SecondFigure?
    /// The way along which the text says it counts; nil if it does not say.
    public let path: Path?

    /// Makes a stated distance.
    public init(
        _ number: StatedNumber, _ unit: LengthUnit, hedge: String? = nil,
        isApproximate: Bool = false, bound: Bound = .exact, second: SecondFigure? = nil,
        path: Path? = nil
    ) {
        self.number = number
        self.unit = unit
        self.hedge = hedge
        self.isApproximate = isApproximate
        self.bound = bound
        self.second = second
        self.path = path
    }

    /// The length that the first figure states, the middle of a range.
    public var length: Length { Length(number.value, unit) }

    /// The shortest length that the first figure states.
    public var shortest: Length { Length(number.low, unit) }

    /// The longest length that the first figure states.
    public var longest: Length { Length(number.high, unit) }

    /// The same statement with a way along which it counts.
    func along(_ path: Path?) -> StatedDistance {
        StatedDistance(
            number, unit, hedge: hedge, isApproximate: isApproximate, bound: bound, second: second,
            path: path ?? self.path)
    }

    /// The same statement with another bound.
    func bounded(_ bound: Bound, hedge: String) -> StatedDistance {
        StatedDistance(
            number, unit, hedge: hedge, isApproximate: isApproximate, bound: bound, second: second,
            path: path)
    }
}

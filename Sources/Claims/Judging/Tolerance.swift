public import Geodesy

/// How far a stated distance may lie from the truth before it counts as wrong, and why.
public struct Tolerance: Hashable, Sendable {
    /// Within this the statement is consistent.
    public let tight: Length
    /// Within this it is consistent after rounding.
    public let wide: Length
    /// Where the two come from, for people.
    public let reason: String

    /// Makes a tolerance.
    public init(tight: Length, wide: Length, reason: String) {
        self.tight = tight
        self.wide = wide
        self.reason = reason
    }

    /// The tolerance that the writing of a distance asks for.
    ///
    /// Tight is half the precision that the last significant digit implies (GBIF, *Georeferencing Best
    /// Practices*, after Wieczorek, Guo and Hijmans 2004), at least 2.5 %. Wide is half the last
    /// significant place, between 5 % and 15 %. A hedge does not widen a round number, which is read as
    /// approximate anyway, but it does widen one that is not round (Williams and Power 2013). French
    /// nouns in -aine and dozens are approximate by nature: tight is 5 %, wide at least 15 %.
    public init(for stated: StatedDistance) {
        let number = stated.number
        let unit = stated.unit
        let value = abs(number.value)
        var tight = max(number.precision / 2, 0.025 * value)
        var wide = min(max(number.place / 2, 0.05 * value), 0.15 * value)
        var reason = "half of the precision of \"\(number.description)\", at least 2.5 %"
        switch number.style {
        case .approximative:
            tight = max(tight, 0.05 * value)
            wide = max(wide, 0.15 * value)
            reason = "a round figure by its nature: 5 %, 15 % when rounded"
        case .vague:
            reason = "no figure is stated, only a range"
        case .digits, .words, .fraction:
            if stated.isApproximate, !number.isRound {
                tight = max(tight, wide)
                reason = "the words make a figure that is not round approximate"
            }
        }
        wide = max(wide, tight)
        self.init(tight: Length(tight, unit), wide: Length(wide, unit), reason: reason)
    }
}

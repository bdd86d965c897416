/// A number of people as the sources bound it: "at least 4" has a lower bound and no upper one.
///
/// It is an interval, not an estimate. Both bounds are nil where nothing is known, which is not zero.
public struct Toll: Hashable, Sendable {
    /// The smallest number that the sources allow; nil if they state none.
    public let minimum: Int?
    /// The largest number that the sources allow; nil if they state none.
    public let maximum: Int?

    /// Nothing known.
    public static let unknown = Toll()

    /// Makes a toll, or nil for negative numbers and for bounds in the wrong order.
    public init?(minimum: Int?, maximum: Int?) {
        if let minimum, minimum < 0 { return nil }
        if let maximum, maximum < 0 { return nil }
        if let minimum, let maximum, maximum < minimum { return nil }
        self.minimum = minimum
        self.maximum = maximum
    }

    private init() {
        minimum = nil
        maximum = nil
    }

    /// Whether a source states a bound.
    public var isKnown: Bool { minimum != nil || maximum != nil }

    /// The numbers that both allow; nil where they contradict each other.
    public func intersection(_ other: Toll) -> Toll? {
        Toll(
            minimum: [minimum, other.minimum].compactMap(\.self).max(),
            maximum: [maximum, other.maximum].compactMap(\.self).min())
    }

    /// The smallest interval that holds all numbers that either allows.
    ///
    /// A bound that one of two known tolls leaves open stays open.
    public func union(_ other: Toll) -> Toll {
        guard isKnown else { return other }
        guard other.isKnown else { return self }
        var low: Int?
        if let minimum, let second = other.minimum { low = min(minimum, second) }
        var high: Int?
        if let maximum, let second = other.maximum { high = max(maximum, second) }
        return Toll(minimum: low, maximum: high) ?? .unknown
    }
}

extension Toll: CustomStringConvertible {
    /// The bounds in words: "4", "at least 4", "at most 9", "4 to 9"; empty if nothing is known.
    public var description: String {
        switch (minimum, maximum) {
        case (nil, nil): ""
        case (let low?, nil): "at least \(low)"
        case (nil, let high?): "at most \(high)"
        case (let low?, let high?): low == high ? "\(low)" : "\(low) to \(high)"
        }
    }
}

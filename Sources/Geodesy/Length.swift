/// A length on the ground, stored in metres.
///
/// It can be any finite number; distances that this module measures are never negative.
public struct Length: Hashable, Sendable {
    /// The length in metres.
    public let metres: Double

    /// Makes a length from metres.
    public init(metres: Double) {
        self.metres = metres
    }

    /// Makes a length from a number of a unit.
    public init(_ value: Double, _ unit: LengthUnit) {
        self.metres = value * unit.metres
    }

    /// Makes a length from kilometres.
    public init(kilometres: Double) {
        self.init(kilometres, .kilometres)
    }

    /// The length of nothing.
    public static let zero = Length(metres: 0)

    /// The length in kilometres.
    public var kilometres: Double { metres / LengthUnit.kilometres.metres }

    /// The length in statute miles.
    public var miles: Double { metres / LengthUnit.miles.metres }

    /// The length in nautical miles.
    public var nauticalMiles: Double { metres / LengthUnit.nauticalMiles.metres }

    /// The length as a number of a unit.
    public func value(in unit: LengthUnit) -> Double { metres / unit.metres }
}

extension Length: Comparable {
    /// Whether the first is the shorter one.
    public static func < (first: Length, second: Length) -> Bool { first.metres < second.metres }

    /// The sum of two lengths.
    public static func + (first: Length, second: Length) -> Length {
        Length(metres: first.metres + second.metres)
    }

    /// The difference of two lengths, which may be negative.
    public static func - (first: Length, second: Length) -> Length {
        Length(metres: first.metres - second.metres)
    }

    /// A multiple of a length.
    public static func * (length: Length, factor: Double) -> Length {
        Length(metres: length.metres * factor)
    }

    /// How many times the second goes into the first.
    public static func / (first: Length, second: Length) -> Double {
        first.metres / second.metres
    }
}

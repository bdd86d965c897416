/// An area on the ground, stored in square metres; at least zero for everything that is measured.
public struct Area: Hashable, Sendable, Comparable {
    /// The area in square metres.
    public let squareMetres: Double

    /// Makes an area from square metres.
    public init(squareMetres: Double) {
        self.squareMetres = squareMetres
    }

    /// The area in square kilometres.
    public var squareKilometres: Double { squareMetres / 1e6 }

    /// The area in square statute miles.
    public var squareMiles: Double {
        squareMetres / (LengthUnit.miles.metres * LengthUnit.miles.metres)
    }

    /// Whether the first is the smaller one.
    public static func < (first: Area, second: Area) -> Bool {
        first.squareMetres < second.squareMetres
    }
}

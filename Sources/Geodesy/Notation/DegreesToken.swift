/// One piece of a position written in degrees.
enum DegreesToken: Hashable {
    /// Digits with at most one decimal point.
    case number(Double, wholeDigits: Int, isWhole: Bool)
    case minus
    case plus
    case degreeMark
    case minuteMark
    case secondMark
    /// N, S, E or W, or the word in English, French or Spanish.
    case side(Side)
    /// A label that says which number it is without saying the side.
    case axis(isLatitude: Bool)
    /// A comma, semicolon or slash between the two numbers.
    case separator

    /// A side of the earth.
    enum Side: Hashable {
        case north, south, east, west

        var isLatitude: Bool { self == .north || self == .south }
        var isNegative: Bool { self == .south || self == .west }
    }
}

/// One of the sixteen points of the compass rose: a sector, not an angle.
///
/// The raw value counts clockwise from north in steps of 22.5°.
public enum CompassPoint: Int, Hashable, Sendable, CaseIterable {
    /// The sixteen points, clockwise.
    case north, northNortheast, northeast, eastNortheast
    /// East to south-south-east.
    case east, eastSoutheast, southeast, southSoutheast
    /// South to west-south-west.
    case south, southSouthwest, southwest, westSouthwest
    /// West to north-north-west.
    case west, westNorthwest, northwest, northNorthwest

    /// The direction of the middle of the sector.
    public var azimuth: Azimuth { Azimuth(degrees: Double(rawValue) * 22.5) }

    /// The usual abbreviation in English, one to three letters.
    public var abbreviation: String {
        switch self {
        case .north: "N"
        case .northNortheast: "NNE"
        case .northeast: "NE"
        case .eastNortheast: "ENE"
        case .east: "E"
        case .eastSoutheast: "ESE"
        case .southeast: "SE"
        case .southSoutheast: "SSE"
        case .south: "S"
        case .southSouthwest: "SSW"
        case .southwest: "SW"
        case .westSouthwest: "WSW"
        case .west: "W"
        case .westNorthwest: "WNW"
        case .northwest: "NW"
        case .northNorthwest: "NNW"
        }
    }

    /// Whether this is north, east, south or west.
    public var isCardinal: Bool { rawValue.isMultiple(of: 4) }

    /// Whether this is north-east, south-east, south-west or north-west.
    public var isIntercardinal: Bool { rawValue % 4 == 2 }

    /// Makes the point from its abbreviation ("NE", "wsw").
    public init?(abbreviation: String) {
        let wanted = abbreviation.uppercased()
        guard let point = CompassPoint.allCases.first(where: { $0.abbreviation == wanted }) else {
            return nil
        }
        self = point
    }

    /// The nearest point of a rose with 4, 8 or 16 points.
    init(nearest azimuth: Azimuth, of count: Int) {
        let step = 16 / count
        let index = Int((azimuth.degrees * Double(count) / 360).rounded()) % count
        self = CompassPoint.allCases[index * step]
    }
}

/// A notation in which positions are printed.
public enum CoordinateNotation: Hashable, Sendable {
    /// Decimal degrees, latitude first, with five decimals (about a metre): `13.51366, 2.10980`.
    case decimal
    /// Degrees, minutes and whole seconds: `13°30′49″N 2°06′35″E`.
    case degreesMinutesSeconds
    /// Degrees and minutes with three decimals: `13°30.820′N 2°06.588′E`.
    case degreesMinutes
    /// ISO 6709, annex H, with five decimals: `+13.51366+002.10980/`.
    case iso6709
    /// An address of RFC 5870: `geo:13.51366,2.1098`.
    case geoURI
    /// Zone, band, easting and northing in metres: `31P 403664 1494115`.
    case utm
    /// The Military Grid Reference System to one metre: `31PDQ0366494115`.
    case mgrs
}

extension Coordinate {
    /// Prints the position in a notation that ``init(parsing:)`` reads again.
    ///
    /// - Parameter notation: How to print.
    /// - Returns: The text; positions beyond the UTM grid are printed in MGRS there.
    /// - Throws: ``GeodesyError/library(operation:code:message:)`` if PROJ fails on a grid.
    public func text(as notation: CoordinateNotation) throws(GeodesyError) -> String {
        switch notation {
        case .decimal: return description
        case .degreesMinutesSeconds:
            return sexagesimal(latitude, "N", "S", parts: 3) + " "
                + sexagesimal(longitude, "E", "W", parts: 3)
        case .degreesMinutes:
            return sexagesimal(latitude, "N", "S", parts: 2) + " "
                + sexagesimal(longitude, "E", "W", parts: 2)
        case .iso6709:
            return isoNumber(latitude, width: 2) + isoNumber(longitude, width: 3) + "/"
        case .geoURI: return GeoURI(self).description
        case .utm:
            guard UTMZone(of: self) != nil else { return try mgrs() }
            return try UTMPosition(self).description
        case .mgrs: return try mgrs()
        }
    }

    /// The reference of the square of the Military Grid Reference System that holds the position.
    ///
    /// - Parameter digits: How many digits for each direction: 0 for squares of 100 km, 5 for 1 m.
    /// - Returns: The reference without spaces, for instance `31PDQ0366494115`.
    /// - Throws: ``GeodesyError/library(operation:code:message:)`` if PROJ fails on the grid.
    /// - Precondition: `digits` is in 0...5.
    public func mgrs(digits: Int = 5) throws(GeodesyError) -> String {
        try MGRSReference(of: self, digits: digits).text
    }

    private func sexagesimal(
        _ degrees: Double, _ positive: String, _ negative: String, parts: Int
    ) -> String {
        // Counted in the smallest unit first, so that 59.9999″ becomes the next minute.
        let unit = parts == 3 ? 3600 : 60_000
        let count = Int((abs(degrees) * Double(unit)).rounded())
        let side = degrees < 0 && count > 0 ? negative : positive
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let rest = count % unit
        if parts == 3 { return "\(count / unit)°\(two(rest / 60))′\(two(rest % 60))″\(side)" }
        let thousandths = "\(rest % 1000 + 1000)".dropFirst()
        return "\(count / unit)°\(two(rest / 1000)).\(thousandths)′\(side)"
    }

    private func isoNumber(_ degrees: Double, width: Int) -> String {
        let text = abs(degrees).fixed(5)
        let missing = width + 6 - text.count
        let isNegative = degrees < 0 && text.contains { $0 != "0" && $0 != "." }
        return (isNegative ? "-" : "+") + String(repeating: "0", count: max(0, missing)) + text
    }
}

extension Coordinate: CustomStringConvertible {
    /// Decimal degrees with five decimals, latitude first: `13.51366, 2.10980`.
    public var description: String { "\(latitude.fixed(5)), \(longitude.fixed(5))" }
}

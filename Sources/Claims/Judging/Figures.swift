import Geodesy

/// Writes figures for explanations, with a decimal point and no more digits than they deserve.
enum Figures {
    /// A number with a fixed count of decimals.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "?" }
        return value.fixed(decimals)
    }

    /// A length in kilometres: "739 km", "8.7 km", "350 m".
    static func kilometres(_ length: Length) -> String {
        let value = length.kilometres
        if abs(value) < 1 { return "\(fixed(length.metres, 0)) m" }
        return "\(fixed(value, abs(value) < 100 ? 1 : 0)) km"
    }

    /// A length in kilometres and miles: "739 km (459 mi)".
    static func both(_ length: Length) -> String {
        let miles = length.miles
        return "\(kilometres(length)) (\(fixed(miles, abs(miles) < 100 ? 1 : 0)) mi)"
    }

    /// A length in a unit: "571.7 mi".
    static func length(_ length: Length, in unit: LengthUnit) -> String {
        let value = length.value(in: unit)
        return "\(fixed(value, abs(value) < 1000 ? 1 : 0)) \(unit.rawValue)"
    }

    /// An azimuth: "58°".
    static func degrees(_ value: Double) -> String { "\(fixed(value, 0))°" }

    /// A position: "13.5137, 2.1098".
    static func position(_ coordinate: Coordinate) -> String {
        "\(fixed(coordinate.latitude, 4)), \(fixed(coordinate.longitude, 4))"
    }
}

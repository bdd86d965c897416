/// A unit in which lengths are stated and printed.
public enum LengthUnit: String, Hashable, Sendable, CaseIterable {
    /// The metre, the unit of every ``Length`` inside.
    case metres = "m"
    /// 1000 metres.
    case kilometres = "km"
    /// The international (statute) mile of exactly 1609.344 metres.
    case miles = "mi"
    /// The international nautical mile of exactly 1852 metres.
    case nauticalMiles = "nmi"
    /// The international foot of exactly 0.3048 metres.
    case feet = "ft"
    /// The international yard of exactly 0.9144 metres.
    case yards = "yd"

    /// How many metres one of this unit is; exact by definition.
    public var metres: Double {
        switch self {
        case .metres: 1
        case .kilometres: 1000
        case .miles: 1609.344
        case .nauticalMiles: 1852
        case .feet: 0.3048
        case .yards: 0.9144
        }
    }
}

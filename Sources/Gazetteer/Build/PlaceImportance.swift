import Glibc

/// How important a place is whatever was asked for: the order of rows.
enum PlaceImportance {
    /// The measure in units of 1/2048, so that it fits a column of 16 bits.
    static func weight(
        _ type: FeatureClass, _ code: String, population: Int, names: Int
    ) -> UInt16 {
        let value =
            rank(type, code)
            + (type == .administrative ? 0.4 : 0.8) * log10(Double(max(population, 0)) + 1)
            + 0.5 * log2(Double(max(names, 1)))
        return UInt16(min(max(value * 2048, 0), 65535))
    }

    static func rank(_ type: FeatureClass, _ code: String) -> Double {
        switch (type, code) {
        case (.administrative, _) where code.hasPrefix("PCL"): 7
        case (.populated, "PPLC"): 5
        case (.area, "RGN"), (.area, "CONT"): 4.5
        case (.administrative, "ADM1"): 2.4
        case (.populated, "PPLA"): 3
        case (.populated, "PPLA2"): 2
        case (.administrative, "ADM2"): 1
        case (.populated, "PPLA3"): 1.6
        case (.populated, "PPLA4"), (.populated, "PPLA5"): 1.3
        case (.populated, "PPLX"): 0.7
        case (.populated, "PPLQ"), (.populated, "PPLH"), (.populated, "PPLW"): 0.4
        case (.populated, _): 1.2
        case (.administrative, "ADM3"): 0.5
        case (.administrative, _): 0.3
        case (.spot, "AIRP"), (.spot, "AIRB"), (.spot, "MIL"): 0.8
        case (.hydrographic, "STM"), (.hydrographic, "LK"), (.hydrographic, "SEA"): 0.6
        case (.hydrographic, _): 0.3
        case (.terrain, _): 0.4
        case (.area, _): 0.4
        default: 0.2
        }
    }
}

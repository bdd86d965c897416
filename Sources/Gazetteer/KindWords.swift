/// What a feature code means, in a few words of English.
enum KindWords {
    static func words(_ type: FeatureClass, _ code: String) -> String {
        if let words = byCode[code] { return words }
        switch type {
        case .administrative: return code.hasPrefix("PCL") ? "country" : "administrative area"
        case .hydrographic: return "water"
        case .area: return "area"
        case .populated: return "populated place"
        case .road: return "road"
        case .spot: return "site"
        case .terrain: return "landform"
        case .undersea: return "undersea feature"
        case .vegetation: return "vegetation"
        }
    }

    private static let byCode: [String: String] = [
        "PCLI": "country", "PCLD": "territory", "ADM1": "first-order area",
        "ADM2": "second-order area", "ADM3": "third-order area", "ADM4": "fourth-order area",
        "PPLC": "capital", "PPLA": "seat of a first-order area",
        "PPLA2": "seat of a second-order area", "PPLA3": "seat of a third-order area",
        "PPLA4": "seat of a fourth-order area", "PPL": "populated place", "PPLX": "quarter",
        "PPLL": "populated locality", "PPLQ": "abandoned place", "PPLH": "former place",
        "AIRP": "airport", "AIRF": "airfield", "AIRB": "air base", "MIL": "military base",
        "CMP": "camp", "MN": "mine", "PSTB": "border post", "WLL": "well", "WLLS": "wells",
        "LK": "lake", "STM": "river", "STMI": "seasonal stream", "WAD": "wadi",
        "PASS": "pass", "MT": "mountain", "MTS": "mountains", "HLL": "hill", "DUNE": "dune",
        "PLAT": "plateau", "VAL": "valley", "OAS": "oasis", "FRST": "forest",
        "RESF": "forest reserve",
        "RESN": "nature reserve", "PRK": "park", "RGN": "region", "AREA": "area",
        "CONT": "continent", "SCH": "school", "HSP": "hospital", "ISL": "island", "DSRT": "desert",
    ]
}

extension Place {
    /// What kind of place it is, in a few words: "capital", "well", "air base".
    public var kindWords: String { KindWords.words(featureClass, featureCode) }
}

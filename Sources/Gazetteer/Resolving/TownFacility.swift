/// Something that people name by the town beside it: "Agadez airport", "the base at Agadez".
enum TownFacility: Hashable, Sendable {
    case airport
    case base

    /// The farthest from its town, in kilometres, that one is called after it.
    static let reach = 40.0

    /// What a word asks for; nil for other words.
    init?(word: String) {
        switch word {
        case "airport", "aeroport", "airfield", "aerodrome", "airstrip": self = .airport
        case "base", "airbase": self = .base
        default: return nil
        }
    }

    /// Whether a feature code of GeoNames is of the kind.
    func admits(_ code: String) -> Bool {
        switch self {
        case .airport: code == "AIRP" || code == "AIRF"
        case .base: code == "AIRB" || code == "MILB" || code == "INSM"
        }
    }
}

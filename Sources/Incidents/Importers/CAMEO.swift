/// The event codes of CAMEO, as GDELT and ICEWS use them.
///
/// See P. A. Schrodt, *CAMEO: Conflict and Mediation Event Observations, Event and Actor Codebook*,
/// version 1.1b3 (2012).
enum CAMEO {
    /// The kind that a code stands for; codes begin with their root and have leading zeros.
    static func kind(_ code: String) -> IncidentKind? {
        guard code.utf8.count >= 2, let root = Int(code.prefix(2)) else { return nil }
        switch root {
        case 1: return .statement
        case 2, 10: return .request
        case 3: return .agreement
        case 4: return .consultation
        case 5, 6: return .cooperation
        case 7: return .aid
        case 8: return code.hasPrefix("087") ? .retreat : .concession
        case 9, 11: return .accusation
        case 12: return .rejection
        case 13: return .threat
        case 14: return code.hasPrefix("145") ? .riot : .protest
        case 15: return .mobilisation
        case 16: return .sanction
        case 17: return coercion(code)
        case 18: return assault(code)
        case 19: return fight(code)
        case 20: return .attackOnCivilians
        default: return nil
        }
    }

    private static func coercion(_ code: String) -> IncidentKind {
        switch code.prefix(3) {
        case "171": .propertyDestruction
        case "173": .arrest
        default: .coercion
        }
    }

    private static func assault(_ code: String) -> IncidentKind {
        switch code.prefix(3) {
        case "181": .abduction
        case "182", "184", "185", "186": .attackOnCivilians
        case "183": .explosion
        default: .assault
        }
    }

    private static func fight(_ code: String) -> IncidentKind {
        switch code.prefix(3) {
        case "194": .shelling
        case "195": .airStrike
        default: .armedClash
        }
    }

    /// What the root of a code says, in words.
    static func title(_ code: String) -> String {
        guard let root = Int(code.prefix(2)), (1...20).contains(root) else { return "event" }
        return titles[root - 1]
    }

    private static let titles = [
        "make public statement", "appeal", "express intent to cooperate", "consult",
        "engage in diplomatic cooperation", "engage in material cooperation", "provide aid",
        "yield", "investigate", "demand", "disapprove", "reject", "threaten", "protest",
        "exhibit military posture", "reduce relations", "coerce", "assault", "fight",
        "engage in unconventional mass violence",
    ]
}

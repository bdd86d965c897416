import Geodesy
import Glibc

/// The parts of the score of a place, each on a scale of natural logarithms.
enum ScoreParts {
    /// What any spelling that differs costs at the least.
    static let misspelt = 3.0
    /// What one arbitrary wrong letter costs.
    static let letter = 3.2
    /// What it costs to be spelled otherwise but sound the same.
    static let sound = 0.8
    /// What being of another kind than asked for costs.
    static let otherKind = -3.0

    /// How well the role of a name fits.
    static func role(_ role: NameUse.Role) -> Double {
        switch role {
        case .preferred: 0
        case .variant: -0.9
        case .form: -0.6
        case .abbreviation: -1.2
        case .historic: -1.8
        case .misspelling: -1.5
        case .otherScript: -0.9
        case .transcription: -2.5
        }
    }

    /// How often a place is meant whatever was asked for.
    ///
    /// Whoever writes a name wrongly writes of a place that may be small: fame counts less then.
    static func importance(_ importance: Double, isOtherSpelling: Bool) -> Double {
        (isOtherSpelling ? 0.15 : 0.9) * importance
    }

    /// How likely a country is that the curated gazetteer knows so many places of.
    ///
    /// The tables are made for the users' part of the world, so they tell which part that is.
    static func familiarity(curatedPlaces: Int) -> Double { 0.4 * log(Double(curatedPlaces) + 1) }

    /// How likely a name is that so many places bear.
    static func bearers(_ count: Int) -> Double { 0.35 * log(Double(max(1, count))) }

    /// How well the distance from a known position fits: 0 near it, falling with the logarithm.
    static func nearness(_ distance: Length) -> Double {
        -1.1 * log(1 + distance.kilometres / 30)
    }

    /// What lying outside the likely countries costs.
    static let outsideLikelyCountry = -4.0

    /// The score of "none of the places found is meant".
    static func none(importance: Double) -> Double { -2.0 }
}

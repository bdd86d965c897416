import Geodesy
import Glibc

/// What each part of the score of a place weighs, on a scale of natural logarithms.
///
/// Fitted on generated misspellings (see `scripts/bench`); change them there first.
package struct ScoreWeights: Hashable, Sendable {
    /// What any spelling that differs costs at the least.
    package var misspelt = 2.0
    /// What one letter left out costs.
    package var letter = 4.4
    /// What an arbitrary wrong or additional letter costs, as a multiple of ``letter``.
    package var wrong = 1.4
    /// How much it counts that letters are easily confused, 0...1.
    package var likeness = 0.2
    /// What it costs to be spelled otherwise but sound the same.
    package var sound = 5.5
    /// What a letter costs that sounds otherwise, as a multiple of ``letter``.
    package var soundLetter = 1.8
    /// How much the importance of a place counts under its own name.
    package var importance = 0.9
    /// How much it counts under a name that is misspelt: such a place may be small.
    package var misspeltImportance = 0.05
    /// How much it counts that the curated tables know a country well: they are made for the
    /// users' part of the world.
    package var familiarity = 1.4
    /// How much it counts that many places bear a name.
    package var bearers = 0.3
    /// How much rarer a misspelt name of a stream or hill is than one of a village.
    package var natural = 3.5
    /// What lying outside the likely countries costs.
    package var outsideLikelyCountry = 4.0
    /// What being of another kind than asked for costs.
    package var otherKind = 3.0
    /// How fast the likelihood falls with the logarithm of the distance.
    package var nearness = 1.1
    /// The score of "none of the places found" for a name without letters.
    package var none = 10.0
    /// How much that falls with each letter: a long name is less likely to be there by chance.
    package var nonePerLetter = 2.5

    /// The usual weights.
    package init() {}

    /// How well the role of a name fits.
    func role(_ role: NameUse.Role) -> Double {
        switch role {
        case .preferred: 0
        case .variant, .otherScript: -0.9
        case .form: -0.6
        case .abbreviation: -1.2
        case .historic: -1.8
        case .misspelling: -1.5
        case .transcription: -2.5
        }
    }

    /// How well the distance from a known position fits: 0 near it, falling with the logarithm.
    func nearness(_ distance: Length) -> Double {
        -nearness * log(1 + distance.kilometres / 30)
    }

    /// How likely a kind of place is to be written of at all.
    func kind(_ type: FeatureClass, _ code: String) -> Double {
        switch type {
        case .populated: 0
        case .spot where code.hasPrefix("AIR"): 0
        case .hydrographic where code.hasPrefix("WLL"): 0
        case .administrative: -0.4 * natural
        default: -natural
        }
    }
}

import Geodesy
import Glibc

/// What each part of the score of a place weighs, on a scale of natural logarithms.
///
/// Fitted on generated misspellings with the program in `Tests/Benchmarks/Gazetteer`.
package struct ScoreWeights: Hashable, Sendable {
    /// What any spelling that differs costs at the least.
    package var misspelt = 2.0
    /// What one letter left out costs.
    package var letter = 3.1
    /// What an arbitrary wrong or additional letter costs, as a multiple of ``letter``.
    package var wrong = 2.13
    /// How much it counts that letters are easily confused, 0...1.
    package var likeness = 0.2
    /// What it costs to be spelled otherwise but sound the same.
    package var sound = 5.5
    /// What a letter costs that sounds otherwise, as a multiple of ``letter``.
    package var soundLetter = 2.3
    /// What a sound-alike costs for each letter after the first that differs in writing.
    package var soundEdit = 1.5
    /// What a third letter that differs costs beside the letter.
    package var third = 4.0
    /// What other figures in a name cost: nobody writes Air Base 201 for Air Base 101 by mistake.
    package var figures = 6.0
    /// What a gap between words costs that a misspelt name has elsewhere or not at all.
    package var gap = 2.0
    /// What a letter costs that carries another mark than in the name.
    package var mark = 4.2
    /// What it costs to leave out all marks.
    package var plain = 0.2
    /// How much the importance of a place counts under its own name.
    package var importance = 0.9
    /// How much it counts under a name that is misspelt: such a place may be small.
    package var misspeltImportance = 0.025
    /// How much more it counts of a place that is known far away.
    package var fame = 0.15
    /// How much less likely than the preferred name another name of a little known place is to be
    /// misspelt: of well-known places people know those too.
    package var misspeltVariant = 3.0
    /// How much it counts that the curated tables know a country well: they are made for the
    /// users' part of the world.
    package var familiarity = 0.68
    /// How much rarer a misspelt name of a stream or hill is than one of a village.
    package var natural = 6.0
    /// What it costs that only the romanised name in another script is spelled as the query.
    package var otherScript = 4.0
    /// What lying outside the likely countries costs.
    package var outsideLikelyCountry = 4.0
    /// What being of another kind than asked for costs.
    package var otherKind = 8.0
    /// What it costs to take a word of a name for one of its kind where the whole is a name: "Lake Chad"
    /// is the lake and not the country.
    package var partOfName = 6.0
    /// How much likelier an airport's code means the airport than the base or town beside it.
    package var airportOfCode = 11.0
    /// How fast the likelihood falls with the logarithm of the distance.
    package var nearness = 1.1
    /// The score of "none of the places found" for a name without letters.
    package var none = 5.0
    /// How much likelier than a place of another kind than asked for it is that none of them is meant.
    package var noneOfKind = -0.5
    /// The same where a thing of nature is asked for: no "Mount Kenya" is a country.
    package var noneOfNature = 1.5
    /// How much that falls with each letter: a long name is less likely to be there by chance.
    package var nonePerLetter = 2.5

    /// The length of a name in letters for which ``letter`` holds.
    static let usualLength = 8.0

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

    /// What it costs to write a misspelt name with other gaps and marks.
    func written(_ query: WrittenForm, for name: WrittenForm) -> Double {
        let gaps = gap * Double(query.gapsUnlike(name))
        if query.marked.isEmpty { return gaps + (name.marked.isEmpty ? 0 : plain) }
        let unlike = query.marksMissing(in: name) + name.marksMissing(in: query)
        return gaps + mark * Double(unlike)
    }

    /// How much the importance of a place counts.
    func importance(_ value: Double, isMisspelt: Bool) -> Double {
        isMisspelt ? misspeltImportance * value + fame * max(0, value - 7) : importance * value
    }

    /// What it costs that a misspelt name is not the preferred one of a place so important.
    func variant(of importance: Double) -> Double {
        misspeltVariant * min(1, max(0, (9 - importance) / 4))
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

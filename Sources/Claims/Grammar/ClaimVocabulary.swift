import Geodesy

/// The words of one language that stated geography is made of.
///
/// All words are written as ``ClaimFolding`` folds them. The grammars know structure, the
/// vocabularies know words; a new language is a new vocabulary.
struct ClaimVocabulary: Sendable {
    /// What a word before a number does to it.
    enum HedgeEffect: Sendable {
        case approximate
        case atLeast
        case atMost
        case nearly
        /// Attitude without numeric meaning: "only", "à peine".
        case none
    }

    let language: ClaimLanguage

    // Numbers
    let ones: [String: Double]
    let tens: [String: Double]
    let hundred: Set<String>
    let thousand: Set<String>
    /// Nouns of fractions with their denominators.
    let denominators: [String: Double]
    let half: Set<String>
    /// Nouns of round numbers: "dozen", "vingtaine".
    let collectives: [String: Double]
    let vague: PhraseTable<ClosedRange<Double>>
    let articles: Set<String>
    let and: Set<String>
    let of: Set<String>
    let rangeWords: Set<String>
    let between: Set<String>
    let usesDecimalComma: Bool

    // Around the number
    let units: PhraseTable<LengthUnit>
    let hedges: PhraseTable<HedgeEffect>
    let trailingHedges: PhraseTable<HedgeEffect>
    let or: Set<String>
    let paths: PhraseTable<StatedDistance.Path>
    /// What makes a number with a unit something other than a distance between places.
    let spoilersAfter: PhraseTable<Bool>
    let spoilersBefore: PhraseTable<Bool>
    let motions: Set<String>

    // Directions
    let compass: [String: String]
    let compassLetters: [String: String]
    let compassBy: Set<String>
    let beforeCompass: PhraseTable<Bool>
    let due: Set<String>

    // References
    let origin: PhraseTable<Bool>
    let away: PhraseTable<Bool>
    let within: Set<String>
    let determiners: Set<String>
    let border: Set<String>
    let borderWith: Set<String>
    let coast: Set<String>
    let offCoast: PhraseTable<Bool>
    let inside: PhraseTable<Bool>
    let capital: Set<String>
    /// Nouns of a town that an area is governed from, whatever its order: "chef-lieu".
    let seats: PhraseTable<Bool>
    let anaphora: Set<String>
    let pronouns: Set<String>
    let relatives: Set<String>
    let apart: PhraseTable<Bool>
    let halfway: PhraseTable<Bool>

    // Things and relations
    let copulas: PhraseTable<Bool>
    let located: Set<String>
    let settlements: Set<String>
    let facilities: Set<String>
    let areas: Set<String>
    let containers: PhraseTable<Bool>
    let near: PhraseTable<Bool>
    let upTo: PhraseTable<Bool>
    let neighbouring: Set<String>
    let neighbours: PhraseTable<Bool>
    let straddles: PhraseTable<Bool>
    let meet: Set<String>
    let particularly: PhraseTable<Bool>
    let incorporates: Set<String>
    let parts: [String: String]
    let stopsReference: Set<String>
    let durations: PhraseTable<Double>
    let journeys: [String: TravelTime.Means]

    /// The words that a number may begin with; collected anew at each call.
    var numberStarts: Set<String> {
        var words = vague.firstWords
        words.formUnion(ones.keys)
        words.formUnion(tens.keys)
        words.formUnion(denominators.keys)
        words.formUnion(collectives.keys)
        return words.union(hundred).union(thousand).union(half).union(articles).union(between)
    }
}

import Glibc

/// How much each sign weighs in telling names of places from other names.
///
/// A logistic model: the weights were fitted on texts with marked places. The signs are general;
/// none names a place.
struct ToponymModel: Sendable {
    /// The signs, in the order of the weights.
    enum Sign: Int, CaseIterable {
        /// Nothing: the ground from which all others count.
        case always
        /// The gazetteer does not have the name.
        case isUnknown
        /// The importance of the most important place of this name.
        case importance
        /// That place is a country.
        case isCountry
        /// That place is a first-order area.
        case isFirstArea
        /// That place is a smaller area.
        case isSmallArea
        /// That place is a populated place.
        case isPopulated
        /// The logarithm of its inhabitants.
        case population
        /// No place has it as its preferred name.
        case isOtherName
        /// The name has two words.
        case hasTwoWords
        /// The name has more words.
        case hasMoreWords
        /// It is an everyday word.
        case isCommonWord
        /// It is a first name, or starts with one.
        case isGivenName
        /// It is a family name, or ends with one.
        case isSurname
        /// It is a name of persons that is more often a place.
        case isOftenPlace
        /// It is a day, a people, page furniture.
        case isFurniture
        /// It has up to four letters, all capitals.
        case isShortUpper
        /// It is in capitals.
        case isUpper
        /// It has up to three letters and is in capitals, or a name of persons or an everyday word.
        case isShortKey
        /// It has up to three letters and is none of these.
        case isShortName
        /// It contains a word for a kind of place.
        case hasFeatureWord
        /// A preposition of place stands before it.
        case preposition
        /// "of" or "de" stands before it.
        case afterOf
        /// A title stands before it.
        case afterTitle
        /// A first name stands before it.
        case afterGivenName
        /// Another capitalised word stands before it.
        case afterCapital
        /// A compass word stands before it.
        case afterDirection
        /// An article stands before it.
        case afterArticle
        /// A place and a comma stand before it.
        case afterPlaceAndComma
        /// A place and "and" stand before it.
        case afterPlaceAndAnd
        /// It starts a sentence.
        case startsSentence
        /// A word for a kind of place stands before it.
        case askedBefore
        /// A word for a kind of place stands behind it.
        case askedAfter
        /// A comma or bracket and the name of an area follow.
        case beforeArea
        /// A word such as "Police" or "Mayor" follows.
        case beforeCivic
        /// A word for a street follows.
        case beforeStreet
        /// The last word of an organisation's name follows.
        case beforeOrganisation
        /// Another capitalised word follows.
        case beforeCapital
        /// A first or family name follows.
        case beforeSurname
        /// A verb follows that persons are the subject of.
        case beforeSpeech
        /// A possessive ending follows.
        case beforePossessive
        /// A verb follows that governments are the subject of.
        case beforeGovernmentVerb
        /// A comma follows.
        case beforeComma
        /// A full stop follows.
        case beforeStop
        /// A word in small letters follows.
        case beforeSmallWord
        /// A bracket follows.
        case beforeBracket
        /// A number follows.
        case beforeNumber
        /// The same name is evidently a place elsewhere in the text.
        case isEvidentElsewhere
        /// It is the family name of a person of the text.
        case isFamilyNameHere
        /// The text has the same word in small letters.
        case isSmallHere
        /// The logarithm of how often the text has it.
        case isRepeated
        /// Elsewhere a preposition of place stands before it.
        case prepositionElsewhere
        /// It contains a hyphen or stop.
        case hyphenated
        /// At most two places have the name.
        case fewBearers
        /// A quotation mark stands before it.
        case inQuotes
        /// A bracket stands before it.
        case afterBracket
        /// It opens a sentence in capitals, as a dateline does.
        case datelineStart
        /// The gazetteer does not have the name, but a word for a settlement asks for it.
        case isAskedUnknown
        /// The most important place of this name is a region larger than a country.
        case isRegion
        /// The name has several words and its most important place is a base, an airport or the like.
        case isFacility
        /// How much smaller than a gazetteer of the world the one in use is, if it has the name: the
        /// fewer names there are, the less likely one is met by chance.
        case scarcity
        /// The same, if it does not have the name.
        case scarcityUnknown
        /// The gazetteer does not have the name, and a preposition of place stands before it.
        case isUnknownWithPreposition
        /// The sentence says that it is a place: "X is a village".
        case isDefined
    }

    /// One weight a sign.
    var weights: [Double]

    /// The weights in use.
    ///
    /// Fitted by logistic regression on the marked names of a corpus of local newspapers, checked
    /// by five-fold cross-validation; those of regions, facilities and scarcity and the last are
    /// set by hand, since that corpus hardly names places that a gazetteer lacks, regions of the
    /// world and bases, and defines none.
    static let standard = ToponymModel(weights: [
        -1.99, -1.99, 0.34, 1.45, 2.07, 1.98, 0.75, -0.07, -2.65, -0.3, -0.31,
        -3.24, -1.09, -1.36, 1.39, -2.16, -1.36, -0.18, -1.9, -2.23, 1.62, 1.28,
        0.88, -0.11, -1.31, -2.54, -0.36, 0.47, 1.42, 1.87, -0.05, 1.66, -0.86,
        1.5, 0.52, -0.27, -0.24, -0.8, -0.58, -1.72, 0.29, -0.46, 1.18, 1.25,
        1.11, 0.03, -0.94, 1.45, -3.49, -2.09, -0.63, 1.28, -0.71, -0.28, -0.82,
        -0.15, 2.83, 3.2, 2.0, 3.0, 0.7, 0.4, 1.3, 3.0,
    ])

    /// The probability that a name with these signs is that of a place.
    func likelihood(_ signs: [Double]) -> Double {
        var score = 0.0
        for index in signs.indices where signs[index] != 0 {
            score += signs[index] * weights[index]
        }
        return 1 / (1 + exp(-score))
    }
}

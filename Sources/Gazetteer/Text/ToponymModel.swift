import Glibc

/// How much each sign weighs in telling names of places from other names.
///
/// A logistic model: the weights were fitted on texts with marked places. The signs are general;
/// none names a place.
struct ToponymModel: Sendable {
    /// The signs, in the order of the weights.
    enum Sign: Int, CaseIterable {
        case always
        case isUnknown
        case importance
        case isCountry
        case isFirstArea
        case isSmallArea
        case isPopulated
        case population
        case isOtherName
        case hasTwoWords
        case hasMoreWords
        case isCommonWord
        case isGivenName
        case isSurname
        case isOftenPlace
        case isFurniture
        case isShortUpper
        case isUpper
        case isShortKey
        case hasFeatureWord
        case preposition
        case afterOf
        case afterTitle
        case afterGivenName
        case afterCapital
        case afterDirection
        case afterArticle
        case afterPlaceAndComma
        case afterPlaceAndAnd
        case startsSentence
        case askedBefore
        case askedAfter
        case beforeArea
        case beforeCivic
        case beforeStreet
        case beforeOrganisation
        case beforeCapital
        case beforeSurname
        case beforeSpeech
        case beforePossessive
        case beforeGovernmentVerb
        case beforeComma
        case beforeStop
        case beforeSmallWord
        case beforeBracket
        case beforeNumber
        case isEvidentElsewhere
        case isFamilyNameHere
        case isSmallHere
        case isRepeated
        case prepositionElsewhere
        case hyphenated
        case company
        case fewBearers
        case inQuotes
        case speakerList
        case afterBracket
        case datelineStart
    }

    /// One weight a sign.
    var weights: [Double]

    /// The weights in use.
    static let standard = ToponymModel(weights: [
        -0.5, -1.8, 0.12, 2.5, 2.0, 0.8, 0.3, 0.15, -0.5, 0.8, 0.5, -2.0, -1.0, -1.0, 1.0, -4.0,
        -1.5, -0.3, -1.0, 1.0, 1.5, 0.5, -2.5, -3.0, -1.5, 0.5, -0.3, 2.0, 1.0, -0.5, 2.0, 1.0,
        2.5, 0.8, -2.5, -1.5, -1.5, -2.5, -1.5, 0, 0.5, 0.2, 0.1, 0, 0, -0.5, 1.5, -2.5, -1.5, 0.2,
        0.8, 0, 0, 0, 0, 0, 0, 0.5,
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

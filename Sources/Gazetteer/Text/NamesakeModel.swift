/// How much each sign weighs in choosing between the bearers of a name.
///
/// A conditional logit: the weights were fitted on texts with known places, so that scores are
/// logarithms of odds and shares are calibrated. The signs are general; none names a place.
struct NamesakeModel: Sendable {
    /// The signs, in the order of the weights.
    enum Sign: Int, CaseIterable {
        /// The importance of the place.
        case importance
        /// The logarithm of its inhabitants.
        case population
        /// The name is not its preferred one.
        case otherName
        /// It is a country.
        case isCountry
        /// It is a first-order area.
        case isFirstArea
        /// It is a smaller area.
        case isSmallArea
        /// It is a region larger than a country or without bounds.
        case isRegion
        /// It is a populated place.
        case isPopulated
        /// It is a capital or the seat of an area.
        case isSeat
        /// It is a river, hill or other thing of nature.
        case isNature
        /// Its kind is the one asked for.
        case askedKind
        /// Its kind is not the one asked for.
        case otherKind
        /// It lies in the area written behind the name.
        case inContainer
        /// It lies near the place written behind the name.
        case nearContainer
        /// It does not lie in the area written behind the name.
        case outsideContainer
        /// The share of the text's places that lie in its country.
        case countryShare
        /// The share that lie in its first-order area.
        case areaShare
        /// The text names its country.
        case countryNamed
        /// The text names its first-order area.
        case areaNamed
        /// Other places of the text within some 25 km.
        case neighbours25
        /// Other places within some 100 km.
        case neighbours100
        /// Other places within some 400 km.
        case neighbours400
        /// Its country or area is named within a few words.
        case areaNamedNearby
        /// Other places named within a few words lie within some 100 km.
        case neighboursNearby
    }

    /// One weight a sign.
    var weights: [Double]

    /// The weights in use, fitted on a corpus of local newspapers, one of articles about namesakes
    /// and own sentences on the Sahel, checked by four-fold cross-validation.
    static let standard = NamesakeModel(weights: [
        0.56, -0.08, -1.95, 0.66, 0.2, -2.26, 3.5, -0.27, 0.68, -1.91, 1.5,
        -1.5, 3.49, 1.74, -0.99, 2.42, 1.71, 1.56, 2.27, 4.34, 2.24, 2.46,
        -0.37, 1.15,
    ])
}

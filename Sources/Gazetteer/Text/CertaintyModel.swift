import Glibc

/// How sure the choice of a place for a name is, once it is made.
///
/// The shares of the bearers of a name compare these with one another only; that all of them are wrong,
/// because the gazetteer lacks the one meant, they cannot say. A logistic regression does, from how clear
/// the choice was and from what else in the text speaks for the place. It was fitted on a corpus of local
/// newspapers, one of articles about namesakes and own sentences on the Sahel, each with the same weight
/// (the sentences with three times theirs), and has an expected calibration error of 0.04 at most on
/// each of them in four-fold cross-validation by document.
struct CertaintyModel: Sendable {
    private typealias Sign = NamesakeModel.Sign

    /// The weights of the signs that also choose between namesakes.
    private static let weights: [(Sign, Double)] = [
        (.otherName, -1.25), (.population, 0.13), (.countryNamed, 1.25), (.neighbours25, 0.60),
        (.neighbours100, 1.19), (.countryShare, 0.67), (.areaShare, 0.40), (.isPopulated, -1.06),
        (.isSeat, 1.06),
    ]
    private static let constant = 1.86
    /// Of the logarithm of the odds of the place among the bearers.
    private static let odds = 0.51
    /// No share is surer than these odds.
    private static let mostOdds = 7.0
    /// Where only one place of the gazetteer bears the name, its share tells nothing.
    private static let onlyBearer = -1.26
    /// Of the logarithm of the number of bearers: of a common name the gazetteer is likelier to lack some.
    private static let bearers = -0.24
    /// Of the logarithm of the number of names in the text: the more there are, the more are near by chance.
    private static let names = -1.18

    /// The probability that a place is the one meant.
    ///
    /// - Parameters:
    ///   - share: Its share among the bearers of the name.
    ///   - bearers: How many places bear the name.
    ///   - names: How many names the text has.
    ///   - signs: The signs of the place, in the order of ``NamesakeModel``.
    /// - Returns: 0...1.
    static func confidence(
        share: Double, bearers: Int, names: Int, signs: [Double]
    ) -> Double {
        let own = max(share, 1e-4)
        var score = constant + odds * min(mostOdds, log(own / max(1 - own, 1e-4)))
        if bearers == 1 { score += onlyBearer }
        score += Self.bearers * log(Double(max(bearers, 1)))
        score += Self.names * log(Double(max(names, 1)))
        for (sign, weight) in weights { score += signs[sign.rawValue] * weight }
        return 1 / (1 + exp(-score))
    }
}

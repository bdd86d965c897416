/// A name of a text with all its spans, the places that bear it, and how likely each is meant.
///
/// One sense per text: all spans of a topic get the same place.
struct TextTopic {
    /// The spans, in the order of the text.
    var spans: [Int]
    /// The places that may be meant.
    var bearers: [Bearer]
    /// The class letter that the words around ask for, or nil.
    var asked: UInt8?
    /// The topic of the area or country written behind the name, or -1.
    var container: Int
    /// Whether the name stands for a country or area through a demonym or the like.
    var isDerived: Bool
    /// How likely the name is a place at all.
    var likelihood: Double
    /// The probability of each bearer, given that the name is a place.
    var shares: [Double] = []
    /// The probability that the most likely bearer is the one meant, by the whole text.
    var confidence = 0.0

    /// The number of the most likely bearer; nil if there is none.
    var best: Int? {
        var best: Int?
        for index in shares.indices where best.map({ shares[index] > shares[$0] }) ?? true {
            best = index
        }
        return best
    }
}

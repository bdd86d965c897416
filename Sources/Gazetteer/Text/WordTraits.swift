/// What the lexicon says about a single word, whatever its place in a text.
struct WordTraits: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// An everyday word that is also the name of some place: "reading", "nice", "mobile".
    static let commonWord = WordTraits(rawValue: 1 << 0)
    /// A first name.
    static let givenName = WordTraits(rawValue: 1 << 1)
    /// A frequent family name.
    static let surname = WordTraits(rawValue: 1 << 2)
    /// A word before a person's name: "President", "colonel", "Mrs".
    static let title = WordTraits(rawValue: 1 << 3)
    /// A verb that persons are the subject of: "said".
    static let speech = WordTraits(rawValue: 1 << 4)
    /// A day, month, season or feast.
    static let calendar = WordTraits(rawValue: 1 << 5)
    /// A word that ends the name of an organisation: "University", "Times".
    static let organisationHead = WordTraits(rawValue: 1 << 6)
    /// A word after the name of a place that leaves it one: "Police", "Mayor".
    static let civic = WordTraits(rawValue: 1 << 7)
    /// A word that ends the name of a street.
    static let street = WordTraits(rawValue: 1 << 8)
    /// A word that starts the name of a street or road: "Highway", "rue".
    static let streetStart = WordTraits(rawValue: 1 << 9)
    /// A word for a kind of place: "village", "région", "river".
    static let feature = WordTraits(rawValue: 1 << 10)
    /// A word before places: "in", "near", "vers".
    static let placePreposition = WordTraits(rawValue: 1 << 11)
    /// A compass word or the like: "northern", "central", "neighbouring".
    static let direction = WordTraits(rawValue: 1 << 12)
    /// A word after a capital that makes it stand for a government: "officials".
    static let authority = WordTraits(rawValue: 1 << 13)
    /// A verb that governments are the subject of: "condemned".
    static let governmentVerb = WordTraits(rawValue: 1 << 14)
    /// A capitalised word that is never a place: page furniture, peoples, faiths.
    static let furniture = WordTraits(rawValue: 1 << 15)
    /// A first or family name that is more often a place: "Paris", "Jordan".
    static let oftenPlace = WordTraits(rawValue: 1 << 16)
    /// The first word of at least one phrase of the lexicon.
    static let startsPhrase = WordTraits(rawValue: 1 << 17)
    /// Words of both sorts of names.
    static let personal: WordTraits = [.givenName, .surname]
}

/// A stretch of tokens that may name a place, before it is decided whether it does.
struct NameSpan {
    /// What the stretch is taken for.
    enum Kind {
        /// A name of the gazetteer.
        case name
        /// A capitalised name that the gazetteer does not have, in a place's position.
        case unknownName
        /// A street or road.
        case street
        /// A country by a short name.
        case country
        /// A state or province by its abbreviation.
        case abbreviation
        /// A demonym of a country or area.
        case demonym
        /// A demonym of a region.
        case regionDemonym
        /// A building that stands for a government.
        case metonym
        /// An organisation, a war, a newspaper.
        case organisation
        /// A weapon, an aircraft, page furniture: nothing to report.
        case nothing
        /// A person.
        case person
    }

    /// The tokens.
    var tokens: Range<Int>
    /// What it is taken for.
    var kind: Kind
    /// The number of the name in the index, or -1.
    var name: Int32 = -1
    /// The country, area or region that the lexicon gives; may be empty.
    var value = ""
    /// The class letter that the words around ask for: "village of" asks for `P`.
    var asked: UInt8?
    /// The index of the span that contains this one: "Texas" in "Paris, Texas"; -1 if none.
    var container: Int32 = -1
    /// Whether the container stands behind a preposition, "Gao in Mali", and not behind a comma.
    var isLooselyContained = false
    /// The probability that it names a place.
    var likelihood = 1.0
    /// Whether the words around put it beyond doubt that a place is meant.
    var isEvident = false
    /// The index of the first span with the same key, or its own.
    var first: Int32 = -1
}

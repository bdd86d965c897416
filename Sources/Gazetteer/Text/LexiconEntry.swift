/// A phrase of the lexicon that stands for something as a whole.
struct LexiconEntry: Hashable, Sendable {
    /// What a phrase stands for.
    enum Kind: String, Hashable, Sendable, CaseIterable {
        /// An organisation, company, newspaper, armed group, war.
        case organisation
        /// The first words of an organisation's name: "Bank of".
        case organisationStart = "organisation-start"
        /// A weapon, aircraft or vehicle.
        case weapon
        /// A building or place that stands for a government; the value is a country.
        case metonym
        /// A shortened name of a state or province with a stop; the value is `US-CT` and the like.
        case abbreviation
        /// A postal code of a state, read only after a town and a comma.
        case postal
        /// Another name of a country; the value is its code.
        case countryShort = "country-short"
        /// A demonym that the table of countries lacks; the value is a country or `US-TX`.
        case demonym
        /// A demonym of a region; the value is the name of the region.
        case regionDemonym = "region-demonym"
    }

    /// What the phrase stands for.
    let kind: Kind
    /// The country, area or region; may be empty.
    let value: String
    /// Whether the phrase counts only in capitals ("IS", "US").
    let isUpper: Bool
    /// Whether the phrase is also written small, as French writes adjectives.
    let isSmall: Bool
    /// Whether the phrase counts only with its closing stop ("Conn.", "Ill.").
    let needsStop: Bool
}

/// What the gazetteer knows of a country beyond its place entry.
public struct Country: Hashable, Sendable {
    /// The place entry: feature class A, code `PCLI` or the like, point inside the country.
    public let place: Place
    /// ISO 3166-1 alpha-2.
    public let iso2: String
    /// ISO 3166-1 alpha-3.
    public let iso3: String
    /// FIPS 10-4, as GDELT uses it: Niger is NG and Nigeria NI.
    ///
    /// Nil where there is none.
    public let fips: String?
    /// The common English name.
    public let englishName: String
    /// The common French name.
    public let frenchName: String
    /// The identifier of the capital's place entry, nil where there is no capital.
    public let capital: PlaceID?
    /// The name of the capital, nil where there is none.
    public let capitalName: String?
    /// ISO alpha-2 codes of the countries with a common land border.
    public let neighbours: Set<String>
    /// English adjectives and nouns of belonging: Nigerien, Nigeriens.
    public let englishDemonyms: [String]
    /// French adjectives and nouns of belonging, all forms.
    public let frenchDemonyms: [String]
    /// Two-letter code of the continent.
    public let continent: String
    /// The United Nations M49 sub-region, for example `Western Africa`.
    public let region: String
    /// The sovereign state of a territory; nil for states.
    public let sovereign: String?

    /// Makes a country.
    public init(
        place: Place, iso2: String, iso3: String, fips: String?, englishName: String,
        frenchName: String, capital: PlaceID?, capitalName: String?, neighbours: Set<String>,
        englishDemonyms: [String], frenchDemonyms: [String], continent: String, region: String,
        sovereign: String?
    ) {
        self.place = place
        self.iso2 = iso2
        self.iso3 = iso3
        self.fips = fips
        self.englishName = englishName
        self.frenchName = frenchName
        self.capital = capital
        self.capitalName = capitalName
        self.neighbours = neighbours
        self.englishDemonyms = englishDemonyms
        self.frenchDemonyms = frenchDemonyms
        self.continent = continent
        self.region = region
        self.sovereign = sovereign
    }
}

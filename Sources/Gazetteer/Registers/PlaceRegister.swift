/// Everything the gazetteer knows, together: places by name, countries, regions and bases.
///
/// Made once and shared; immutable.
public struct PlaceRegister: Sendable {
    /// All places, countries, regions and bases by name and position.
    public let index: PlaceIndex
    /// The countries and territories of ISO 3166-1.
    public let countries: [Country]
    /// The regions larger than a country.
    public let regions: [NamedRegion]
    /// The bases.
    public let bases: [Base]

    /// How many places the curated tables have of each country.
    let curatedPlaces: [String: Int]
    private let countryOfCode: [String: Int]
    private let countryOfFIPS: [String: Int]
    private let countryOfID: [PlaceID: Int]
    private let regionOfID: [PlaceID: Int]
    private let baseOfID: [PlaceID: Int]
    private let countriesOfDemonym: [NameKey: [Int]]
    private let regionsOfDemonym: [NameKey: [Int]]

    /// Whether the compiled gazetteer was made from other curated tables than those of the folder.
    ///
    /// Countries, regions and bases are those of the folder all the same; places are as compiled.
    public let isOutdated: Bool

    /// Reads the curated folder, and a compiled world gazetteer where there is one.
    ///
    /// A compiled file that was made from the very tables of the folder spares reading them: the
    /// given one, or `curated.topo` in the folder.
    ///
    /// - Parameters:
    ///   - folder: The folder with the tables that `gazetteer/SCHEMA.md` describes.
    ///   - world: A file that `toposcope gazetteer build` wrote, which contains the curated places
    ///     too; without one the curated places alone are found.
    /// - Throws: ``GazetteerError`` that names the file and the line.
    public init(folder: String, world: String? = nil) throws(GazetteerError) {
        let stamp = CuratedStamp(folder: folder)
        // A copy of the curated places that cannot be used, or not fully, is as good as none.
        let index = try world.map { path throws(GazetteerError) in try PlaceIndex(path: path) }
        let copy = try? PlaceIndex(path: folder + "/" + Self.compiledName)
        let compiled = index ?? (copy?.hasHalves == true ? copy : nil)
        if let compiled, let registers = compiled.registers(stamp: stamp) {
            self.init(registers: registers, index: compiled)
            return
        }
        let curated = try CuratedFolder(path: folder)
        if let index {
            self.init(
                registers: CuratedRegisters(curated), index: index,
                isOutdated: index.curatedStamp != nil)
        } else {
            var builder = GazetteerBuilder()
            curated.fill(&builder)
            try self.init(registers: CuratedRegisters(curated), index: builder.index())
        }
    }

    /// Asks the system to read the places into memory, for callers about to ask many names.
    public func readAhead() { index.readAhead() }

    /// The name of the compiled curated places in the folder.
    public static let compiledName = "curated.topo"

    init(registers curated: CuratedRegisters, index: PlaceIndex, isOutdated: Bool = false) {
        self.index = index
        self.isOutdated = isOutdated
        countries = curated.countries
        regions = curated.regions
        bases = curated.bases
        curatedPlaces = curated.placesOfCountry
        var ofCode: [String: Int] = [:]
        var ofFIPS: [String: Int] = [:]
        var ofID: [PlaceID: Int] = [:]
        var ofDemonym: [NameKey: [Int]] = [:]
        for (number, country) in curated.countries.enumerated() {
            ofCode[country.iso2] = number
            ofCode[country.iso3] = number
            if let fips = country.fips { ofFIPS[fips] = number }
            ofID[country.place.id] = number
            for demonym in Set(
                (country.englishDemonyms + country.frenchDemonyms).map { NameKey($0) })
            {
                ofDemonym[demonym, default: []].append(number)
            }
        }
        countryOfCode = ofCode
        countryOfFIPS = ofFIPS
        countryOfID = ofID
        countriesOfDemonym = ofDemonym
        var regionOfID: [PlaceID: Int] = [:]
        var regionsOfDemonym: [NameKey: [Int]] = [:]
        for (number, region) in curated.regions.enumerated() {
            regionOfID[region.id] = number
            for demonym in Set((region.englishDemonyms + region.frenchDemonyms).map { NameKey($0) })
            {
                regionsOfDemonym[demonym, default: []].append(number)
            }
        }
        self.regionOfID = regionOfID
        self.regionsOfDemonym = regionsOfDemonym
        baseOfID = Dictionary(
            curated.bases.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The country with an ISO 3166-1 code of two or three capital letters.
    public func country(iso code: String) -> Country? {
        countryOfCode[code].map { countries[$0] }
    }

    /// The country with a FIPS 10-4 code: `NG` is Niger and `NI` Nigeria.
    public func country(fips code: String) -> Country? {
        countryOfFIPS[code].map { countries[$0] }
    }

    /// The country whose place entry has an identifier.
    public func country(id: PlaceID) -> Country? {
        countryOfID[id].map { countries[$0] }
    }

    /// The countries that an adjective or noun of belonging means: "Nigerien" is Niger's.
    public func countries(demonym key: NameKey) -> [Country] {
        (countriesOfDemonym[key] ?? []).map { countries[$0] }
    }

    /// The region with an identifier.
    public func region(id: PlaceID) -> NamedRegion? {
        regionOfID[id].map { regions[$0] }
    }

    /// The regions that an adjective or noun of belonging means.
    public func regions(demonym key: NameKey) -> [NamedRegion] {
        (regionsOfDemonym[key] ?? []).map { regions[$0] }
    }

    /// The base with an identifier.
    public func base(id: PlaceID) -> Base? {
        baseOfID[id].map { bases[$0] }
    }

    /// The entry of a place, or nil where the gazetteer does not have it.
    public func place(id: PlaceID) -> Place? {
        index.row(of: id).map { index.place(at: $0) }
    }

    /// The entry of the capital of a country.
    public func capital(of country: Country) -> Place? {
        country.capital.flatMap { place(id: $0) }
    }
}

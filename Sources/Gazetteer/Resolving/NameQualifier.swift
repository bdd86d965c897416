/// The part of a name that says where the place lies: "Mali" in "Gao, Mali", "TX" in "Austin, TX".
struct NameQualifier: Hashable, Sendable {
    /// Countries it may mean, ISO alpha-2.
    private(set) var countries: Set<String> = []
    /// First-order areas it may mean, as `US.TX`.
    private(set) var areas: Set<String> = []

    var isEmpty: Bool { countries.isEmpty && areas.isEmpty }

    /// - Parameters:
    ///   - part: The words.
    ///   - register: Where countries and areas are looked up.
    ///   - isSet: Whether a comma or brackets set them apart. Without these only countries and
    ///     first-order areas count: "Sabon Gari" is no town "Sabon" in a commune "Gari".
    init(_ part: String, register: PlaceRegister, isSet: Bool = true) {
        let index = register.index
        let text = part.filter { !$0.isWhitespace && $0 != "." }
        let isCode =
            (2...3).contains(text.utf8.count) && text.utf8.allSatisfy { (65...90).contains($0) }
        if isCode {
            if let country = register.country(iso: text) { countries.insert(country.iso2) }
            // Texts abbreviate the states of the United States, and those alone.
            if text.utf8.count == 2, index.admin1Words.words.contains(text) {
                areas.insert("US." + text)
            }
        }
        for use in index.uses(of: NameKey(part)).prefix(64)
        where index.featureClass(at: use.row) == .administrative {
            if let country = register.country(id: index.id(at: use.row)) {
                countries.insert(country.iso2)
            } else if isSet || index.featureCode(at: use.row) == "ADM1",
                let area = index.admin1(at: use.row)
            {
                for country in index.countries(at: use.row) { areas.insert(country + "." + area) }
            }
        }
    }

    /// Whether a place lies in one of the countries or areas.
    func admits(_ row: Int, of index: PlaceIndex) -> Bool {
        let home = index.countries(at: row)
        if home.contains(where: countries.contains) { return true }
        guard !areas.isEmpty, let area = index.admin1(at: row) else { return false }
        return home.contains { areas.contains($0 + "." + area) }
    }
}

import Gazetteer
import Incidents

extension CountryCodes {
    /// The codes and names that the gazetteer knows.
    init(_ register: PlaceRegister) {
        var byName: [String: String] = [:]
        for country in register.countries {
            let names =
                [country.englishName, country.frenchName, country.place.name]
                + country.place.names.map(\.text)
            for name in names where byName[name.lowercased()] == nil {
                byName[name.lowercased()] = country.iso2
            }
        }
        let names = byName
        self.init(
            name: { names[$0.lowercased()] }, fips: { register.country(fips: $0)?.iso2 },
            iso: { register.country(iso: $0.uppercased())?.iso2 })
    }
}

import Gazetteer
import Incidents

extension PlaceFinder {
    /// Finds places that the gazetteer knows by exactly the name that a source gives.
    ///
    /// A settlement or a thing gives a position near which the incident was; a country or a region
    /// gives an area, from which nothing is measured.
    init(_ register: PlaceRegister) {
        let resolver = Resolver(register: register)
        self.init { name, countries in
            var options = ResolveOptions(limit: 5)
            options.countries = Set(countries)
            let resolution = resolver.resolve(name, options: options)
            guard let best = resolution.best, best.edits == 0 else { return .unknown }
            func title(_ place: Place) -> String {
                let country = place.countries.map { register.country(iso: $0)?.englishName ?? $0 }
                return "\(([place.name] + country).joined(separator: ", ")) (\(place.id))"
            }
            guard !resolution.isAmbiguous else {
                return .ambiguous(resolution.candidates.prefix(3).map { title($0.place) })
            }
            let place = best.place
            let isArea = register.isArea(place)
            let isCountry = register.country(id: place.id) != nil
            return .found(
                IncidentPlace(
                    placeID: place.id.rawValue, name: name,
                    precision: isCountry ? .country : isArea ? .area : .nearPoint,
                    countries: place.countries, admin1: place.admin1,
                    coordinate: place.coordinate, radius: place.extent, label: place.coordinate),
                title: title(place))
        }
    }
}

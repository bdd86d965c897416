import Gazetteer
import Incidents

extension PlaceRegister {
    /// What the gazetteer knows of a place, as the place of an incident.
    func incidentPlace(id: String) -> IncidentPlace? {
        guard let place = place(id: PlaceID(rawValue: id)) else { return nil }
        if isArea(place) {
            return IncidentPlace(
                placeID: id, name: place.name, precision: .area, countries: place.countries)
        }
        return IncidentPlace(
            placeID: id, name: place.name, precision: .point, countries: place.countries,
            admin1: place.admin1, coordinate: place.coordinate, radius: place.extent)
    }

    /// Whether the entry is a country or a region, from which nothing can be measured.
    func isArea(_ place: Place) -> Bool {
        country(id: place.id) != nil || region(id: place.id) != nil
            || (place.featureClass == .administrative && place.featureCode.hasPrefix("ADM"))
    }
}

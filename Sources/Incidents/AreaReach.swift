/// By what an incident without a position is known to lie in an area of a question.
public enum AreaReach: String, Hashable, Sendable {
    /// Its own area reaches there.
    case area
    /// Its country reaches there, and of its own area no outline is known.
    case country

    /// Compares a place with the areas of a question; nil where it does not reach there.
    ///
    /// - Parameters:
    ///   - place: A place without a position.
    ///   - query: The question.
    public init?(of place: IncidentPlace, _ query: IncidentQuery) {
        let isInCountry =
            place.precision != .region && place.countries.contains(where: query.areas.contains)
        guard place.precision == .area || place.precision == .region else {
            // A country is itself the area.
            guard isInCountry else { return nil }
            self = .area
            return
        }
        let keys = place.countries.flatMap { country in
            place.admin1.map { [AreaKey.key(country: country, name: $0)] } ?? []
        }
        let names = Set(keys + [place.placeID].compactMap(\.self))
        // An area that is known to reach there, or not to, decides before its country does.
        if !names.isDisjoint(with: query.areas) {
            self = .area
        } else if names.isDisjoint(with: query.areasOutOfReach), isInCountry {
            self = .country
        } else {
            return nil
        }
    }
}

import Gazetteer

extension Mention {
    /// ISO alpha-2 of the country that the mention is, or whose people or place it is.
    var country: String? {
        guard let place = resolution?.best?.place ?? resolution?.candidates.first?.place else {
            return nil
        }
        return place.countries.first
    }

    /// Whether it names a country or area, or those who belong to one.
    var isPolitical: Bool {
        switch kind {
        case .country, .demonym, .area: true
        case .metonym: resolution?.best?.place.featureClass == .administrative
        case .place, .facility, .region, .organisation, .person: false
        }
    }

    /// Whether a distance can be measured from it: it is not a person, an organisation or a people.
    var isMeasurable: Bool {
        switch kind {
        case .place, .facility, .country, .area, .region: true
        case .metonym: resolution?.best != nil
        case .demonym, .organisation, .person: false
        }
    }

    /// What kind of party it makes.
    var partyKind: Party.Kind {
        switch kind {
        case .place, .facility: .place
        case .country, .demonym: .country
        case .area: .area
        case .region: .region
        case .metonym: resolution?.best?.place.featureClass == .administrative ? .country : .place
        case .organisation, .person: .described
        }
    }
}

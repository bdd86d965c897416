import Gazetteer
import Geodesy

extension Claim {
    /// Whether the words of a party may point to a place.
    ///
    /// "The airport" points to a town only where the stated distance is about that of the town, where
    /// the airport will be: otherwise it is one that the text does not name.
    ///
    /// - Parameters:
    ///   - party: The party, whose words name no place.
    ///   - place: The place that the text speaks of.
    ///   - other: From where the distance is stated.
    /// - Returns: False where they point elsewhere.
    func allows(_ party: Party, toMean place: Place?, from other: Party?) -> Bool {
        guard let place, place.featureClass == .populated || place.featureClass == .administrative,
            let noun = party.text.split(separator: " ").last,
            Self.sites.contains(noun.lowercased())
        else { return true }
        guard let length = distance?.length, let other = other?.resolution?.best?.place else {
            return false
        }
        let measured = Geodesic.wgs84.distance(from: place.coordinate, to: other.coordinate)
        return abs(measured.kilometres - length.kilometres) <= max(25, 0.3 * length.kilometres)
    }

    /// What is no town, but may lie at one.
    private static let sites: Set<String> = [
        "airport", "base", "camp", "site", "scene", "station", "aéroport", "aeroport", "lieu",
    ]
}

import Geodesy
import Incidents

/// Where an incident happened, for people.
enum PlaceText {
    /// The name, or the position where the source gives no name.
    static func name(of place: IncidentPlace) -> String {
        guard place.name.isEmpty else { return place.name }
        return place.coordinate.map { position in
            "\(position.latitude.fixed(5)), \(position.longitude.fixed(5))"
        } ?? ""
    }
}

/// Gives positions to incidents of which a source only names the place, and says so in each.
struct PlaceLookup {
    /// What became of an incident.
    enum Outcome { case untouched, placed, unplaced }

    private let finder: PlaceFinder
    private var known: [Question: PlaceFinder.Finding] = [:]

    private struct Question: Hashable {
        let name: String
        let countries: [String]
    }

    /// How many answers are kept; sources name the same places again and again.
    private static let mostKnown = 100_000

    init(_ finder: PlaceFinder) { self.finder = finder }

    /// Gives an incident its position where the gazetteer is sure of it.
    mutating func place(_ incident: inout Incident) -> Outcome {
        // Most incidents come with a position.
        guard incident.place.coordinate == nil else { return .untouched }
        let place = incident.place
        guard place.label == nil, place.placeID == nil, place.precision == .area,
            !place.name.isEmpty
        else { return .untouched }
        let question = Question(name: place.name, countries: place.countries)
        let finding = known[question] ?? finder.find(place.name, in: place.countries)
        if known.count >= Self.mostKnown { known = [:] }
        known[question] = finding
        switch finding {
        case .found(let found, let title):
            let moved = IncidentPlace(
                placeID: found.placeID, name: place.name, precision: found.precision,
                countries: place.countries.isEmpty ? found.countries : place.countries,
                admin1: place.admin1 ?? found.admin1, coordinate: found.coordinate,
                radius: found.radius, label: found.label)
            let what = found.coordinate == nil ? "Area" : "Position"
            incident = incident.with(moved, remark: "\(what) by the gazetteer: \(title).")
            return .placed
        case .ambiguous(let titles):
            let list = titles.joined(separator: "; ")
            incident = incident.with(
                place, remark: "No position: the gazetteer knows several such places: \(list).")
            return .unplaced
        case .unknown: return .unplaced
        }
    }
}

extension Incident {
    /// The incident at another place, with a remark on how it came there.
    fileprivate func with(_ place: IncidentPlace, remark: String) -> Incident {
        Incident(
            id: id, title: title, kind: kind, sourceCode: sourceCode, date: date, place: place,
            destination: destination, actors: actors, casualties: casualties, certainty: certainty,
            isOnMap: isOnMap, reports: reports, note: note.isEmpty ? remark : note + " " + remark)
    }
}

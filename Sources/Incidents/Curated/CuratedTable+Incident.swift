import Geodesy
import Layers

extension CuratedTable.Row {
    /// The incident that the row states.
    func incident(
        id: String, reports: [IncidentReport], place lookUp: (String) -> IncidentPlace?
    ) throws -> Incident {
        Incident(
            id: id, title: try required("title"), kind: try choice("kind"), date: try date(),
            place: try place(),
            destination: optional("second_place_id").map { second in
                lookUp(second)
                    ?? IncidentPlace(placeID: second, name: second, precision: .none)
            },
            actors: row.list("actors"),
            casualties: Casualties(
                killed: try toll("killed"), wounded: try toll("wounded"),
                captured: try toll("captured"), note: row["killed_note"]),
            certainty: try choice("certainty", whenEmpty: .stated),
            isOnMap: try isOnMap(), reports: reports, note: row["note"])
    }

    private func isOnMap() throws(IncidentError) -> Bool {
        switch row["on_map"] {
        case "true", "": true
        case "false": false
        default: throw refusal("on_map", "is neither true nor false.")
        }
    }

    private func date() throws(IncidentError) -> IncidentDate {
        func days(_ column: String) throws(IncidentError) -> DatePeriod? {
            guard let text = optional(column) else { return nil }
            guard let period = DatePeriod(iso: text) else {
                throw refusal(column, "is no date. Write YYYY, YYYY-MM or YYYY-MM-DD.")
            }
            return period
        }
        let first = try days("date_start")
        let last = try days("date_end")
        let precision: DatePrecision = try choice("date_precision")
        guard first != nil || last != nil else {
            return IncidentDate(period: nil, precision: precision)
        }
        // An empty end means the same day; only periods may stay open.
        let end = last?.end ?? (precision == .period ? nil : first?.end)
        guard let period = DatePeriod(start: first?.start, end: end) else {
            throw refusal("date_end", "lies before date_start.")
        }
        return IncidentDate(period: period, precision: precision)
    }

    private func place() throws -> IncidentPlace {
        let precision: PlacePrecision = try choice("place_precision")
        let latitude = try number("latitude")
        let longitude = try number("longitude")
        var coordinate: Coordinate?
        switch (latitude, longitude, precision.isPoint) {
        case (nil, nil, false): coordinate = nil
        case (let latitude?, let longitude?, true):
            do {
                coordinate = try Coordinate(latitude: latitude, longitude: longitude)
            } catch {
                throw refusal("latitude", "with its longitude is no position: \(error)")
            }
        case (_, _, true):
            throw refusal("latitude", "is not enough: a place known as a point has both degrees.")
        case (_, _, false):
            throw refusal(
                "latitude",
                "must be empty: a place known only as \(precision.rawValue) has no point.")
        }
        return IncidentPlace(
            placeID: optional("place_id"), name: row["place_name"], precision: precision,
            countries: row.list("country"), coordinate: coordinate,
            radius: try number("radius_km").map(Length.init(kilometres:)))
    }
}

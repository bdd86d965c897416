import Geodesy
import Layers

/// Exports of the Armed Conflict Location and Event Data project, current and older column sets.
///
/// `geo_precision` 1 is a town; with 2 the coded point is a town near which it happened; 3 is a larger
/// area, whose point only labels it. `time_precision` 2 is a week around the day, 3 its month. ACLED
/// gives one number of dead without bounds.
///
/// See C. Raleigh et al., *Introducing ACLED*, J. Peace Research 47 (2010), and the codebook.
struct ACLEDMapping: RecordMapping {
    /// The names of older column sets for what newer ones call otherwise.
    private static let ids = ["event_id_cnty", "event_id_no_cnty", "data_id"]

    static func recognises(_ columns: SourceRow.Columns) -> Bool {
        ids.contains { columns.contains($0) }
            && columns.contains("event_date", "event_type", "actor1", "latitude", "longitude")
    }

    func incident(_ row: SourceRow, _ countries: CountryCodes) throws(RowProblem) -> Incident {
        let id = ACLEDMapping.ids.compactMap { row.text($0) }.first
        guard let id else { throw RowProblem("event_id_cnty", "", "is empty, but is needed.") }
        let actors =
            row.list("actor1", "actor2")
            + row.list("assoc_actor_1", "assoc_actor_2", separator: ";")
        let type = try row.required("event_type")
        let detail = row["sub_event_type"]
        return Incident(
            id: "acled:\(id)",
            title: [
                detail.isEmpty ? type : detail,
                row.list("actor1", "actor2").joined(separator: " – "),
            ]
            .filter { !$0.isEmpty }.joined(separator: ": "),
            kind: ACLEDMapping.kind(type, detail),
            sourceCode: detail.isEmpty ? type : "\(type) / \(detail)",
            date: try date(row), place: try place(row, countries), actors: unique(actors),
            casualties: try casualties(row),
            reports: reports(row, id), note: row["notes"])
    }

    private func unique(_ texts: [String]) -> [String] {
        var seen = Set<String>()
        return texts.filter { seen.insert($0).inserted }
    }

    private func reports(_ row: SourceRow, _ id: String) -> [IncidentReport] {
        let names = row.list("source", separator: ";")
        return [IncidentReport(source: "acled", recordID: id, note: names.joined(separator: "; "))]
    }

    private func date(_ row: SourceRow) throws(RowProblem) -> IncidentDate {
        let day = try row.day("event_date")
        switch row["time_precision"] {
        case "", "1": return IncidentDate(period: DatePeriod(day: day), precision: .day)
        case "2":
            // The coded day stands for the week; three days on each side hold it.
            let period = DatePeriod(
                start: CalendarDate(daysSinceEpoch: day.daysSinceEpoch - 3),
                end: CalendarDate(daysSinceEpoch: day.daysSinceEpoch + 3))
            return IncidentDate(period: period, precision: .week)
        case "3":
            return IncidentDate(period: DatePeriod(iso: "\(day)".prefix(7)), precision: .month)
        case let other: throw RowProblem("time_precision", other, "is not 1, 2 or 3.")
        }
    }

    private func place(
        _ row: SourceRow, _ countries: CountryCodes
    ) throws(RowProblem) -> IncidentPlace {
        let precision: PlacePrecision
        switch row["geo_precision"] {
        case "", "1": precision = .point
        case "2": precision = .nearPoint
        case "3": precision = .area
        case let other: throw RowProblem("geo_precision", other, "is not 1, 2 or 3.")
        }
        let coordinate = try row.coordinate(latitude: "latitude", longitude: "longitude")
        let country =
            countries.iso(row["iso"]) ?? countries.iso(row["iso3"])
            ?? countries.named(row["country"])
        return IncidentPlace(
            name: row["location"], precision: coordinate == nil ? .area : precision,
            countries: country.map { [$0] } ?? [], admin1: row.text("admin1"),
            coordinate: coordinate, label: coordinate)
    }

    private func casualties(_ row: SourceRow) throws(RowProblem) -> Casualties {
        let killed = try row.people("fatalities")
        return Casualties(killed: Toll(minimum: killed, maximum: killed) ?? .unknown)
    }

    private static func kind(_ type: String, _ detail: String) -> IncidentKind {
        if let kind = details[detail.lowercased()] { return kind }
        let type = type.lowercased()
        if type.hasPrefix("battle") { return .armedClash }
        return types[type] ?? .other
    }

    private static let types: [String: IncidentKind] = [
        "violence against civilians": .attackOnCivilians,
        "explosions/remote violence": .explosion, "remote violence": .explosion,
        "protests": .protest, "riots": .riot, "riots/protests": .protest,
        "strategic developments": .other, "strategic development": .other,
        "headquarters or base established": .construction,
        "non-violent transfer of territory": .retreat,
    ]

    private static let details: [String: IncidentKind] = [
        "armed clash": .armedClash, "government regains territory": .armedClash,
        "non-state actor overtakes territory": .armedClash, "attack": .attackOnCivilians,
        "sexual violence": .attackOnCivilians, "abduction/forced disappearance": .abduction,
        "air/drone strike": .airStrike, "shelling/artillery/missile attack": .shelling,
        "remote explosive/landmine/ied": .explosion, "grenade": .explosion,
        "suicide bomb": .explosion, "chemical weapon": .explosion,
        "peaceful protest": .protest, "protest with intervention": .protest,
        "excessive force against protesters": .attackOnCivilians,
        "violent demonstration": .riot, "mob violence": .riot, "agreement": .agreement,
        "arrests": .arrest, "change to group/activity": .other,
        "disrupted weapons use": .coercion, "headquarters or base established": .construction,
        "looting/property destruction": .propertyDestruction,
        "non-violent transfer of territory": .retreat, "other": .other,
    ]
}

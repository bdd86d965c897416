import Geodesy
import Layers

/// The Georeferenced Event Dataset of the Uppsala Conflict Data Program.
///
/// `where_prec` 1 is a known point, 2 a point that the event is within about 25 km of; 3 to 5 are
/// areas and 6 countries, whose coordinates only label them. The toll is the interval from `low` to
/// `high`, widened by `best` where older rows have it outside.
///
/// See R. Sundberg, E. Melander, *Introducing the UCDP Georeferenced Event Dataset*, J. Peace Research
/// 50 (2013), and the codebook of version 22.1.
struct UCDPMapping: RecordMapping {
    /// The columns of version 23.1 in their order.
    static let columns = SourceRow.Columns([
        "id", "relid", "year", "active_year", "code_status", "type_of_violence",
        "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id",
        "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id",
        "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
        "source_date", "source_headline", "source_original", "where_prec", "where_coordinates",
        "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
        "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
        "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown",
        "best", "high", "low", "gwnoa", "gwnob",
    ])
    /// How far from its point an event of `where_prec` 2 may lie, by the codebook.
    private static let nearby = Length(kilometres: 25)

    static func recognises(_ columns: SourceRow.Columns) -> Bool {
        columns.contains("id", "type_of_violence", "where_prec", "date_prec", "date_start", "best")
    }

    func incident(_ row: SourceRow, _ countries: CountryCodes) throws(RowProblem) -> Incident {
        let (kind, code) = try kind(row)
        return Incident(
            id: "ucdp-ged:\(try row.required("id"))",
            title: row.text("dyad_name") ?? row.list("side_a", "side_b").joined(separator: " - "),
            kind: kind, sourceCode: code, date: try date(row), place: try place(row, countries),
            actors: row.list("side_a", "side_b"), casualties: try casualties(row),
            certainty: row["event_clarity"] == "2" ? .inferred : .stated,
            reports: [
                IncidentReport(
                    source: "ucdp-ged", recordID: row["id"],
                    statedDate: row.list("date_start", "date_end").joined(separator: " / "),
                    statedPlace: row["where_description"], note: row["source_article"])
            ])
    }

    private func kind(_ row: SourceRow) throws(RowProblem) -> (IncidentKind, String) {
        switch try row.required("type_of_violence") {
        case "1": (.armedClash, "1 state-based")
        case "2": (.armedClash, "2 non-state")
        case "3": (.attackOnCivilians, "3 one-sided")
        case let other: throw RowProblem("type_of_violence", other, "is not 1, 2 or 3.")
        }
    }

    private func date(_ row: SourceRow) throws(RowProblem) -> IncidentDate {
        let start = try row.day("date_start")
        let end = try row.text("date_end") == nil ? start : row.day("date_end")
        guard let period = DatePeriod(start: start, end: end) else {
            throw RowProblem("date_end", row["date_end"], "lies before date_start.")
        }
        let precision: DatePrecision =
            switch try row.required("date_prec") {
            case "1": .day
            case "2", "3": .week
            case "4": .month
            case "5": .year
            case let other: throw RowProblem("date_prec", other, "is not one of 1 to 5.")
            }
        return IncidentDate(period: period, precision: precision)
    }

    private func place(
        _ row: SourceRow, _ countries: CountryCodes
    ) throws(RowProblem) -> IncidentPlace {
        let name = row.text("where_coordinates") ?? row["where_description"]
        let country =
            row.text("country_id").flatMap { GleditschWard.iso(of: $0) }
            ?? countries.named(row["country"])
        let coordinate = try row.coordinate(latitude: "latitude", longitude: "longitude")
        let precision: PlacePrecision
        switch try row.required("where_prec") {
        case "1": precision = coordinate == nil ? .area : .point
        case "2": precision = coordinate == nil ? .area : .nearPoint
        case "3", "4", "5": precision = .area
        case "6": precision = .country
        case "7": precision = .region
        case let other: throw RowProblem("where_prec", other, "is not one of 1 to 7.")
        }
        return IncidentPlace(
            name: name, precision: precision, countries: country.map { [$0] } ?? [],
            admin1: row.text("adm_1"),
            coordinate: coordinate, radius: precision == .nearPoint ? UCDPMapping.nearby : nil,
            label: coordinate)
    }

    private func casualties(_ row: SourceRow) throws(RowProblem) -> Casualties {
        let bounds = [try row.people("low"), try row.people("best"), try row.people("high")]
            .compactMap(\.self)
        let parts = [
            ("side A", try row.people("deaths_a")), ("side B", try row.people("deaths_b")),
            ("civilians", try row.people("deaths_civilians")),
            ("unknown", try row.people("deaths_unknown")),
        ].compactMap { part in part.1.map { "\(part.0) \($0)" } }
        let best = try row.people("best").map { ["best estimate \($0)"] } ?? []
        return Casualties(
            killed: Toll(minimum: bounds.min(), maximum: bounds.max()) ?? .unknown,
            note: (best + parts).joined(separator: ", "))
    }
}

import Geodesy
import Layers

/// The coded events of ICEWS, made by a machine from news reports.
///
/// `Event ID` is unique only together with the date. A row with a city is a point; without one the
/// coordinates label a district, a province or a country.
///
/// See E. Boschee et al., *ICEWS Coded Event Data*, Harvard Dataverse (2015).
struct ICEWSMapping: RecordMapping {
    static func recognises(_ columns: SourceRow.Columns) -> Bool {
        columns.contains("Event ID", "Event Date", "CAMEO Code", "Source Name", "Target Name")
    }

    func incident(_ row: SourceRow, _ countries: CountryCodes) throws(RowProblem) -> Incident {
        let number = try row.required("Event ID")
        let day = try row.day("Event Date")
        // Older files have lost the leading zero of the code.
        let given = try row.required("CAMEO Code")
        let isShort = given.utf8.count < 3 && (given.first.map { !"12".contains($0) } ?? false)
        let code = isShort ? "0\(given)" : given
        let actors = row.list("Source Name", "Target Name")
        return Incident(
            id: "icews:\(number)@\(day)",
            title: [row.text("Event Text") ?? CAMEO.title(code), actors.joined(separator: " – ")]
                .filter { !$0.isEmpty }.joined(separator: ": "),
            kind: CAMEO.kind(code) ?? .other, sourceCode: "CAMEO \(given)",
            date: IncidentDate(period: DatePeriod(day: day), precision: .day),
            place: try place(row, countries), actors: actors, certainty: .inferred,
            reports: [
                IncidentReport(
                    source: "icews", recordID: number,
                    note: row.list("Publisher", "Story ID").joined(separator: ", story "))
            ])
    }

    private func place(
        _ row: SourceRow, _ countries: CountryCodes
    ) throws(RowProblem) -> IncidentPlace {
        let coordinate = try row.coordinate(latitude: "Latitude", longitude: "Longitude")
        let names = row.list("City", "District", "Province", "Country")
        let precision: PlacePrecision
        if row.text("City") != nil {
            precision = coordinate == nil ? .area : .point
        } else if row.text("District") != nil || row.text("Province") != nil {
            precision = .area
        } else {
            precision = row.text("Country") == nil ? .none : .country
        }
        return IncidentPlace(
            name: names.joined(separator: ", "), precision: precision,
            countries: countries.named(row["Country"]).map { [$0] } ?? [],
            admin1: row.text("Province"), coordinate: coordinate, label: coordinate)
    }
}

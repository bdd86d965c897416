import Geodesy
import Layers

/// The event exports of GDELT 1.0 and 2.0, coded by a machine from news reports.
///
/// Only cities (`ActionGeo_Type` 3 and 4) are points; countries and states carry a centroid, which
/// labels them and is never measured from. Country codes are FIPS 10-4. An event is one mention in
/// the news, not a checked fact, so all of them count as inferred.
struct GDELTMapping: RecordMapping {
    /// The columns of version 2.0 in their order.
    static let columns2 = SourceRow.Columns(
        event + geography("Actor1Geo", hasADM2: true) + geography("Actor2Geo", hasADM2: true)
            + geography("ActionGeo", hasADM2: true) + ["DATEADDED", "SOURCEURL"])
    /// The columns of version 1.0; files before April 2013 lack the last.
    static let columns1 = SourceRow.Columns(
        event + geography("Actor1Geo", hasADM2: false) + geography("Actor2Geo", hasADM2: false)
            + geography("ActionGeo", hasADM2: false) + ["DATEADDED", "SOURCEURL"])

    private static let event =
        ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"]
        + ["Actor1", "Actor2"].flatMap { actor in
            [
                "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
                "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
            ].map { actor + $0 }
        }
        + [
            "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
            "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
        ]

    private static func geography(_ name: String, hasADM2: Bool) -> [String] {
        (["Type", "FullName", "CountryCode", "ADM1Code"] + (hasADM2 ? ["ADM2Code"] : [])
            + ["Lat", "Long", "FeatureID"]).map { "\(name)_\($0)" }
    }

    func incident(_ row: SourceRow, _ countries: CountryCodes) throws(RowProblem) -> Incident {
        let id = try row.required("GLOBALEVENTID")
        guard Int(id) != nil else {
            throw RowProblem("GLOBALEVENTID", id, "is not a whole number.")
        }
        let code = try row.required("EventCode")
        // GDELT writes "---" and "X" where its coder found no code.
        let kind = CAMEO.kind(code) ?? .other
        let actors = row.list("Actor1Name", "Actor2Name")
        let day = try row.day("SQLDATE")
        return Incident(
            id: "gdelt:\(id)",
            title: ([CAMEO.title(code)] + [actors.joined(separator: " – ")])
                .filter { !$0.isEmpty }.joined(separator: ": "),
            kind: kind, sourceCode: "CAMEO \(code)",
            date: IncidentDate(period: DatePeriod(day: day), precision: .day),
            place: try place(row, countries), actors: actors, certainty: .inferred,
            reports: [
                IncidentReport(
                    source: "gdelt", recordID: id, statedPlace: row["ActionGeo_FullName"],
                    note: row["SOURCEURL"])
            ])
    }

    private func place(
        _ row: SourceRow, _ countries: CountryCodes
    ) throws(RowProblem) -> IncidentPlace {
        let type = row["ActionGeo_Type"]
        let precision: PlacePrecision
        switch type {
        case "3", "4": precision = .point
        case "2", "5": precision = .area
        case "1": precision = .country
        case "", "0": precision = .none
        default: throw RowProblem("ActionGeo_Type", type, "is not one of 0 to 5.")
        }
        let coordinate = try row.coordinate(
            latitude: "ActionGeo_Lat", longitude: "ActionGeo_Long")
        let isLost = precision == .point && coordinate == nil
        return IncidentPlace(
            name: row["ActionGeo_FullName"], precision: isLost ? .country : precision,
            countries: countries.fips(row["ActionGeo_CountryCode"]).map { [$0] } ?? [],
            // Of a country the code of its first-order area is that of the country again.
            admin1: precision == .country ? nil : row.text("ActionGeo_ADM1Code"),
            coordinate: coordinate, label: coordinate)
    }
}

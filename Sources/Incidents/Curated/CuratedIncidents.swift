import Layers

/// The incidents that people keep by hand in the gazetteer folder, with their sources.
///
/// The files and their columns stand in `gazetteer/SCHEMA.md`.
public struct CuratedIncidents: Sendable {
    /// The incidents, their reports and links.
    public let log: IncidentLog
    /// The sources by key.
    public let sources: [String: SourceRecord]

    /// Reads `incidents.csv`, `incident-reports.csv`, `incident-links.csv` and `sources.csv`.
    ///
    /// - Parameters:
    ///   - folder: The path of the folder.
    ///   - place: What the gazetteer knows of a place by its identifier, for the far end of movements.
    /// - Throws: `LayerError` for files that cannot be read, ``IncidentError/row(file:line:column:value:reason:)``
    ///   for rows that break the schema.
    public init(folder: String, place: (String) -> IncidentPlace? = { _ in nil }) throws {
        let reports = try CuratedIncidents.reports(
            in: CuratedTable("incident-reports.csv", in: folder))
        let table = try CuratedTable("incidents.csv", in: folder)
        var records: [Incident] = []
        var seen = Set<String>()
        for row in table.rows {
            let id = try row.required("id")
            guard seen.insert(id).inserted else {
                throw row.refusal("id", "stands twice. Give each incident its own id.")
            }
            records.append(try row.incident(id: id, reports: reports[id] ?? [], place: place))
        }
        for id in reports.keys where !seen.contains(id) {
            throw IncidentError.row(
                file: "incident-reports.csv", line: 1, column: "incident_id", value: id,
                reason: "is no incident of incidents.csv.")
        }
        let links = try CuratedTable("incident-links.csv", in: folder).rows.map { row in
            for column in ["from_id", "to_id"] where !seen.contains(row[column]) {
                throw row.refusal(column, "is no incident of incidents.csv.")
            }
            return IncidentLink(
                from: row["from_id"], to: row["to_id"], relation: try row.choice("relation"),
                reason: row["reason"])
        }
        log = IncidentLog(records: records, links: links)
        sources = try CuratedIncidents.sources(in: CuratedTable("sources.csv", in: folder))
    }

    private static func reports(in table: CuratedTable) throws -> [String: [IncidentReport]] {
        var reports: [String: [IncidentReport]] = [:]
        for row in table.rows {
            reports[try row.required("incident_id"), default: []].append(
                IncidentReport(
                    source: try row.required("source"), statedDate: row["stated_date"],
                    statedPlace: row["stated_place"], statedToll: row["stated_toll"],
                    note: row["note"]))
        }
        return reports
    }

    private static func sources(in table: CuratedTable) throws -> [String: SourceRecord] {
        var sources: [String: SourceRecord] = [:]
        for row in table.rows {
            let key = try row.required("key")
            sources[key] = SourceRecord(
                key: key, title: row["title"], publisher: row["publisher"],
                author: row["author"], date: row["date"], address: row["address"],
                licence: row["licence"])
        }
        return sources
    }
}

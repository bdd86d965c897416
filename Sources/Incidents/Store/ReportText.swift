import Layers

/// Reports as one JSON text, in the column `reports`.
enum ReportText {
    /// The text; empty for no reports.
    static func text(of reports: [IncidentReport]) -> String {
        guard !reports.isEmpty else { return "" }
        return JSONValue.array(
            reports.map { report in
                let members = [
                    ("source", report.source), ("record", report.recordID ?? ""),
                    ("date", report.statedDate), ("place", report.statedPlace),
                    ("toll", report.statedToll), ("note", report.note),
                ]
                return .object(
                    members.filter { !$0.1.isEmpty }.map { .init($0.0, .string($0.1)) })
            }
        ).text
    }

    /// The reports; none where the text is not one of these.
    static func reports(in text: String) -> [IncidentReport] {
        guard !text.isEmpty, let values = try? JSONValue(parsing: text).array else { return [] }
        return values.map { value in
            func part(_ name: String) -> String { value[name]?.string ?? "" }
            return IncidentReport(
                source: part("source"), recordID: value["record"]?.string,
                statedDate: part("date"), statedPlace: part("place"), statedToll: part("toll"),
                note: part("note"))
        }
    }
}

import Layers

/// Reports as one JSON text, in the column `reports`.
enum ReportText {
    /// Appends the text; nothing for no reports.
    static func append(_ reports: [IncidentReport], to bytes: inout [UInt8]) {
        var mark = UInt8(ascii: "[")
        for report in reports {
            bytes.append(mark)
            mark = UInt8(ascii: ",")
            append(report, to: &bytes)
        }
        if !reports.isEmpty { bytes.append(UInt8(ascii: "]")) }
    }

    private static func append(_ report: IncidentReport, to bytes: inout [UInt8]) {
        var mark = UInt8(ascii: "{")
        func member(_ name: String, _ value: String) {
            guard !value.isEmpty else { return }
            bytes.append(mark)
            mark = UInt8(ascii: ",")
            bytes.append(contentsOf: name.utf8)
            JSONValue.append(text: value, to: &bytes)
        }
        member("\"source\":", report.source)
        member("\"record\":", report.recordID ?? "")
        member("\"date\":", report.statedDate)
        member("\"place\":", report.statedPlace)
        member("\"toll\":", report.statedToll)
        member("\"note\":", report.note)
        if mark == UInt8(ascii: "{") { bytes.append(mark) }
        bytes.append(UInt8(ascii: "}"))
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

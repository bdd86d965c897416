import Incidents
import Layers

/// Incidents counted by month, kind, area or actor, for people and for programs.
struct SummaryText {
    private let summary: IncidentSummary
    private let heading: String
    private let count: Int
    /// How many are known only to an area or country that reaches there.
    private let areaOnly: Int
    private let undated: Int

    init(_ report: NearReport, by grouping: IncidentSummary.Grouping) {
        summary = report.summary(by: grouping)
        heading = report.heading
        count = report.counted.count
        areaOnly = report.incidents.count - report.counted.count
        undated = report.answer.undated
    }

    /// A line for each group, with a bar.
    var table: String {
        var table = TextTable([
            (summary.grouping.rawValue, .left), ("Incidents", .right), ("Killed", .right),
            ("", .left),
        ])
        let most = summary.rows.map(\.count).max() ?? 0
        for row in summary.rows {
            let toll = Toll(minimum: row.killedAtLeast, maximum: row.killedAtMost) ?? .unknown
            table.add([
                row.label.isEmpty ? "(not known)" : row.label, "\(row.count)",
                toll == Toll(minimum: 0, maximum: nil) ? "" : toll.description,
                Bar.text(row.count, of: most, width: 24),
            ])
        }
        var text = "\(heading): \(count)"
        if !summary.rows.isEmpty { text += "\n\n\(table.rendered())" }
        if areaOnly > 0 {
            text +=
                "\n\nNot counted, as they are known only to an area that reaches there: \(areaOnly)"
        }
        if undated > 0 {
            text += "\n\nLeft out because the sources give no date: \(undated)"
        }
        if summary.aggregates > 0 {
            text +=
                "\n\nLeft out, as they sum up what may be counted already: "
                + "\(summary.aggregates) total\(summary.aggregates == 1 ? "" : "s")"
        }
        return text
    }

    /// The groups as one JSON document.
    var json: JSONValue {
        .object([
            .init("by", .string(summary.grouping.rawValue)),
            .init(
                "groups",
                .array(
                    summary.rows.map { row in
                        .object([
                            .init("label", .string(row.label)),
                            .init("incidents", .integer(row.count)),
                            .init("killed_min", .integer(row.killedAtLeast)),
                            .init("killed_max", row.killedAtMost.map { .integer($0) } ?? .null),
                        ])
                    })),
            .init("aggregates_left_out", .integer(summary.aggregates)),
            .init("area_only_left_out", .integer(areaOnly)),
            .init("undated_left_out", .integer(undated)),
        ])
    }
}

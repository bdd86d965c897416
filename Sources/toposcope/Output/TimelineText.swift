import Incidents
import Layers

/// Incidents in the order of time, for people.
struct TimelineText {
    let report: NearReport

    /// A page has no more of those known only to an area than of the others.
    private var shown: [LinkedIncident] {
        let byArea = report.answer.areaOnly.prefix(report.query.limit ?? .max)
        return report.answer.located.map(\.incident) + byArea
    }

    /// One line for each incident, the earliest first; unknown dates last.
    var table: String {
        let incidents = shown.sorted { first, second in
            switch (first.primary.date.period?.start, second.primary.date.period?.start) {
            case (let one?, let other?): one == other ? first.id < second.id : one < other
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): first.id < second.id
            }
        }
        // Totals over many happenings would dwarf every bar.
        let most =
            incidents.filter { $0.primary.kind != .aggregate }
            .compactMap(\.killed.minimum).max() ?? 0
        var table = TextTable([
            ("Date", .left), ("Kind", .left), ("Place", .left), ("Killed", .right), ("", .left),
            ("What", .left),
        ])
        for incident in incidents {
            let primary = incident.primary
            let killed = incident.killed.minimum ?? 0
            table.add([
                primary.date.description, primary.kind.rawValue,
                PlaceText.name(of: primary.place)
                    + (primary.place.precision.isPoint ? "" : " (area)"),
                incident.killed.description,
                primary.kind == .aggregate ? "" : Bar.text(killed, of: most, width: 12),
                primary.title,
            ])
        }
        let total = report.answer.matched + report.answer.areaOnly.count
        let count = incidents.count == total ? "\(total)" : "\(incidents.count) of \(total)"
        var text = "\(report.heading): \(count)"
        if !incidents.isEmpty { text += "\n\n\(table.rendered())" }
        let missing = report.answer.areaOnly.count - (incidents.count - report.answer.located.count)
        if missing > 0 {
            text +=
                "\n\nKnown only to an area, and earlier: \(missing) more; "
                + "a greater --limit or --format csv lists them"
        }
        if report.answer.undated > 0 {
            text += "\n\nLeft out because the sources give no date: \(report.answer.undated)"
        }
        if let next = report.answer.next { text += "\n\nEarlier ones with --after \"\(next)\"" }
        return text
    }
}

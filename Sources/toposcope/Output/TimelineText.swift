import Incidents
import Layers

/// Incidents in the order of time, for people.
struct TimelineText {
    let report: NearReport

    /// One line for each incident, the earliest first; unknown dates last.
    var table: String {
        let incidents = report.incidents.sorted { first, second in
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
                primary.place.name + (primary.place.precision.isPoint ? "" : " (area)"),
                incident.killed.description,
                primary.kind == .aggregate ? "" : Bar.text(killed, of: most, width: 12),
                primary.title,
            ])
        }
        return "\(report.heading): \(incidents.count)\n\n\(table.rendered())"
    }
}

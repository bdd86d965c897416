import Geodesy
import Incidents
import Layers

/// An answer of the incident log, written out for people and for programs.
struct NearReport {
    let scope: IncidentScope?
    let query: IncidentQuery
    let answer: IncidentAnswer
    let sources: [String: SourceRecord]

    /// Lines for people.
    var table: String {
        var lines = ["\(heading): \(count)"]
        let widths = answer.located.map { distance($0).count }
        for located in answer.located {
            let distance = distance(located)
            lines.append("")
            let gap = String(repeating: " ", count: (widths.max() ?? 0) - distance.count)
            let sight = [gap + distance, direction(located)].filter { !$0.isEmpty }
            lines.append((sight + [headline(located.incident)]).joined(separator: "  "))
            lines.append(contentsOf: details(located).map { "    \($0)" })
        }
        if !answer.areaOnly.isEmpty {
            lines += ["", areaHeading]
            for incident in shownByArea {
                lines += ["", "  " + headline(incident)]
                lines += details(of: incident, at: place(incident.primary.place)).map {
                    "    \($0)"
                }
                if isByCountry(incident) {
                    lines.append("    (its country reaches there; no outline of its area is known)")
                }
            }
        }
        if answer.undated > 0 {
            lines += ["", "Left out because the sources give no date: \(answer.undated)"]
        }
        if let next = answer.next { lines += ["", "More with --after \"\(next)\""] }
        return lines.joined(separator: "\n")
    }

    /// What was asked, for people.
    var heading: String { NearReport.heading(scope, query) }

    /// What a question asks, for people.
    static func heading(_ scope: IncidentScope?, _ query: IncidentQuery) -> String {
        (scope?.heading ?? "Everywhere") + window(query)
    }

    /// All happenings of the answer.
    var incidents: [LinkedIncident] { answer.located.map(\.incident) + answer.areaOnly }

    /// The happenings of the answer, counted.
    func summary(by grouping: IncidentSummary.Grouping) -> IncidentSummary {
        IncidentSummary(counted, by: grouping)
    }

    /// The happenings that counts are about: those of an area belong to it, but not to a disc or a
    /// route that it only reaches into.
    var counted: [LinkedIncident] {
        scope?.measuresDistance == true ? answer.located.map(\.incident) : incidents
    }

    /// A list for people ends where one of positions would.
    private var shownByArea: ArraySlice<LinkedIncident> {
        answer.areaOnly.prefix(query.limit ?? 20)
    }

    /// Whether an incident without a position is here only because its country reaches there.
    private func isByCountry(_ incident: LinkedIncident) -> Bool {
        scope?.measuresDistance == true
            && AreaReach(of: incident.primary.place, query) == .country
    }

    private var areaHeading: String {
        let (count, shown) = (answer.areaOnly.count, shownByArea.count)
        let number = shown == count ? "\(count)" : "\(count), the latest \(shown) of them here"
        return scope?.measuresDistance == true
            ? "Known only to an area or country that reaches there, without a position: \(number)"
            : "Without a position: \(number)"
    }

    private func distance(_ located: IncidentAnswer.Located) -> String {
        located.segment.map { NumberText.kilometres($0.distance) } ?? ""
    }

    private var count: String {
        let shown = answer.located.count
        return shown == answer.matched
            ? "\(shown) with a position" : "\(shown) of \(answer.matched) with a position"
    }

    private static func window(_ query: IncidentQuery) -> String {
        switch (query.period?.start, query.period?.end) {
        case (nil, nil): ""
        case (let start?, nil): ", since \(start)"
        case (nil, let end?): ", until \(end)"
        case (let start?, let end?): ", \(start) to \(end)"
        }
    }

    private func direction(_ located: IncidentAnswer.Located) -> String {
        guard let segment = located.segment else { return "" }
        guard segment.distance > .zero else { return "here" }
        let azimuth = segment.initialAzimuth
        return "\(azimuth.degrees.fixed(1))° \(azimuth.compassPoint.abbreviation)"
    }

    private func headline(_ incident: LinkedIncident) -> String {
        let primary = incident.primary
        // A single day and an unknown date say all there is; other dates look closer than they are.
        let isPlain = primary.date.precision == .day || primary.date.period == nil
        let precision = isPlain ? "" : " (\(primary.date.precision.rawValue))"
        return "\(primary.date)\(precision)  \(primary.kind.rawValue)  \(primary.title)"
    }

    private func details(_ located: IncidentAnswer.Located) -> [String] {
        let incident = located.incident
        var place = place(incident.primary.place)
        if let destination = incident.primary.destination {
            place += " → \(destination.name)" + (located.isDestination ? " (measured here)" : "")
        }
        return details(of: incident, at: place)
    }

    private func details(of incident: LinkedIncident, at place: String) -> [String] {
        var lines = [place]
        let tolls = [
            ("killed", incident.killed), ("wounded", incident.wounded),
            ("captured", incident.captured),
        ].filter(\.1.isKnown).map { "\($0.0) \($0.1.description)" }
        if !tolls.isEmpty {
            lines.append(
                tolls.joined(separator: ", ")
                    + (incident.hasContradictoryTolls ? " (sources contradict each other)" : ""))
        }
        if incident.certainty != .stated {
            lines.append("certainty: \(incident.certainty.rawValue)")
        }
        let count = incident.reports.count
        if count > 0 {
            lines.append(
                "\(count) report\(count == 1 ? "" : "s"): "
                    + incident.orderedSourceKeys.joined(separator: ", "))
        }
        return lines
    }

    private func place(_ place: IncidentPlace) -> String {
        let radius = place.radius.map { ", within \(NumberText.kilometres($0))" } ?? ""
        return "\(PlaceText.name(of: place)) (\(place.precision.rawValue)\(radius))"
    }

    /// A happening as a feature, with what was measured before its properties.
    static func feature(
        of found: IncidentAnswer.Found, sources: [String: SourceRecord]
    ) -> Feature {
        let feature = found.incident.feature(sources: sources)
        return switch found {
        case .located(let located): withDistance(feature, at: located.coordinate, located.segment)
        case .inArea: withDistance(feature, at: nil, nil)
        }
    }

    private static func withDistance(
        _ feature: Feature, at position: Coordinate?, _ segment: GeodesicSegment?
    ) -> Feature {
        // From a position to itself no direction leads.
        let azimuth = segment.flatMap { $0.distance > .zero ? $0.initialAzimuth : nil }
        return Feature(
            id: feature.id, geometry: position.map { .point($0) },
            properties: [
                .init("distance_m", segment.map { .number($0.distance.rounded(3)) } ?? .null),
                .init(
                    "azimuth",
                    azimuth.map { .number(Length(metres: $0.degrees).rounded(6)) } ?? .null),
                .init("compass", azimuth.map { .string($0.compassPoint.abbreviation) } ?? .null),
            ] + feature.properties)
    }
}

extension Length {
    /// The metres rounded to a count of decimals.
    fileprivate func rounded(_ decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return (metres * scale).rounded() / scale
    }
}

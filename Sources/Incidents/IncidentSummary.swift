import Layers

/// Happenings counted by month, kind, area or actor.
///
/// Totals that a source gives for many happenings (``IncidentKind/aggregate``) are left out: they
/// contain what is counted already.
public struct IncidentSummary: Sendable {
    /// By what is counted.
    public enum Grouping: String, Hashable, Sendable, CaseIterable {
        /// By the month of the first day.
        case month
        /// By the year of the first day.
        case year
        /// By kind.
        case kind
        /// By country.
        case country
        /// By first-order area.
        case admin1
        /// By actor; a happening with several counts for each.
        case actor
    }

    /// One line of the summary.
    public struct Row: Hashable, Sendable {
        /// The month, kind, area or actor; empty where the source does not say.
        public let label: String
        /// How many happenings.
        public let count: Int
        /// How many dead the sources vouch for together.
        public let killedAtLeast: Int
        /// How many dead at most; nil where a source leaves it open.
        public let killedAtMost: Int?
    }

    /// By what was counted.
    public let grouping: Grouping
    /// The lines: months and years in order, everything else by count.
    public let rows: [Row]
    /// How many totals were left out.
    public let aggregates: Int

    /// Counts happenings.
    public init(_ incidents: [LinkedIncident], by grouping: Grouping) {
        self.grouping = grouping
        let single = incidents.filter { $0.primary.kind != .aggregate }
        aggregates = incidents.count - single.count
        var groups: [String: [LinkedIncident]] = [:]
        for incident in single {
            for label in IncidentSummary.labels(of: incident, grouping) {
                groups[label, default: []].append(incident)
            }
        }
        let rows = groups.map { label, members in
            let most = members.map(\.killed.maximum)
            return Row(
                label: label, count: members.count,
                killedAtLeast: members.reduce(0) { $0 + ($1.killed.minimum ?? 0) },
                killedAtMost: most.contains(nil) ? nil : most.reduce(0) { $0 + ($1 ?? 0) })
        }
        let isInTime = grouping == .month || grouping == .year
        self.rows = rows.sorted {
            isInTime || $0.count == $1.count ? $0.label < $1.label : $0.count > $1.count
        }
    }

    private static func labels(of incident: LinkedIncident, _ grouping: Grouping) -> [String] {
        let primary = incident.primary
        let day = primary.date.period?.start.map { "\($0)" } ?? ""
        let labels: [String] =
            switch grouping {
            case .month: [String(day.prefix(7))]
            case .year: [String(day.prefix(4))]
            case .kind: [primary.kind.rawValue]
            case .country: primary.place.countries
            case .admin1: [primary.place.admin1 ?? ""]
            case .actor: incident.actors
            }
        return labels.isEmpty ? [""] : labels
    }
}

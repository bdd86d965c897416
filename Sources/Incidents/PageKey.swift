import Geodesy
import Layers

/// The place of an answer in a sorted list, written so that a later question can go on behind it.
struct PageKey: Comparable, CustomStringConvertible {
    /// What is sorted by; smaller comes first.
    private let value: Double
    private let id: String

    init(_ located: IncidentAnswer.Located, _ order: IncidentQuery.Order) {
        let incident = located.incident
        id = incident.id
        value =
            switch order {
            case .distance: located.segment?.distance.metres ?? PageKey.date(of: incident)
            case .date: PageKey.date(of: incident)
            case .toll: incident.killed.minimum.map { -Double($0) } ?? 1
            }
    }

    /// The key in the order of dates.
    init(byDateOf incident: LinkedIncident) {
        id = incident.id
        value = PageKey.date(of: incident)
    }

    /// Reads the written form; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "~", maxSplits: 1)
        guard parts.count == 2, let value = Double(parts[0]), value.isFinite else { return nil }
        self.value = value
        id = String(parts[1])
    }

    /// A number that is smaller for later dates and greatest for unknown ones.
    private static func date(of incident: LinkedIncident) -> Double {
        let period = incident.primary.date.period
        guard let day = period?.start ?? period?.end else { return 1e9 }
        return -Double(day.daysSinceEpoch)
    }

    /// The written form; the number has all its digits, so that reading gives the same key.
    var description: String { "\(value)~\(id)" }

    static func < (first: PageKey, second: PageKey) -> Bool {
        first.value == second.value ? first.id < second.id : first.value < second.value
    }
}

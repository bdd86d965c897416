import Geodesy
import Layers

/// The place of an answer in a sorted list, written so that a later question can go on behind it.
struct PageKey: Comparable, CustomStringConvertible {
    /// What is sorted by; smaller comes first.
    private let value: Double
    /// What decides between equal values: the later date comes first.
    private let tie: Double
    let id: String

    init(_ located: IncidentAnswer.Located, _ order: IncidentQuery.Order) {
        let incident = located.incident
        id = incident.id
        tie = PageKey.date(of: incident)
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
        tie = value
    }

    /// Reads the written form; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "~", maxSplits: 2)
        guard parts.count == 3, let value = Double(parts[0]), value.isFinite,
            let tie = Double(parts[1]), tie.isFinite
        else { return nil }
        self.value = value
        self.tie = tie
        id = String(parts[2])
    }

    /// A number that is smaller for later dates and greatest for unknown ones.
    private static func date(of incident: LinkedIncident) -> Double {
        let period = incident.primary.date.period
        guard let day = period?.start ?? period?.end else { return 1e9 }
        return -Double(day.daysSinceEpoch)
    }

    /// The written form; the numbers have all their digits, so that reading gives the same key.
    var description: String { "\(value)~\(tie)~\(id)" }

    static func < (first: PageKey, second: PageKey) -> Bool {
        (first.value, first.tie, first.id) < (second.value, second.tie, second.id)
    }
}

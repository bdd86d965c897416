/// Which records accepted links have made one happening, and the sources of each happening.
struct LinkedGroups {
    private var leaders: [String: String] = [:]
    private var sources: [String: Set<String>] = [:]

    /// Joins what `same-event` links connect, directly or through others.
    init(_ records: [Incident], links: [IncidentLink]) {
        for link in links where link.relation == .sameEvent {
            let (first, second) = (leader(of: link.from), leader(of: link.to))
            if first != second { leaders[max(first, second)] = min(first, second) }
        }
        guard !leaders.isEmpty else { return }
        let linked = Set(links.flatMap { [$0.from, $0.to] })
        for record in records where linked.contains(record.id) {
            sources[leader(of: record.id), default: []].formUnion(record.reports.map(\.source))
        }
    }

    /// The record that stands for the happening of a record; itself where it is alone.
    func leader(of id: String) -> String {
        var id = id
        while let next = leaders[id] { id = next }
        return id
    }

    /// The sources that report the happening of a record.
    func sources(of record: Incident) -> Set<String> {
        sources[leader(of: record.id)] ?? Set(record.reports.map(\.source))
    }
}

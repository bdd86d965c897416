import Layers

extension IncidentFile {
    /// The columns that decide whether a row answers, and where it comes in the order.
    static let deciding: Set = [
        "kind", "date_start", "date_end", "place_id", "place_precision", "country", "killed_min",
        "killed_max", "destination_latitude", "destination_longitude", "on_map",
    ]

    /// Answers a question that no index helps with: looks at every row by the columns that decide, and
    /// reads whole only those of the page and those that links join.
    func scanned(_ query: IncidentQuery, _ links: [IncidentLink]) throws -> IncidentAnswer {
        let joining = links.filter { $0.relation == .sameEvent }
        let joined = Set(joining.flatMap { [$0.from, $0.to] })
        var rows = try ScannedRows(query)
        let columns = query.actor == nil ? Self.deciding : Self.deciding.union(["actors"])
        try package.layer(IncidentTable.located).forEachRow(columns: columns) { row, feature in
            if joined.contains(feature.id) {
                rows.whole.append(row)
            } else {
                rows.add(row, IncidentTable.incident(feature))
            }
        }
        let page = rows.page()
        let located = try package.layer(IncidentTable.located)
            .features(rows: (page + rows.whole).sorted()).map(IncidentTable.incident)
        let records = try withPartners(located + recordsByArea(query), links)
        let answer = try IncidentLog(records: records, links: links).answer(query)
        return IncidentAnswer(
            located: answer.located, areaOnly: answer.areaOnly,
            matched: answer.matched - page.count + rows.matched,
            undated: answer.undated + rows.undated, next: answer.next,
            plan: IncidentPlan(
                indexed: rows.count, candidates: rows.count + records.count - located.count))
    }
}

/// The rows of a question that are answers by themselves, as few of them as a page needs.
private struct ScannedRows {
    private let judge: IncidentJudge
    private let query: IncidentQuery
    private let after: PageKey?
    private var found: [(key: PageKey, row: Int)] = []
    /// How many rows were looked at.
    private(set) var count = 0
    /// How many of them are answers with a position.
    private(set) var matched = 0
    /// How many were left out because their date is unknown.
    private(set) var undated = 0
    /// Rows that must be read whole to be judged.
    var whole: [Int] = []

    init(_ query: IncidentQuery) throws(IncidentError) {
        self.query = query
        judge = IncidentJudge(query)
        after = try query.after.map { (text) throws(IncidentError) in
            guard let key = PageKey(text) else { throw .unusableKey(text) }
            return key
        }
    }

    mutating func add(_ row: Int, _ incident: Incident) {
        count += 1
        let single = LinkedIncident(records: [incident], links: [])
        switch judge.verdict(on: single) {
        case .located(let located):
            matched += 1
            let key = PageKey(located, query.order)
            if let after, !(after < key) { return }
            found.append((key, row))
            if let most, found.count > 4 * most + 1_000 { shorten(to: most) }
        case .inArea: whole.append(row)
        case .undated: undated += 1
        case .other: break
        }
    }

    /// One more than a page, so that the next one is known of; nil for all.
    private var most: Int? { query.limit.map { max(0, $0) + 1 } }

    private mutating func shorten(to most: Int) {
        found.sort { $0.key < $1.key }
        found.removeLast(max(0, found.count - most))
    }

    /// The rows of the page.
    mutating func page() -> [Int] {
        if let most { shorten(to: most) }
        return found.map(\.row)
    }
}

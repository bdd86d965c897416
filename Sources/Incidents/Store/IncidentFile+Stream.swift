import Layers

extension IncidentAnswer {
    /// One happening of an answer.
    public enum Found: Hashable, Sendable {
        /// One with a position.
        case located(Located)
        /// One that is known only to an area or country that reaches there.
        case inArea(LinkedIncident)

        /// The happening.
        public var incident: LinkedIncident {
            switch self {
            case .located(let located): located.incident
            case .inArea(let incident): incident
            }
        }
    }

    /// Everything that was found, in the order of the answer.
    public var found: [Found] { located.map(Found.located) + areaOnly.map(Found.inArea) }

    /// What an answer says besides what was found.
    public struct Totals: Hashable, Sendable {
        /// How many happenings with a position satisfy the question, on all pages together.
        public var matched: Int
        /// How many were left out because a window of time was asked for and their date is unknown.
        public var undated: Int
        /// The key with which the next page begins; nil on the last one.
        public var next: String?
    }

    /// What it says besides what was found.
    public var totals: Totals { Totals(matched: matched, undated: undated, next: next) }
}

extension IncidentFile {
    /// How many rows are read whole at a time.
    private static let pageSize = 1_000

    /// Discs with more rows are not answered at once.
    private static let leastStreamed = 5_000

    /// Visits everything that answers a question, in the order of ``answer(_:)``, without holding it.
    ///
    /// Of a large file only what decides the order is held, some fifty bytes a row; questions with few
    /// rows, a limit or a key are answered at once.
    ///
    /// - Parameters:
    ///   - query: The question.
    ///   - begin: Called once, before anything is visited, with what the answer says besides.
    ///   - body: Called for each happening.
    /// - Throws: What ``answer(_:)`` throws, and what the bodies throw.
    public func forEach(
        _ query: IncidentQuery, begin: (IncidentAnswer.Totals) throws -> Void = { _ in },
        _ body: (IncidentAnswer.Found) throws -> Void
    ) throws {
        func hold(_ answer: IncidentAnswer) throws {
            try begin(answer.totals)
            for found in answer.found { try body(found) }
        }
        guard query.limit == nil, query.after == nil, try isIndexed else {
            return try hold(answer(query))
        }
        let links = try acceptedLinks()
        var rows: [Int]?
        if let discs = query.discs {
            let offered = try indexedRows(in: discs, query)
            guard offered.rows.count >= Self.leastStreamed else {
                return try hold(answer(query, links, among: offered))
            }
            rows = offered.rows
        }
        let joined = Set(links.flatMap { [$0.from, $0.to] })
        var located = try judged(IncidentTable.located, query, rows, apart: joined)
        var byArea = try judged(IncidentTable.byArea, query, nil, apart: joined)
        // What links join is judged as one.
        let apart = try located.whole(in: package) + byArea.whole(in: package)
        let rest = try IncidentLog(records: withPartners(apart, links), links: links).answer(query)
        for found in rest.located { located.add(.located(found), PageKey(found, query.order)) }
        for found in rest.areaOnly { byArea.add(.inArea(found), PageKey(byDateOf: found)) }
        try begin(
            IncidentAnswer.Totals(
                matched: located.count, undated: located.undated + byArea.undated + rest.undated))
        try visit(&located, query, body)
        try visit(&byArea, query, body)
    }

    /// Judges rows of a table, or all of them, by the columns that decide.
    private func judged(
        _ table: String, _ query: IncidentQuery, _ numbers: [Int]?, apart joined: Set<String>
    ) throws -> StreamedRows {
        var rows = StreamedRows(table: table, query: query)
        var columns = Self.deciding.union(["admin1"])
        if query.actor != nil { columns.insert("actors") }
        let layer = try package.layer(table)
        func add(_ row: Int, _ feature: Feature) {
            rows.add(row, IncidentTable.incident(feature), isApart: joined.contains(feature.id))
        }
        if let numbers {
            try layer.forEachRow(numbers, columns: columns, add)
        } else {
            try layer.forEachRow(columns: columns, add)
        }
        return rows
    }

    /// Hands out rows and happenings in their order, reading a page of rows at a time.
    private func visit(
        _ rows: inout StreamedRows, _ query: IncidentQuery,
        _ body: (IncidentAnswer.Found) throws -> Void
    ) throws {
        let judge = IncidentJudge(query)
        let layer = try package.layer(rows.table)
        let entries = rows.sorted()
        var start = 0
        while start < entries.count {
            try Task.checkCancellation()
            let page = entries[start..<min(start + Self.pageSize, entries.count)]
            start = page.endIndex
            let numbers = page.compactMap { $0.isRow ? $0.number : nil }
            let records = Dictionary(
                try layer.features(rows: numbers).map { ($0.id, IncidentTable.incident($0)) },
                uniquingKeysWith: { first, _ in first })
            for entry in page {
                if !entry.isRow {
                    try body(rows.joined[entry.number])
                } else if let record = records[entry.key.id] {
                    // What another program has just changed is judged as it is now.
                    let incident = LinkedIncident(records: [record], links: [])
                    switch judge.verdict(on: incident) {
                    case .located(let located): try body(.located(located))
                    case .inArea: try body(.inArea(incident))
                    case .undated, .other: break
                    }
                }
            }
        }
    }
}

/// The rows of one table that answer a question by themselves, and those to be looked at whole.
private struct StreamedRows {
    /// Where a row or one of ``joined`` comes.
    struct Entry {
        let key: PageKey
        /// The number of the row, or the place among ``joined``.
        let number: Int
        let isRow: Bool
    }

    let table: String
    /// The happenings that several rows make, or that must be looked at whole.
    private(set) var joined: [IncidentAnswer.Found] = []
    private let judge: IncidentJudge
    private let order: IncidentQuery.Order
    private var entries: [Entry] = []
    private var apart: [Int] = []
    /// How many were left out because their date is unknown.
    private(set) var undated = 0

    /// How many answers there are.
    var count: Int { entries.count }

    init(table: String, query: IncidentQuery) {
        self.table = table
        judge = IncidentJudge(query)
        order = query.order
    }

    mutating func add(_ row: Int, _ record: Incident, isApart: Bool) {
        if isApart { return apart.append(row) }
        let incident = LinkedIncident(records: [record], links: [])
        switch judge.verdict(on: incident) {
        case .located(let located) where table == IncidentTable.located:
            entries.append(Entry(key: PageKey(located, order), number: row, isRow: true))
        case .inArea where table == IncidentTable.byArea:
            entries.append(Entry(key: PageKey(byDateOf: incident), number: row, isRow: true))
        // Another program may have taken a position away, or given one.
        case .located, .inArea: apart.append(row)
        case .undated: undated += 1
        case .other: break
        }
    }

    func whole(in package: GeoPackage) throws -> [Incident] {
        try package.layer(table).features(rows: apart).map(IncidentTable.incident)
    }

    mutating func add(_ found: IncidentAnswer.Found, _ key: PageKey) {
        entries.append(Entry(key: key, number: joined.count, isRow: false))
        joined.append(found)
    }

    /// All of them in their order, handed over.
    mutating func sorted() -> [Entry] {
        var all: [Entry] = []
        swap(&all, &entries)
        all.sort { $0.key < $1.key }
        return all
    }
}

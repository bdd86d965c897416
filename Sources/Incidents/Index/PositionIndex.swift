import Layers

/// Which happenings of a log a question can concern, found without looking at all of them.
struct PositionIndex: Sendable {
    /// Logs of fewer happenings are quicker to look through than to index.
    private static let leastIndexed = 1_000

    private let count: Int
    private let index: SpaceTimeIndex?
    /// The happening of each row of the index.
    private let owners: [Int]
    /// Happenings without a position, or without a date, of which an answer must know in any case.
    private let others: [Int]

    init(_ incidents: [LinkedIncident]) {
        count = incidents.count
        guard count >= PositionIndex.leastIndexed else {
            (index, owners, others) = (nil, [], [])
            return
        }
        var columns = SpaceTimeColumns()
        var owners: [Int] = []
        var others: [Int] = []
        for (number, incident) in incidents.enumerated() {
            let ends = [
                incident.primary.place.coordinate, incident.primary.destination?.coordinate,
            ].compactMap(\.self)
            let days = incident.span
            if ends.isEmpty || days == nil { others.append(number) }
            guard let days else { continue }
            for position in ends {
                columns.append(position, days: days)
                owners.append(number)
            }
        }
        self.owners = owners
        self.others = others
        // Without memory for an index every happening is looked at, with the same answer.
        index = try? SpaceTimeIndex(columns)
    }

    /// The numbers of the happenings that may answer a question, in their order.
    func candidates(_ query: IncidentQuery) -> [Int] {
        guard let index, let discs = query.discs else { return Array(0..<count) }
        var found = Set(others)
        for disc in discs {
            let rows = index.rows(within: disc.radius, of: disc.center, days: query.days)
            found.formUnion(rows.lazy.map { owners[Int($0)] })
        }
        return found.sorted()
    }

    /// What looking for an answer took.
    func plan(_ query: IncidentQuery, candidates: Int) -> IncidentPlan {
        guard let index, let discs = query.discs else {
            return IncidentPlan(indexed: count, candidates: candidates)
        }
        return IncidentPlan(
            index: .memory, indexSize: index.size, discs: discs.count, indexed: count,
            candidates: candidates)
    }
}

extension LinkedIncident {
    /// The days between the earliest and the latest date of all records; nil where none is known.
    ///
    /// An open beginning or end reaches as far as days can be counted.
    var span: ClosedRange<Int>? {
        let periods = records.compactMap(\.date.period)
        guard !periods.isEmpty else { return nil }
        let first = periods.map { $0.start?.daysSinceEpoch ?? Int(Int32.min) + 1 }
        let last = periods.map { $0.end?.daysSinceEpoch ?? Int(Int32.max) }
        guard let start = first.min(), let end = last.max() else { return nil }
        return start...end
    }
}

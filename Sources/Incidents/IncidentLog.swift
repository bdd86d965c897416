import Foundation
import Geodesy
import Layers

/// Incidents in memory, joined to happenings, ready for questions.
///
/// Immutable, so any number of tasks may ask at once. It is not a file; a log that remembers lives in
/// a GeoPackage.
public struct IncidentLog: Sendable {
    /// All records in the order given.
    public let records: [Incident]
    /// All links.
    public let links: [IncidentLink]
    /// The happenings, in the order of their first record.
    public let incidents: [LinkedIncident]

    private let positions: PositionIndex

    /// Joins the records that `same-event` links connect, directly or through others.
    ///
    /// Links to records that are not there are kept and join nothing.
    ///
    /// - Complexity: Linear in the number of records and links, but for the sorting of groups.
    public init(records: [Incident], links: [IncidentLink] = []) {
        self.records = records
        self.links = links
        incidents = IncidentLog.joined(records, links: links)
        positions = PositionIndex(incidents)
    }

    /// The happening that holds a record, or nil where the log has no such record.
    public func incident(id: String) -> LinkedIncident? {
        incidents.first { $0.records.contains { $0.id == id } }
    }

    private static func joined(_ records: [Incident], links: [IncidentLink]) -> [LinkedIncident] {
        var rowByID: [String: Int] = [:]
        for (row, record) in records.enumerated() where rowByID[record.id] == nil {
            rowByID[record.id] = row
        }
        var leader = Array(records.indices)
        func root(of row: Int) -> Int {
            var row = row
            while leader[row] != row {
                leader[row] = leader[leader[row]]
                row = leader[row]
            }
            return row
        }
        var linksByID: [String: [IncidentLink]] = [:]
        for link in links {
            linksByID[link.from, default: []].append(link)
            if link.to != link.from { linksByID[link.to, default: []].append(link) }
            guard link.relation == .sameEvent, let from = rowByID[link.from],
                let to = rowByID[link.to]
            else { continue }
            let (first, second) = (root(of: from), root(of: to))
            leader[max(first, second)] = min(first, second)
        }
        var members: [Int: [Incident]] = [:]
        for (row, record) in records.enumerated() {
            members[root(of: row), default: []].append(record)
        }
        return records.indices.compactMap { row in
            guard let group = members[row] else { return nil }
            var seen = Set<IncidentLink>()
            let touching = group.flatMap { linksByID[$0.id] ?? [] }
                .filter { seen.insert($0).inserted }
            return LinkedIncident(records: group, links: touching)
        }
    }
}

extension IncidentLog {
    /// Answers a question; every distance is an exact geodesic on the ellipsoid.
    ///
    /// A happening is within the disc when its position is, with the limit included; a movement when
    /// one of its two ends is, of which the nearer is answered.
    ///
    /// - Throws: ``IncidentError/unusableKey(_:)`` for a page key from elsewhere.
    /// - Complexity: For a disc, that of the happenings near it and of those without a position or a
    ///   date; otherwise linear in the number of happenings. Then sorting of those that match.
    public func answer(_ query: IncidentQuery) throws(IncidentError) -> IncidentAnswer {
        var found: [(key: PageKey, located: IncidentAnswer.Located)] = []
        var areaOnly: [LinkedIncident] = []
        var undated = 0
        let candidates = positions.candidates(query)
        let judge = IncidentJudge(query)
        for number in candidates {
            let incident = incidents[number]
            switch judge.verdict(on: incident) {
            case .located(let located): found.append((PageKey(located, query.order), located))
            case .inArea: areaOnly.append(incident)
            case .undated: undated += 1
            case .other: break
            }
        }
        found.sort { $0.key < $1.key }
        areaOnly.sort { PageKey(byDateOf: $0) < PageKey(byDateOf: $1) }
        let matched = found.count
        if let after = query.after {
            guard let key = PageKey(after) else { throw .unusableKey(after) }
            found.removeFirst(found.firstIndex { key < $0.key } ?? found.count)
            areaOnly = []
        }
        var next: String?
        if let limit = query.limit, found.count > limit {
            found.removeLast(found.count - max(0, limit))
            next = found.last?.key.description
        }
        return IncidentAnswer(
            located: found.map(\.located), areaOnly: areaOnly, matched: matched,
            undated: undated, next: next,
            plan: positions.plan(query, candidates: candidates.count))
    }
}

extension LinkedIncident {
    /// Whether one of the records may lie in a window; nil where none has a known date.
    func overlaps(_ window: DatePeriod) -> Bool? {
        let known = records.compactMap { $0.date.overlaps(window) }
        return known.isEmpty ? nil : known.contains(true)
    }
}

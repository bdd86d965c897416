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
    private let geodesic = Geodesic.wgs84

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
        for number in candidates {
            let incident = incidents[number]
            guard satisfies(incident, query) else { continue }
            let isTimely = query.period.map { incident.overlaps($0) } ?? true
            guard let sight = sighting(of: incident, query) else {
                guard isAreaOnly(incident, query) else { continue }
                if isTimely == true { areaOnly.append(incident) }
                if isTimely == nil { undated += 1 }
                continue
            }
            guard let isTimely else {
                undated += 1
                continue
            }
            if isTimely { found.append((PageKey(sight, query.order), sight)) }
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

    private func satisfies(_ incident: LinkedIncident, _ query: IncidentQuery) -> Bool {
        if !query.includesOffMap && !incident.primary.isOnMap { return false }
        if !query.kinds.isEmpty
            && !incident.records.contains(where: { query.kinds.contains($0.kind) })
        {
            return false
        }
        if !query.precisions.isEmpty
            && !query.precisions.contains(incident.primary.place.precision)
        {
            return false
        }
        if let minimum = query.minimumKilled, (incident.killed.minimum ?? 0) < minimum {
            return false
        }
        guard let actor = query.actor else { return true }
        return incident.actors.contains {
            $0.range(of: actor, options: [.caseInsensitive, .diacriticInsensitive]) != nil
        }
    }

    /// The nearest position of an incident that lies where the question asks; nil if it has none there.
    private func sighting(
        of incident: LinkedIncident, _ query: IncidentQuery
    ) -> IncidentAnswer.Located? {
        let ends = [
            (incident.primary.place.coordinate, false),
            (incident.primary.destination?.coordinate, true),
        ]
        let seen = ends.compactMap { position, isDestination -> IncidentAnswer.Located? in
            guard let position, let sight = sight(of: position, query) else { return nil }
            return IncidentAnswer.Located(
                incident: incident, segment: sight.segment, isDestination: isDestination)
        }
        return seen.min { ($0.segment?.distance ?? .zero) < ($1.segment?.distance ?? .zero) }
    }

    private func sight(
        of position: Coordinate, _ query: IncidentQuery
    ) -> IncidentQuery.Sight? {
        guard let circle = query.circle else {
            guard let measure = query.measure else { return IncidentQuery.Sight(segment: nil) }
            return measure(position)
        }
        let segment = geodesic.segment(from: circle.center, to: position)
        return segment.distance <= circle.radius ? IncidentQuery.Sight(segment: segment) : nil
    }

    private func isAreaOnly(_ incident: LinkedIncident, _ query: IncidentQuery) -> Bool {
        let place = incident.primary.place
        guard place.coordinate == nil, incident.primary.destination?.coordinate == nil else {
            return false
        }
        let isEverywhere = query.circle == nil && query.measure == nil
        if isEverywhere && query.areas.isEmpty { return true }
        return isIn(query.areas, place)
    }

    private func isIn(_ areas: Set<String>, _ place: IncidentPlace) -> Bool {
        // A known area decides alone: the country around it reaches further than the area does.
        if place.precision == .area || place.precision == .region, let id = place.placeID,
            areas.contains(id)
        {
            return true
        }
        return place.precision != .region && place.countries.contains(where: areas.contains)
    }
}

extension LinkedIncident {
    /// Whether one of the records may lie in a window; nil where none has a known date.
    func overlaps(_ window: DatePeriod) -> Bool? {
        let known = records.compactMap { $0.date.overlaps(window) }
        return known.isEmpty ? nil : known.contains(true)
    }
}

import Foundation
import Geodesy

/// Whether a happening answers a question, looked at alone.
struct IncidentJudge {
    /// What a happening is to a question.
    enum Verdict {
        /// An answer with a position.
        case located(IncidentAnswer.Located)
        /// An answer that is known only to an area.
        case inArea
        /// Left out, because a window of time was asked for and its date is unknown.
        case undated
        /// No answer.
        case other
    }

    private let query: IncidentQuery
    private let geodesic = Geodesic.wgs84

    init(_ query: IncidentQuery) {
        self.query = query
    }

    func verdict(on incident: LinkedIncident) -> Verdict {
        guard satisfies(incident) else { return .other }
        let isTimely = query.period.map { incident.overlaps($0) } ?? true
        guard let sight = sighting(of: incident) else {
            guard isAreaOnly(incident) else { return .other }
            guard let isTimely else { return .undated }
            return isTimely ? .inArea : .other
        }
        guard let isTimely else { return .undated }
        return isTimely ? .located(sight) : .other
    }

    private func satisfies(_ incident: LinkedIncident) -> Bool {
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
        of incident: LinkedIncident
    ) -> IncidentAnswer.Located? {
        let ends = [
            (incident.primary.place.coordinate, false),
            (incident.primary.destination?.coordinate, true),
        ]
        let seen = ends.compactMap { position, isDestination -> IncidentAnswer.Located? in
            guard let position, let sight = sight(of: position) else { return nil }
            return IncidentAnswer.Located(
                incident: incident, segment: sight.segment, isDestination: isDestination)
        }
        return seen.min { ($0.segment?.distance ?? .zero) < ($1.segment?.distance ?? .zero) }
    }

    private func sight(
        of position: Coordinate
    ) -> IncidentQuery.Sight? {
        guard let circle = query.circle else {
            guard let measure = query.measure else { return IncidentQuery.Sight(segment: nil) }
            return measure(position)
        }
        let segment = geodesic.segment(from: circle.center, to: position)
        return segment.distance <= circle.radius ? IncidentQuery.Sight(segment: segment) : nil
    }

    private func isAreaOnly(_ incident: LinkedIncident) -> Bool {
        let place = incident.primary.place
        guard place.coordinate == nil, incident.primary.destination?.coordinate == nil else {
            return false
        }
        let isEverywhere = query.circle == nil && query.measure == nil
        if isEverywhere && query.areas.isEmpty { return true }
        return AreaReach(of: place, query) != nil
    }
}

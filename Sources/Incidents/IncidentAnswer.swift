public import Geodesy

/// What an incident log knows about a question.
public struct IncidentAnswer: Sendable {
    /// A happening with a position, and where that lies as seen from the centre.
    public struct Located: Hashable, Sendable {
        /// The happening.
        public let incident: LinkedIncident
        /// Distance and direction from the centre; nil where the question names no disc.
        public let segment: GeodesicSegment?
        /// Whether the measured position is where a movement ended.
        public let isDestination: Bool

        /// Makes a located happening.
        public init(incident: LinkedIncident, segment: GeodesicSegment?, isDestination: Bool) {
            self.incident = incident
            self.segment = segment
            self.isDestination = isDestination
        }

        /// The position that was measured; nil only where the incident has none.
        public var coordinate: Coordinate? {
            isDestination
                ? incident.primary.destination?.coordinate : incident.primary.place.coordinate
        }
    }

    /// The happenings with a position, in the order asked for.
    public let located: [Located]
    /// The happenings known only to an area that reaches into the disc, by date; never points.
    public let areaOnly: [LinkedIncident]
    /// How many happenings with a position satisfy the question, on all pages together.
    public let matched: Int
    /// How many were left out because a window of time was asked for and their date is unknown.
    public let undated: Int
    /// The key with which the next page begins; nil on the last one.
    public let next: String?
    /// What was looked at to find it.
    public internal(set) var plan: IncidentPlan

    /// Makes an answer.
    public init(
        located: [Located], areaOnly: [LinkedIncident], matched: Int, undated: Int, next: String?,
        plan: IncidentPlan = IncidentPlan()
    ) {
        self.located = located
        self.areaOnly = areaOnly
        self.matched = matched
        self.undated = undated
        self.next = next
        self.plan = plan
    }
}

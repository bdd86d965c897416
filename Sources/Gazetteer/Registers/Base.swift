public import Geodesy
public import Layers

/// A military base, outpost or airport with its operators over time.
public struct Base: Hashable, Sendable, Identifiable {
    /// What kind of installation it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// An airfield with armed forces.
        case airBase = "air-base"
        /// A garrison.
        case armyCamp = "army-camp"
        /// A small forward position.
        case outpost
        /// A civil airport that forces use.
        case airport
    }

    /// Where one source puts the base.
    public struct Position: Hashable, Sendable {
        /// The position.
        public let coordinate: Coordinate
        /// How far the base reaches.
        public let extent: Length
        /// How wrong the position may be.
        public let uncertainty: Length
        /// Whether this is the position to use.
        public let isPreferred: Bool
        /// Where the position comes from.
        public let provenance: Provenance
    }

    /// Who ran the base, from when to when.
    public struct Operation: Hashable, Sendable {
        /// What was happening.
        public enum Status: String, Hashable, Sendable, CaseIterable {
            /// In use.
            case operating
            /// Given to somebody else at the end of the period.
            case handedOver = "handed-over"
            /// Given up at the end of the period.
            case closed
            /// Being built.
            case underConstruction = "under-construction"
        }

        /// The force or company, in words.
        public let name: String
        /// ISO alpha-2 of its country, nil for international forces.
        public let country: String?
        /// The first day, as precise as known (`2016`, `2016-09`, `2016-09-01`); nil if unknown.
        public let from: String?
        /// The last day, as precise as known; nil for still, or unknown.
        public let until: String?
        /// What was happening.
        public let status: Status
        /// Whether a source says so, or it follows from what sources say.
        public let isStated: Bool
        /// The key of the source.
        public let source: String
        /// A remark; empty if none.
        public let note: String

        /// Whether the period can include a day.
        ///
        /// A date without month or day counts with all the days it may mean.
        public func includes(_ day: CalendarDate) -> Bool {
            let text = day.description
            if let from, String(text.prefix(from.utf8.count)) < from { return false }
            if let until, String(text.prefix(until.utf8.count)) > until { return false }
            return true
        }
    }

    /// The stable identifier.
    public let id: PlaceID
    /// The usual English name.
    public let name: String
    /// What kind of installation it is.
    public let kind: Kind
    /// ISO alpha-2 of the country in which it lies.
    public let country: String
    /// The code of the first-order area, nil if unknown.
    public let admin1: String?
    /// The town it belongs to, nil if none.
    public let nearPlace: PlaceID?
    /// Codes such as `icao:DRRN`.
    public let codes: [String]
    /// What to beware of; empty if nothing.
    public let note: String
    /// All positions on record, the preferred one first; at least one.
    public let positions: [Position]
    /// Who ran it, in the order of the file.
    public let operations: [Operation]

    /// Where to draw and to measure from.
    public var coordinate: Coordinate { positions[0].coordinate }

    /// Who ran the base on a day.
    public func operations(on day: CalendarDate) -> [Operation] {
        operations.filter { $0.includes(day) }
    }
}

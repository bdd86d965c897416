public import Geodesy
public import Layers

/// A question to an incident log: what happened near here, in that time, of that kind.
///
/// All conditions must hold; those that are left out hold for everything.
public struct IncidentQuery: Sendable {
    /// A disc on the ellipsoid.
    public struct Circle: Hashable, Sendable {
        /// The position from which distances are measured.
        public let center: Coordinate
        /// The greatest distance, itself included.
        public let radius: Length

        /// Makes a disc.
        public init(center: Coordinate, radius: Length) {
            self.center = center
            self.radius = radius
        }
    }

    /// A position that lies where the question asks, and how it was measured.
    public struct Sight: Hashable, Sendable {
        /// From what is measured to the position; nil where the question only asks whether it lies in
        /// an area.
        public let segment: GeodesicSegment?

        /// Makes a sight.
        public init(segment: GeodesicSegment?) {
            self.segment = segment
        }
    }

    /// In what order the answers come; equal ones the latest first, then by identifier.
    public enum Order: String, Hashable, Sendable, CaseIterable {
        /// The nearest first; without a disc the order of the dates.
        case distance
        /// The latest first, unknown dates last.
        case date
        /// The greatest lower bound of the dead first, unknown tolls last.
        case toll
    }

    /// Where; nil for the whole world.
    public var circle: Circle?
    /// Another way to say where, such as along a route: the sight of a position, or nil outside.
    ///
    /// Counts only where there is no disc.
    public var measure: (@Sendable (Coordinate) -> Sight?)?
    /// Discs that together hold every position that ``measure`` sees, so that an index can serve;
    /// empty where none are known.
    public var bounds: [Circle]
    /// Codes of countries, identifiers of areas and their ``AreaKey``s that reach into the disc.
    ///
    /// Incidents located only to one of them are listed apart.
    public var areas: Set<String>
    /// Identifiers and ``AreaKey``s of areas that are known not to reach into the disc.
    ///
    /// Incidents located only to one of them are no answers, even where their country reaches there.
    public var areasOutOfReach: Set<String>
    /// When: the date must overlap it; nil for all time, unknown dates included.
    public var period: DatePeriod?
    /// Of what kind; empty for all.
    public var kinds: Set<IncidentKind>
    /// A part of the name of an actor, compared without case and accents; nil for all.
    public var actor: String?
    /// The least number of dead that the sources vouch for; nil for all.
    public var minimumKilled: Int?
    /// How closely the place must be known; empty for all.
    public var precisions: Set<PlacePrecision>
    /// Whether incidents that belong on no map are answered too.
    public var includesOffMap: Bool
    /// In what order.
    public var order: Order
    /// How many at most; nil for all.
    public var limit: Int?
    /// The `next` key of an earlier answer to the same question; nil to begin.
    public var after: String?

    /// Asks for everything that belongs on a map.
    public init(
        circle: Circle? = nil, measure: (@Sendable (Coordinate) -> Sight?)? = nil,
        bounds: [Circle] = [], areas: Set<String> = [], areasOutOfReach: Set<String> = [],
        period: DatePeriod? = nil,
        kinds: Set<IncidentKind> = [], actor: String? = nil, minimumKilled: Int? = nil,
        precisions: Set<PlacePrecision> = [], includesOffMap: Bool = false,
        order: Order = .distance, limit: Int? = nil, after: String? = nil
    ) {
        self.circle = circle
        self.measure = measure
        self.bounds = bounds
        self.areas = areas
        self.areasOutOfReach = areasOutOfReach
        self.period = period
        self.kinds = kinds
        self.actor = actor
        self.minimumKilled = minimumKilled
        self.precisions = precisions
        self.includesOffMap = includesOffMap
        self.order = order
        self.limit = limit
        self.after = after
    }

    /// The discs that hold every answer with a position; nil where it may be anywhere.
    var discs: [Circle]? {
        if let circle { return [circle] }
        return measure == nil || bounds.isEmpty ? nil : bounds
    }

    /// The window in days since 1970-01-01; an open end reaches as far as days go.
    var days: ClosedRange<Int>? {
        period.map { period in
            let first = period.start?.daysSinceEpoch ?? Int(Int32.min) + 1
            return first...(period.end?.daysSinceEpoch ?? Int(Int32.max))
        }
    }
}

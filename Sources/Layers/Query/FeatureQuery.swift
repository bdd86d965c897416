/// A question to a source of features: all conditions must hold, those left out hold for everything.
///
/// The same question serves the command line, the service and the library, and has the same answer
/// from every source.
public struct FeatureQuery: Hashable, Sendable {
    /// Where; nil for everywhere.
    public var area: FeatureArea?
    /// Whether features without a shape are in every area, as OGC API - Features asks for.
    public var includesUnlocated: Bool
    /// When: the time of the feature must overlap it; nil for always.
    public var time: TimeWindow?
    /// Whether features without a time are in every window, as OGC API - Features asks for.
    public var includesUndated: Bool
    /// A condition on properties.
    public var filter: PropertyFilter?
    /// A further condition in the Common Query Language, on properties and the shape.
    public var condition: CQL2Filter?
    /// How the features are sorted; empty for the order of the source.
    public var order: [FeatureOrder]
    /// How many features at most; nil for all.
    public var limit: Int?
    /// The ``FeaturePage/next`` of an earlier page of the same question; nil to begin.
    public var after: FeaturePageKey?

    /// Asks for everything.
    ///
    /// - Precondition: The limit, if there is one, is at least zero.
    public init(
        area: FeatureArea? = nil, includesUnlocated: Bool = false, time: TimeWindow? = nil,
        includesUndated: Bool = false, filter: PropertyFilter? = nil,
        condition: CQL2Filter? = nil, order: [FeatureOrder] = [],
        limit: Int? = nil, after: FeaturePageKey? = nil
    ) {
        precondition(limit ?? 0 >= 0, "limit \(limit ?? 0)")
        self.area = area
        self.includesUnlocated = includesUnlocated
        self.time = time
        self.includesUndated = includesUndated
        self.filter = filter
        self.condition = condition
        self.order = order
        self.limit = limit
        self.after = after
    }
}

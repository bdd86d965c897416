/// A stretch of time, both ends included; an end may be open.
public struct TimeWindow: Hashable, Sendable {
    /// The first moment, or nil where the beginning is open.
    public let start: Moment?
    /// The last moment, or nil where the end is open.
    public let end: Moment?

    /// Makes a window, or nil where the end lies before the start.
    public init?(start: Moment?, end: Moment?) {
        if let start, let end, end < start { return nil }
        self.start = start
        self.end = end
    }

    /// The window of the days of a period, in UTC.
    public init(_ period: DatePeriod) {
        start = period.start.map(Moment.init(startOf:))
        end = period.end.map(Moment.init(endOf:))
    }

    /// Whether the two share at least one moment.
    public func overlaps(_ other: TimeWindow) -> Bool {
        if let end, let otherStart = other.start, end < otherStart { return false }
        if let start, let otherEnd = other.end, otherEnd < start { return false }
        return true
    }
}

/// A stretch of time with both ends, of which either may be open; an instant has equal ends.
struct CQL2Period: Hashable, Sendable {
    let start: CQL2Instant?
    let end: CQL2Instant?

    init(start: CQL2Instant?, end: CQL2Instant?) {
        self.start = start
        self.end = end
    }

    init(_ instant: CQL2Instant) {
        self.init(start: instant, end: instant)
    }

    /// Whether a relation holds.
    ///
    /// See OGC 21-065r2, 7.8, and J. F. Allen, *Maintaining knowledge about temporal intervals*,
    /// Communications of the ACM 26 (1983).
    func holds(_ relation: CQL2TemporalRelation, with other: CQL2Period) -> Bool {
        let starts = Self.order(start, other.start, open: -1)
        let ends = Self.order(end, other.end, open: 1)
        let startToEnd = Self.order(startOf: self, endOf: other)
        let endToStart = -Self.order(startOf: other, endOf: self)
        return switch relation {
        case .after: startToEnd > 0
        case .before: endToStart < 0
        case .contains: starts < 0 && ends > 0
        case .disjoint: startToEnd > 0 || endToStart < 0
        case .during: starts > 0 && ends < 0
        case .equals: starts == 0 && ends == 0
        case .finishedBy: starts < 0 && ends == 0
        case .finishes: starts > 0 && ends == 0
        case .intersects: startToEnd <= 0 && endToStart >= 0
        case .meets: endToStart == 0
        case .metBy: startToEnd == 0
        case .overlappedBy: starts > 0 && startToEnd < 0 && ends > 0
        case .overlaps: starts < 0 && endToStart > 0 && ends < 0
        case .startedBy: starts == 0 && ends > 0
        case .starts: starts == 0 && ends < 0
        }
    }

    /// The order of two starts or two ends; `open` tells on which side of all an open one lies.
    private static func order(_ first: CQL2Instant?, _ second: CQL2Instant?, open: Int) -> Int {
        switch (first, second) {
        case (nil, nil): 0
        case (nil, _): open
        case (_, nil): -open
        case (let first?, let second?): first.order(to: second)
        }
    }

    private static func order(startOf first: CQL2Period, endOf second: CQL2Period) -> Int {
        guard let start = first.start, let end = second.end else { return -1 }
        return start.order(to: end)
    }
}

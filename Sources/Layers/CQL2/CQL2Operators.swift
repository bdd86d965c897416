/// Comparison of two values of one kind.
enum CQL2Comparison: String, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// Arithmetic on two numbers.
enum CQL2Arithmetic: String, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case divideWhole = "div"
    case remainder = "%"
    case power = "^"
}

/// Relations of the simple feature standard between two shapes.
enum CQL2SpatialRelation: String, Sendable, CaseIterable {
    case intersects = "s_intersects"
    case equals = "s_equals"
    case disjoint = "s_disjoint"
    case touches = "s_touches"
    case within = "s_within"
    case overlaps = "s_overlaps"
    case crosses = "s_crosses"
    case contains = "s_contains"

    /// The relation that holds between the second and the first shape.
    var converse: CQL2SpatialRelation {
        switch self {
        case .within: .contains
        case .contains: .within
        default: self
        }
    }
}

/// Relations of time after Allen's interval algebra, with two that unite several.
enum CQL2TemporalRelation: String, Sendable, CaseIterable {
    case after = "t_after"
    case before = "t_before"
    case contains = "t_contains"
    case disjoint = "t_disjoint"
    case during = "t_during"
    case equals = "t_equals"
    case finishedBy = "t_finishedBy"
    case finishes = "t_finishes"
    case intersects = "t_intersects"
    case meets = "t_meets"
    case metBy = "t_metBy"
    case overlappedBy = "t_overlappedBy"
    case overlaps = "t_overlaps"
    case startedBy = "t_startedBy"
    case starts = "t_starts"

    /// Whether it is defined for instants too; the others compare two intervals.
    ///
    /// See OGC 21-065r2, 7.8.2, tables 9 and 10.
    var takesInstants: Bool {
        switch self {
        case .after, .before, .disjoint, .equals, .intersects: true
        default: false
        }
    }
}

/// Relations of two arrays, taken as sets.
enum CQL2ArrayRelation: String, Sendable, CaseIterable {
    case contains = "a_contains"
    case containedBy = "a_containedBy"
    case equals = "a_equals"
    case overlaps = "a_overlaps"
}

/// Functions that may stand in a filter.
enum CQL2Function: String, Sendable, CaseIterable {
    case casei
    case accenti
    case lower
    case upper
    case length
    case abs
    case ceil
    case floor
    case round
    case min
    case max
    case distance

    /// How many operands it takes.
    var operandCount: ClosedRange<Int> {
        switch self {
        case .min, .max: 1...64
        case .distance: 2...2
        default: 1...1
        }
    }
}

public import Layers

/// When an incident happened: a stretch of days and how the source means it.
public struct IncidentDate: Hashable, Sendable {
    /// The days in which it lies, or over which it lasted; nil where no date is known.
    public let period: DatePeriod?
    /// How closely the source says when.
    public let precision: DatePrecision

    /// No known date.
    public static let unknown = IncidentDate(period: nil, precision: .unknown)

    /// Makes a date.
    public init(period: DatePeriod?, precision: DatePrecision) {
        self.period = period
        self.precision = precision
    }

    /// Whether the incident may lie in a window of time; nil where no date is known.
    public func overlaps(_ window: DatePeriod) -> Bool? {
        period?.overlaps(window)
    }
}

extension IncidentDate: CustomStringConvertible {
    /// The date for people, as precise as it is known: "2017-10-04", "2023-07", "2013 to 2019-12".
    public var description: String {
        guard let period else { return "date unknown" }
        guard let start = period.start else {
            return period.end.map { "until \($0)" } ?? "date unknown"
        }
        guard let end = period.end else { return "since \(start)" }
        if start == end { return "\(start)" }
        let isWholeMonth =
            start.day == 1 && start.year == end.year && start.month == end.month
            && DatePeriod(iso: "\(start)".prefix(7))?.end == end
        if isWholeMonth { return String("\(start)".prefix(7)) }
        let isWholeYear =
            start.year == end.year && (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        if isWholeYear { return String("\(start)".prefix(4)) }
        return "\(start) to \(end)"
    }
}

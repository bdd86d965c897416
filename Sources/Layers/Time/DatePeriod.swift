/// A stretch of days, both ends included; an end may be open.
///
/// Dates known only to the month or year are periods: `2016-10` is 1 to 31 October 2016.
public struct DatePeriod: Hashable, Sendable {
    /// The first day, or nil where the beginning is open.
    public let start: CalendarDate?
    /// The last day, or nil where the end is open.
    public let end: CalendarDate?

    /// Makes a period, or nil where the end lies before the start.
    public init?(start: CalendarDate?, end: CalendarDate?) {
        if let start, let end, end < start { return nil }
        self.start = start
        self.end = end
    }

    /// The period of one day.
    public init(day: CalendarDate) {
        start = day
        end = day
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as the days that it spans; nil for anything else.
    ///
    /// Inlinable, as imports read dates by the million.
    @inlinable
    public init?(iso text: some StringProtocol) {
        if let day = CalendarDate(iso: text) {
            self.init(day: day)
        } else {
            self.init(monthOrYear: String(text))
        }
    }

    @usableFromInline
    init?(monthOrYear text: String) {
        let isMonth = text.utf8.count == 7
        guard isMonth || text.utf8.count == 4,
            let first = CalendarDate(iso: isMonth ? "\(text)-01" : "\(text)-01-01")
        else { return nil }
        let lastMonth = isMonth ? first.month : 12
        let last = CalendarDate(
            year: first.year, month: lastMonth,
            day: CalendarDate.days(inMonth: lastMonth, of: first.year))
        self.init(start: first, end: last)
    }

    /// Whether the two share at least one day.
    public func overlaps(_ other: DatePeriod) -> Bool {
        if let end, let otherStart = other.start, end < otherStart { return false }
        if let start, let otherEnd = other.end, otherEnd < start { return false }
        return true
    }

    /// Whether the day lies in the period.
    public func contains(_ day: CalendarDate) -> Bool { overlaps(DatePeriod(day: day)) }
}

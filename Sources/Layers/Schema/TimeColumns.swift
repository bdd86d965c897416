/// The columns that say when the features of a layer were.
public struct TimeColumns: Hashable, Sendable {
    /// The column of the beginning, or of the only date.
    public let start: String
    /// The column of the end; nil where one column says it all.
    public let end: String?

    /// Names the columns.
    public init(start: String, end: String? = nil) {
        self.start = start
        self.end = end
    }

    /// The usual names of a beginning and an end, and of a single date, in order of preference.
    private static let usual: [(start: String, end: String?)] = [
        ("date_start", "date_end"), ("start_date", "end_date"), ("start", "end"),
        ("begin", "end"), ("date", nil), ("event_date", nil), ("occurred", nil),
        ("datetime", nil), ("timestamp", nil), ("time", nil),
    ]

    /// The columns by their usual names and types; nil where a layer has none of them.
    public static func detected(in columns: [LayerColumn]) -> TimeColumns? {
        func isTemporal(_ name: String) -> Bool {
            columns.contains { $0.name == name && ($0.type == .date || $0.type == .timestamp) }
        }
        guard let found = usual.first(where: { isTemporal($0.start) }) else { return nil }
        return TimeColumns(start: found.start, end: found.end.flatMap { isTemporal($0) ? $0 : nil })
    }

    /// When a feature was, or nil where it does not say.
    ///
    /// A day is all of it. A beginning after the end, a mistake of the data, is the span between
    /// the two all the same.
    public func window(of feature: Feature) -> TimeWindow? {
        window(start: feature[start] ?? .null, end: end.flatMap { feature[$0] } ?? .null)
    }

    func window(start: PropertyValue, end: PropertyValue) -> TimeWindow? {
        let first = start.window
        guard self.end != nil else { return first }
        let last = end.window
        // Without an end the beginning is all that is known.
        guard let last else { return first }
        guard let first else { return last }
        let moments = [first.start, first.end, last.start, last.end].compactMap(\.self)
        return TimeWindow(start: moments.min(), end: moments.max())
    }
}

extension PropertyValue {
    /// The time that a value spans: a day, or a moment.
    var window: TimeWindow? {
        switch self {
        case .date(let date): return TimeWindow(DatePeriod(day: date))
        case .timestamp(let text):
            let moment = Moment(rfc3339: text)
            return moment.flatMap { TimeWindow(start: $0, end: $0) }
        case .string(let text):
            // A date in a column of texts is a date all the same.
            return DatePeriod(iso: text).map { TimeWindow($0) }
                ?? Moment(rfc3339: text).flatMap { TimeWindow(start: $0, end: $0) }
        default: return nil
        }
    }
}

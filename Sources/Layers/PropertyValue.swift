/// The value of one property of a feature: flat, so that every GIS shows it as a column.
public enum PropertyValue: Hashable, Sendable {
    /// Nothing known.
    case null
    /// Yes or no.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A number; never NaN or infinite when written.
    case number(Double)
    /// A text.
    case string(String)
    /// A day.
    case date(CalendarDate)
    /// A moment in RFC 3339 form with `Z`.
    case timestamp(String)
}

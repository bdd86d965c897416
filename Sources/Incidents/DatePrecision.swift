/// How closely a source says when something happened.
public enum DatePrecision: String, Hashable, Sendable, CaseIterable {
    /// On one known day.
    case day
    /// Within a few days or a week.
    case week
    /// Within a month.
    case month
    /// Within a year.
    case year
    /// It lasted for the whole period, as a total or a campaign does.
    case period
    /// The source does not say when, or not in which year.
    case unknown
}

/// Regular expressions for exactly the texts that times are read from, in the dialect of ECMA 262.
enum TimePatterns {
    private static let year = "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
    private static let leapYear =
        "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26]|0[48])00)"
    private static let monthAndDay =
        "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
        + "|02-(0[1-9]|1[0-9]|2[0-8]))"
    private static let clock =
        #"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]{1,9})?"#
    private static let zone = "([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"

    /// A day of the years 1 to 9999.
    private static let day = "(\(year)-\(monthAndDay)|\(leapYear)-02-29)"
    /// A day or a moment.
    private static let end = "\(day)([Tt]\(clock)\(zone))?"

    /// A day, a moment, or an interval of them that is open at one end at most (RFC 3339, 5.6).
    static let window = #"^(\#(end)(/(\#(end)|\.\.)?)?|(\.\.)?/\#(end))$"#
}

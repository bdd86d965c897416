import Layers

/// Days in the ways that event data writes them.
enum SourceDate {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    /// Reads `2023-02-16` with or without a time behind it, `28 December 2022`, `28-12-2022`,
    /// `28/12/2022`, `2022/12/28`, `20221228`; nil for anything else.
    ///
    /// Between slashes, dots and dashes the day comes first, as in ACLED's tables, unless the month
    /// does.
    static func day(_ text: String, isMonthFirst: Bool = false) -> CalendarDate? {
        let bytes = Array(text.utf8)
        if bytes.count == 8, bytes.allSatisfy({ (48...57).contains($0) }) {
            return date(text.prefix(4), text.dropFirst(4).prefix(2), text.dropFirst(6))
        }
        if bytes.count >= 10, let day = yearFirst(text.prefix(10)) {
            guard bytes.count > 10 else { return day }
            let hasTime = bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")
            return hasTime ? day : nil
        }
        let parts = text.split(whereSeparator: { "-/. ".contains($0) })
        guard parts.count == 3, parts[2].utf8.count == 4 else { return nil }
        if let month = month(parts[1]) { return date(parts[2], String(month), parts[0]) }
        // "December 28, 2022"
        if let month = month(parts[0]), parts[1].hasSuffix(",") {
            return date(parts[2], String(month), parts[1].dropLast())
        }
        return isMonthFirst
            ? date(parts[2], parts[0], parts[1]) : date(parts[2], parts[1], parts[0])
    }

    /// Reads `2023-02-16`, and `2023/02/16` as GDAL writes it.
    private static func yearFirst(_ text: Substring) -> CalendarDate? {
        if let day = CalendarDate(iso: text) { return day }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2 else {
            return nil
        }
        return date(parts[0], parts[1], parts[2])
    }

    private static func month(_ text: Substring) -> Int? {
        guard text.utf8.count >= 3 else { return nil }
        let name = text.lowercased()
        return months.firstIndex { $0 == name || $0.prefix(3) == name }.map { $0 + 1 }
    }

    private static func date(
        _ year: some StringProtocol, _ month: some StringProtocol, _ day: some StringProtocol
    ) -> CalendarDate? {
        guard let year = Int(year), let month = Int(month), let day = Int(day) else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }
}

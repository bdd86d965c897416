/// Moments as answers write them, with digits and without calendars, as each answer needs one.
enum TimeText {
    /// How many bytes the present time takes.
    static let length = 24

    /// The present time in RFC 3339 form, always in 24 bytes.
    static var now: String { rfc3339(milliseconds: WallClock.milliseconds) }

    /// A moment as `2017-10-04T11:40:00.000Z`.
    ///
    /// - Parameter milliseconds: Since 1970 in UTC; at least 0, and before the year 10000.
    /// - Returns: 24 bytes.
    static func rfc3339(milliseconds: Int) -> String {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let day = Day(number: seconds / 86_400)
        var text = Digits()
        text.append(day.year, 4)
        text.append("-")
        text.append(day.month, 2)
        text.append("-")
        text.append(day.dayOfMonth, 2)
        text.append("T")
        text.appendTime(seconds)
        text.append(".")
        text.append(rest, 3)
        text.append("Z")
        return text.string
    }

    /// A moment as the `Date` header has it, RFC 9110, 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`.
    ///
    /// - Parameter seconds: Since 1970 in UTC; at least 0, and before the year 10000.
    /// - Returns: 29 bytes.
    static func http(seconds: Int) -> String {
        let number = seconds / 86_400
        let day = Day(number: number)
        var text = Digits()
        // The first day of 1970 was a Thursday.
        text.append(["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][number % 7])
        text.append(", ")
        text.append(day.dayOfMonth, 2)
        text.append(months[day.month - 1])
        text.append(day.year, 4)
        text.append(" ")
        text.appendTime(seconds)
        text.append(" GMT")
        return text.string
    }

    private static let months: [StaticString] = [
        " Jan ", " Feb ", " Mar ", " Apr ", " May ", " Jun ", " Jul ", " Aug ", " Sep ", " Oct ",
        " Nov ", " Dec ",
    ]

    /// A day of the Gregorian calendar.
    private struct Day {
        let year: Int
        let month: Int
        let dayOfMonth: Int

        /// Counts from the first of March of the year 0, so that the odd day comes last in a year.
        init(number: Int) {
            let days = number + 719_468
            let era = days / 146_097
            let dayOfEra = days % 146_097
            let yearOfEra =
                (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let place = (5 * dayOfYear + 2) / 153
            dayOfMonth = dayOfYear - (153 * place + 2) / 5 + 1
            month = place < 10 ? place + 3 : place - 9
            year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        }
    }

    private struct Digits {
        private var bytes: [UInt8] = []

        init() { bytes.reserveCapacity(32) }

        var string: String { String(decoding: bytes, as: UTF8.self) }

        mutating func append(_ text: StaticString) {
            bytes += text.description.utf8
        }

        /// Appends a number with zeros before it.
        mutating func append(_ number: Int, _ width: Int) {
            let end = bytes.count + width
            for _ in 0..<width { bytes.append(48) }
            var rest = number
            for place in 1...width {
                bytes[end - place] += UInt8(rest % 10)
                rest /= 10
            }
        }

        mutating func appendTime(_ seconds: Int) {
            append(seconds / 3600 % 24, 2)
            append(":")
            append(seconds / 60 % 60, 2)
            append(":")
            append(seconds % 60, 2)
        }
    }
}

/// A moment to the millisecond in UTC, counted from 1970-01-01T00:00:00Z; leap seconds are not counted.
public struct Moment: Hashable, Sendable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z, negative before.
    public let milliseconds: Int

    /// Makes a moment.
    public init(milliseconds: Int) {
        self.milliseconds = milliseconds
    }

    /// The first moment of a day in UTC.
    public init(startOf date: CalendarDate) {
        milliseconds = date.daysSinceEpoch * 86_400_000
    }

    /// The last millisecond of a day in UTC.
    public init(endOf date: CalendarDate) {
        milliseconds = date.daysSinceEpoch * 86_400_000 + 86_399_999
    }

    /// Reads an RFC 3339 moment such as `2019-10-24T14:30:00Z` or `2019-10-24T14:30:00.5+01:00`;
    /// nil for anything else.
    ///
    /// A leap second counts as the second before it; digits beyond milliseconds are dropped.
    public init?(rfc3339 text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(64))
        guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"),
            let date = CalendarDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Moment.number(bytes[11..<13]), hour < 24,
            let minute = Moment.number(bytes[14..<16]), minute < 60,
            let second = Moment.number(bytes[17..<19]), second <= 60
        else { return nil }
        var index = 19
        var fraction = 0
        if bytes[index] == UInt8(ascii: ".") {
            let digits = bytes[(index + 1)...].prefix { (48...57).contains($0) }
            guard !digits.isEmpty else { return nil }
            for place in 0..<3 {
                let digit = place < digits.count ? Int(digits[index + 1 + place]) - 48 : 0
                fraction = fraction * 10 + digit
            }
            index += 1 + digits.count
        }
        guard let offset = Moment.offset(bytes[index...]) else { return nil }
        let seconds = hour * 3600 + (minute - offset) * 60 + min(second, 59)
        milliseconds = date.daysSinceEpoch * 86_400_000 + seconds * 1000 + fraction
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    }

    /// Minutes east of UTC.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        if first | 0x20 == UInt8(ascii: "z") { return bytes.count == 1 ? 0 : nil }
        let start = bytes.startIndex
        guard bytes.count == 6, first == UInt8(ascii: "+") || first == UInt8(ascii: "-"),
            bytes[start + 3] == UInt8(ascii: ":"),
            let hours = number(bytes[(start + 1)..<(start + 3)]), hours < 24,
            let minutes = number(bytes[(start + 4)...]), minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (first == UInt8(ascii: "-") ? -1 : 1)
    }

    /// Whether the first is the earlier one.
    public static func < (first: Moment, second: Moment) -> Bool {
        first.milliseconds < second.milliseconds
    }
}

extension Moment: CustomStringConvertible {
    /// The moment in RFC 3339 form with `Z`, with milliseconds only where there are any.
    ///
    /// Moments outside the years 1...9999, which that form does not have, are written as the number
    /// of milliseconds.
    public var description: String {
        let days = milliseconds.flooredQuotient(by: 86_400_000)
        guard let date = CalendarDate(daysSinceEpoch: days) else { return "\(milliseconds) ms" }
        let rest = milliseconds - days * 86_400_000
        func padded(_ number: Int, _ width: Int = 2) -> String {
            let digits = String(number)
            return String(repeating: "0", count: width - digits.count) + digits
        }
        let time =
            "\(padded(rest / 3_600_000)):\(padded(rest / 60_000 % 60)):\(padded(rest / 1000 % 60))"
        let fraction = rest % 1000 == 0 ? "" : ".\(padded(rest % 1000, 3))"
        return "\(date)T\(time)\(fraction)Z"
    }
}

extension Int {
    func flooredQuotient(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

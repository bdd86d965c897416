/// A day, or a moment to the nanosecond in UTC.
///
/// A day and a moment compare by their days: a moment is neither before nor after its own day.
struct CQL2Instant: Hashable, Sendable {
    let day: CalendarDate
    /// Since midnight, or `nil` for a whole day.
    let nanoseconds: Int?

    init(day: CalendarDate, nanoseconds: Int? = nil) {
        self.day = day
        self.nanoseconds = nanoseconds
    }

    /// Negative, zero or positive as this is before, equal to or after the other.
    func order(to other: CQL2Instant) -> Int {
        if day != other.day { return day < other.day ? -1 : 1 }
        guard let first = nanoseconds, let second = other.nanoseconds, first != second else {
            return 0
        }
        return first < second ? -1 : 1
    }
}

extension CQL2Instant {
    /// Reads an RFC 3339 day or moment; `nil` for anything else.
    init?(strict text: String) {
        if let day = CalendarDate(iso: text) {
            self.init(day: day)
            return
        }
        self.init(moment: Array(text.utf8), isZoneNeeded: true)
    }

    /// Reads what clients and files write: with a blank for the `T`, with slashes, without a zone
    /// (taken as UTC), and cut off behind any part.
    init?(lenient text: String) {
        if let instant = CQL2Instant(strict: text) {
            self = instant
            return
        }
        var bytes = Array(text.utf8)
        for index in [4, 7] where bytes.indices.contains(index) && bytes[index] == 0x2F {
            bytes[index] = 0x2D
        }
        if bytes.count > 10, bytes[10] == 0x20 { bytes[10] = 0x54 }
        if bytes.count == 11, bytes[10] == 0x54 { bytes.removeLast() }
        switch bytes.count {
        case 4: bytes += "-01-01".utf8
        case 7: bytes += "-01".utf8
        case 13: bytes += ":00:00".utf8
        case 16: bytes += ":00".utf8
        default: break
        }
        if bytes.count == 10, let day = CalendarDate(iso: String(decoding: bytes, as: UTF8.self)) {
            self.init(day: day)
        } else {
            self.init(moment: bytes, isZoneNeeded: false)
        }
    }

    private init?(moment bytes: [UInt8], isZoneNeeded: Bool) {
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard bytes.count >= 19, bytes[10] == 0x54 || bytes[10] == 0x74,
            bytes[13] == 0x3A, bytes[16] == 0x3A,
            let day = CalendarDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        var position = 19
        var fraction = 0
        if position < bytes.count, bytes[position] == 0x2E {
            position += 1
            let start = position
            var unit = 100_000_000
            while position < bytes.count, (48...57).contains(bytes[position]) {
                fraction += Int(bytes[position] - 48) * unit
                unit /= 10
                position += 1
            }
            guard position > start else { return nil }
        }
        var offset = 0
        switch position < bytes.count ? bytes[position] : 0 {
        case 0x5A, 0x7A:
            position += 1
        case 0x2B, 0x2D:
            guard let hours = number(position + 1..<position + 3),
                position + 3 < bytes.count, bytes[position + 3] == 0x3A,
                let minutes = number(position + 4..<position + 6), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (bytes[position] == 0x2B ? -1 : 1)
            position += 6
        default:
            if isZoneNeeded { return nil }
        }
        guard position == bytes.count else { return nil }
        var seconds = (hour * 60 + minute + offset) * 60 + min(second, 59)
        var dayNumber = day.daysSinceEpoch
        while seconds < 0 {
            seconds += 86_400
            dayNumber -= 1
        }
        while seconds >= 86_400 {
            seconds -= 86_400
            dayNumber += 1
        }
        guard let shifted = CalendarDate(daysSinceEpoch: dayNumber) else { return nil }
        self.init(day: shifted, nanoseconds: seconds * 1_000_000_000 + fraction)
    }
}

extension CQL2Instant: CustomStringConvertible {
    /// The RFC 3339 form, in UTC.
    var description: String {
        guard let nanoseconds else { return day.description }
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let seconds = nanoseconds / 1_000_000_000
        var text = "\(day)T\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
        text += ":\(padded(seconds % 60, 2))"
        let fraction = nanoseconds % 1_000_000_000
        if fraction > 0 {
            var digits = padded(fraction, 9)
            while digits.last == "0" { digits.removeLast() }
            text += ".\(digits)"
        }
        return text + "Z"
    }
}

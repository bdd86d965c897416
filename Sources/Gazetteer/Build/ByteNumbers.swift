/// Reads numbers from bytes without making texts of them.
enum ByteNumbers {
    /// Degrees times ten million, rounded to nearest; nil for what is no decimal number in range.
    static func degrees(_ bytes: ArraySlice<UInt8>, limit: Int) -> Int32? {
        var index = bytes.startIndex
        let end = bytes.endIndex
        var isNegative = false
        if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        var value = 0
        var digits = 0
        while index < end, let digit = digit(bytes[index]), digits < 4 {
            value = value * 10 + digit
            digits += 1
            index += 1
        }
        var decimals = 0
        var isUp = false
        if index < end, bytes[index] == UInt8(ascii: ".") {
            index += 1
            while index < end, let digit = digit(bytes[index]) {
                if decimals < 7 {
                    value = value * 10 + digit
                } else if decimals == 7 {
                    isUp = digit >= 5
                }
                decimals += 1
                digits += 1
                index += 1
            }
        }
        guard index == end, digits > 0 else { return nil }
        while decimals < 7 {
            value *= 10
            decimals += 1
        }
        if isUp { value += 1 }
        guard value <= limit * 10_000_000 else { return nil }
        return Int32(isNegative ? -value : value)
    }

    /// A whole number of at least zero; nil for anything else, 0 for nothing.
    static func whole(_ bytes: ArraySlice<UInt8>) -> UInt64? {
        guard bytes.count <= 18 else { return nil }
        var value: UInt64 = 0
        for byte in bytes {
            guard let digit = digit(byte) else { return nil }
            value = value * 10 + UInt64(digit)
        }
        return value
    }

    /// Days since 1970-01-01 of `YYYY-MM-DD`; 0 for anything else and for other centuries.
    static func day(_ bytes: ArraySlice<UInt8>) -> UInt16 {
        let start = bytes.startIndex
        guard bytes.count == 10, let year = whole(bytes[start..<(start + 4)]),
            let month = whole(bytes[(start + 5)..<(start + 7)]),
            let day = whole(bytes[(start + 8)..<(start + 10)]),
            (1970...2140).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return 0 }
        let shifted = month <= 2 ? Int(year) - 1 : Int(year)
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((Int(month) + 9) % 12) + 2) / 5 + Int(day) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return UInt16(clamping: era * 146_097 + dayOfEra - 719_468)
    }

    @inline(__always)
    private static func digit(_ byte: UInt8) -> Int? {
        byte >= 48 && byte <= 57 ? Int(byte) - 48 : nil
    }
}

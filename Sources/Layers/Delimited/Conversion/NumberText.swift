/// Numbers as texts spell them, without making numbers of them.
enum NumberText {
    /// Whether the bytes are a number as JSON spells it (RFC 8259, 6), of a size that readers keep.
    ///
    /// Whole numbers of more than 18 digits are identifiers, which a double would change.
    static func isJSON(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        let end = range.upperBound
        if index < end, bytes[index] == UInt8(ascii: "-") { index += 1 }
        let start = index
        index = digits(bytes, index, end)
        let whole = index - start
        guard whole > 0, whole == 1 || bytes[start] != 48 else { return false }
        if index == end { return whole <= 18 }
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            let point = index
            index = digits(bytes, index, end)
            if index == point { return false }
        }
        if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < end, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            let exponent = index
            index = digits(bytes, index, end)
            // More digits than these may lead beyond the doubles.
            if index == exponent || index - exponent > 2 || whole > 200 { return false }
        }
        return index == end
    }

    private static func digits(
        _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> Int {
        var next = start
        while next < end, bytes[next] &- 48 < 10 { next += 1 }
        return next
    }

    /// Degrees in units of 1e-7, or nil where the bytes are no plain decimal number.
    ///
    /// More decimals than seven are rounded to the nearest, halves away from zero.
    static func degrees(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        let end = range.upperBound
        guard index < end else { return nil }
        let isNegative = bytes[index] == UInt8(ascii: "-")
        if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
        var units = 0
        let start = index
        while index < end, bytes[index] &- 48 < 10 {
            units = units * 10 + Int(bytes[index] &- 48)
            index += 1
            if index - start > 9 { return nil }
        }
        var digits = index - start
        var decimals = 0
        if index < end, bytes[index] == UInt8(ascii: ".") {
            index += 1
            while index < end, bytes[index] &- 48 < 10 {
                if decimals < 7 {
                    units = units * 10 + Int(bytes[index] &- 48)
                } else if decimals == 7, bytes[index] >= UInt8(ascii: "5") {
                    units += 1
                }
                decimals += 1
                digits += 1
                index += 1
            }
        }
        guard digits > 0, index == end else { return nil }
        while decimals < 7 {
            units *= 10
            decimals += 1
        }
        return isNegative ? -units : units
    }
}
